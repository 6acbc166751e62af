#pragma once

#include <cstdint>
#include <string_view>

#include "import/health_ledger.h"
#include "import/import_parser.h"
#include "import/json_scanner.h"
#include "import/zone_table.h"

namespace liopep::engine {

/// Reads a file of data points of Google Takeout Fit (All Data/*.json): steps, distance and active
/// minutes. Streams that Google merged itself go before those of single sensors.
class GoogleFitPoints final : public ImportParser, private JsonHandler {
 public:
  GoogleFitPoints(HealthLedger& ledger, const ZoneTable& zones) : ledger_(ledger), zones_(zones) {}

  void begin() override;
  bool push(const char* data, std::size_t size) override { return scanner_.push(data, size); }
  bool finish() override { return scanner_.finish(); }
  const ImportProblem& problem() const override { return scanner_.problem(); }

 private:
  /// Of a data point; text as it was written.
  struct Point {
    SmallText<64> type;
    SmallText<24> start_ns;
    SmallText<24> end_ns;
    double value = 0;
    bool has_value = false;
  };

  bool value(std::string_view key, std::string_view text, int depth) override;
  bool end(int depth) override;
  bool end_point();
  bool fail(ImportFault fault, std::string_view reason, std::string_view excerpt);

  HealthLedger& ledger_;
  const ZoneTable& zones_;
  JsonScanner scanner_{*this};
  std::uint8_t source_ = 0;
  Point point_;
};

}  // namespace liopep::engine
