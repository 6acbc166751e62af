#pragma once

#include <cstdint>
#include <string_view>

#include "import/health_ledger.h"
#include "import/import_parser.h"
#include "import/small_text.h"
#include "import/xml_scanner.h"
#include "import/zone_table.h"

namespace liopep::engine {

/// Reads the tracks of a GPX file (Topografix, 1.0 and 1.1): the way and the time between one
/// point and the next of a segment. More than five minutes between two points are a pause; a leap
/// faster than 100 m/s is the receiver's, not the person's, and left out.
class GpxFile final : public ImportParser, private XmlHandler {
 public:
  GpxFile(HealthLedger& ledger, const ZoneTable& zones) : ledger_(ledger), zones_(zones) {}

  void begin() override;
  bool push(const char* data, std::size_t size) override { return scanner_.push(data, size); }
  bool finish() override;
  const ImportProblem& problem() const override {
    return problem_.fault != ImportFault::none ? problem_ : scanner_.problem();
  }

 private:
  struct Point {
    double latitude_deg = 0;
    double longitude_deg = 0;
    std::int64_t time_s = 0;  ///< by the local clock
    bool has_time = false;
  };

  bool start(XmlTag& tag, int depth) override;
  bool end(std::string_view name, int depth) override;
  void text(std::string_view piece) override;
  bool start_point(const XmlTag& tag);
  bool end_time();
  bool end_point();
  bool add(HealthMeasure measure, double value);

  HealthLedger& ledger_;
  const ZoneTable& zones_;
  XmlScanner scanner_{*this};
  ImportProblem problem_;
  bool in_point_ = false;
  bool in_time_ = false;
  bool has_before_ = false;
  bool any_point_ = false;
  bool any_time_ = false;
  Point before_;
  Point point_;
  SmallText<40> time_;
};

}  // namespace liopep::engine
