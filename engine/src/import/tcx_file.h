#pragma once

#include <cstdint>
#include <string_view>

#include "import/health_ledger.h"
#include "import/import_parser.h"
#include "import/small_text.h"
#include "import/xml_scanner.h"
#include "import/zone_table.h"

namespace liopep::engine {

/// Reads the laps of a TCX file (Garmin, TrainingCenterDatabase v2, ActivityExtension v2): time,
/// distance, calories, and steps where a device wrote them.
class TcxFile final : public ImportParser, private XmlHandler {
 public:
  TcxFile(HealthLedger& ledger, const ZoneTable& zones) : ledger_(ledger), zones_(zones) {}

  void begin() override;
  bool push(const char* data, std::size_t size) override { return scanner_.push(data, size); }
  bool finish() override { return scanner_.finish(); }
  const ImportProblem& problem() const override { return scanner_.problem(); }

 private:
  static constexpr int kNowhere = -1;
  /// Of a lap; below zero is not said.
  struct Lap {
    std::int64_t start_s = 0;
    double seconds = -1;
    double metres = -1;
    double kilocalories = -1;
    double steps = -1;
  };

  bool start(XmlTag& tag, int depth) override;
  bool end(std::string_view name, int depth) override;
  void text(std::string_view piece) override;
  bool start_lap(const XmlTag& tag);
  bool end_lap();
  bool add(HealthMeasure measure, double value);
  double* field(std::string_view name, int depth);

  HealthLedger& ledger_;
  const ZoneTable& zones_;
  XmlScanner scanner_{*this};
  HealthMeasure distance_ = HealthMeasure::distance_other;
  int lap_depth_ = kNowhere;
  Lap lap_;
  double* field_ = nullptr;  // the number being read
  SmallText<32> number_;
};

}  // namespace liopep::engine
