#pragma once

#include <array>
#include <cstdint>

#include "import/fit_scanner.h"
#include "import/health_ledger.h"
#include "import/import_parser.h"
#include "import/zone_table.h"

namespace liopep::engine {

/// Reads FIT: sessions of an activity (or, where a device wrote none, its records), and the
/// running totals of a day that watches keep (monitoring). Message and field numbers are those of
/// Garmin's public profile.
class FitFile final : public ImportParser, private FitHandler {
 public:
  FitFile(HealthLedger& ledger, const ZoneTable& zones) : ledger_(ledger), zones_(zones) {}

  void begin() override;
  bool push(const char* data, std::size_t size) override { return scanner_.push(data, size); }
  bool finish() override { return scanner_.finish(); }
  const ImportProblem& problem() const override { return scanner_.problem(); }

 private:
  static constexpr int kMaxSessions = 64;
  static constexpr int kActivityTypes = 32;

  /// Below zero is not said.
  struct Session {
    std::int64_t start_utc_s = 0;
    double elapsed_s = -1, timer_s = -1, metres = -1, kilocalories = -1, steps = -1;
    HealthMeasure distance = HealthMeasure::distance_other;
    bool by_own_power = true;
  };
  /// Counted since midnight, in one kind of activity.
  struct Running {
    double steps = -1, metres = -1, kilocalories = -1;
  };

  bool message(const FitMessage& message) override;
  bool file_end() override;
  bool take_session(const FitMessage& message);
  void take_record(const FitMessage& message);
  bool take_monitoring(const FitMessage& message);
  void take_clock(const FitMessage& message, std::uint8_t local_field);
  bool add_session(const Session& session);
  bool add_monitored_day();
  bool add(HealthMeasure measure, double value, std::int64_t start_s, std::int64_t end_s,
           SourceKind kind);
  std::int64_t local(std::int64_t utc_s) const;

  HealthLedger& ledger_;
  const ZoneTable& zones_;
  FitScanner scanner_{*this};
  bool has_clock_ = false;
  std::int64_t clock_offset_s_ = 0;
  int session_count_ = 0;
  std::array<Session, kMaxSessions> sessions_{};
  Session recorded_;  // of the records
  bool has_records_ = false;
  std::uint32_t monitor_time_ = 0;
  std::int32_t monitored_day_ = 0;
  bool has_monitored_ = false;
  std::array<Running, kActivityTypes> running_{};
};

}  // namespace liopep::engine
