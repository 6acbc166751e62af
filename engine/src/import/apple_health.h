#pragma once

#include <cstdint>
#include <string_view>

#include "import/health_ledger.h"
#include "import/import_parser.h"
#include "import/xml_scanner.h"

namespace liopep::engine {

/// Reads export.xml of Apple Health: the Records at the top (those within a Correlation are there
/// twice), and ActivitySummary for days that have no records.
class AppleHealthFile final : public ImportParser, private XmlHandler {
 public:
  explicit AppleHealthFile(HealthLedger& ledger) : ledger_(ledger) {}

  void begin() override;
  bool push(const char* data, std::size_t size) override { return scanner_.push(data, size); }
  bool finish() override { return scanner_.finish(); }
  const ImportProblem& problem() const override { return scanner_.problem(); }

 private:
  bool start(XmlTag& tag, int depth) override;
  bool end(std::string_view, int) override { return true; }
  void text(std::string_view) override {}

  bool record(XmlTag& tag, HealthMeasure measure);
  bool summary(XmlTag& tag);
  bool add_summary(std::int32_t day, HealthMeasure measure, std::string_view value, double factor);
  std::uint8_t source_of(std::string_view name, std::string_view device);
  bool refuse(ImportFault fault, std::string_view reason, std::string_view excerpt) {
    scanner_.refuse(fault, reason, excerpt);
    return false;
  }

  HealthLedger& ledger_;
  XmlScanner scanner_{*this};
  std::uint64_t last_source_hash_ = 0;
  std::uint8_t last_source_ = 0;
};

/// A unit of a measure in metres, kilocalories or minutes; 0 when it is not known.
double factor_of(HealthMeasure measure, std::string_view unit);

}  // namespace liopep::engine
