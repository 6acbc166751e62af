#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "import/apple_health.h"
#include "import/fit_file.h"
#include "import/google_fit_points.h"
#include "import/google_fit_table.h"
#include "import/gpx_file.h"
#include "import/health_ledger.h"
#include "import/sniff.h"
#include "import/tcx_file.h"
#include "import/zone_table.h"
#include "liopep/import.h"

namespace liopep::engine {

/// Memory that one import works in, whatever the size of its files: 2^`bits` quarters of an hour
/// in which something was measured, and an eighth as many days of a source.
template <int bits>
struct ImportMemory {
  static constexpr std::uint32_t kQuarters = 1U << bits;
  static constexpr std::uint32_t kDaySums = kQuarters / 8;

  std::array<std::uint32_t, kQuarters> quarter_keys{};
  std::array<QuarterMinutes, kQuarters> quarters{};
  std::array<std::uint32_t, kDaySums> day_keys{};
  std::array<double, kDaySums> day_sums{};

  MinuteStore minutes() { return {quarter_keys.data(), quarters.data(), kQuarters}; }
  DaySums sums() { return {day_keys.data(), day_sums.data(), kDaySums}; }
};

/// Some thirteen years of a phone and a watch worn day and night; 35 MB.
using FullImportMemory = ImportMemory<20>;

/// Reads the files of one import, chunk by chunk, and adds them up by day. Nothing can be read
/// from it before every file has been read to its end.
class HealthImport {
 public:
  /// Large itself, some hundred kilobytes: never on a stack.
  HealthImport(MinuteStore minutes, DaySums sums) : ledger_(minutes, sums) {}
  HealthImport(const HealthImport&) = delete;
  HealthImport& operator=(const HealthImport&) = delete;

  /// Forgets everything. `latest_day`: the last day that is believed, such as tomorrow.
  void begin(std::int32_t latest_day);

  /// Local time from a moment on, for files that say only UTC; in order, after begin().
  bool add_zone(ZoneSpan span) { return zones_.add(span); }

  /// A file begins: push its bytes, then close it. Its format is told by its first bytes.
  void open();
  bool push(const char* data, std::size_t size);
  bool close();

  /// A record that the program read itself (Health Connect's tables). Only while no file is open.
  bool add(const HealthRecord& record, std::uint64_t place);
  std::uint8_t source(std::string_view name, SourceKind kind) { return ledger_.source(name, kind); }

  /// All is read: days can be had. False when nothing of use was there, or after a fault.
  bool finish();

  /// The first day at or after `day`; only after finish().
  bool next_day(std::int32_t day, HealthDay& found) const {
    return finished_ && ledger_.next_day(day, found);
  }

  /// Of the file that was opened last, known after its first 4096 bytes or its close.
  ImportFormat format() const { return format_; }
  const ImportProblem& problem() const { return problem_; }

 private:
  bool tell_format();
  bool feed(const char* data, std::size_t size);
  bool fail(ImportFault fault, std::string_view reason);
  ImportParser* parser();

  HealthLedger ledger_;
  ZoneTable zones_;
  ImportFormat format_ = ImportFormat::unknown;
  ImportProblem problem_;
  bool told_ = false;
  bool finished_ = false;
  std::size_t mark_bytes_ = 0;  // of a byte order mark
  std::size_t head_length_ = 0;
  std::array<char, kSniffBytes> head_{};
  AppleHealthFile apple_{ledger_};
  TcxFile tcx_{ledger_, zones_};
  GpxFile gpx_{ledger_, zones_};
  FitFile fit_{ledger_, zones_};
  GoogleFitTable table_{ledger_};
  GoogleFitPoints points_{ledger_, zones_};
};

}  // namespace liopep::engine
