#include "server/insight/daily_rollup.h"

#include <string_view>
#include <utility>

namespace liopep::insight {
namespace {

constexpr std::string_view add_sql =
    "INSERT INTO daily_rollups AS d (member_id, day, breaks, repetitions, active_ms, held_ms, "
    "steps)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (member_id, day) DO UPDATE SET"
    " breaks = d.breaks + excluded.breaks,"
    " repetitions = d.repetitions + excluded.repetitions,"
    " active_ms = d.active_ms + excluded.active_ms,"
    " held_ms = d.held_ms + excluded.held_ms,"
    " steps = d.steps + excluded.steps";

constexpr std::string_view between_sql =
    "SELECT day, breaks, repetitions, active_ms, held_ms, steps FROM daily_rollups"
    " WHERE member_id = $1 AND day >= $2 AND day <= $3 ORDER BY day";

constexpr std::string_view backwards_sql =
    "SELECT day FROM daily_rollups WHERE member_id = $1 AND day <= $2 ORDER BY day DESC LIMIT $3";

/// Days of a streak read at a time: most streaks are shorter.
constexpr std::int64_t streak_step = 64;

}  // namespace

Totals& Totals::operator+=(const Totals& more) {
  breaks += more.breaks;
  repetitions += more.repetitions;
  active_ms += more.active_ms;
  held_ms += more.held_ms;
  steps += more.steps;
  return *this;
}

Result<void> add_to_day(db::Transaction& transaction, const MemberId& member, Day day,
                        const Totals& more) {
  const auto added =
      transaction.query(add_sql, {member.text(), to_text(day), more.breaks, more.repetitions,
                                  more.active_ms, more.held_ms, more.steps});
  if (!added) return std::unexpected(added.error());
  return {};
}

Result<std::vector<DayTotals>> days_between(db::Transaction& transaction, const MemberId& member,
                                            Day first, Day last) {
  const auto rows = transaction.query(between_sql, {member.text(), to_text(first), to_text(last)});
  if (!rows) return std::unexpected(rows.error());
  std::vector<DayTotals> days;
  days.reserve(rows->size());
  for (const db::Row& row : *rows) {
    const auto day = parse_day(row.text(0), "day");
    if (!day) return std::unexpected(day.error());
    days.push_back(
        {*day, {row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)}});
  }
  return days;
}

Result<std::int64_t> streak_ending(db::Transaction& transaction, const MemberId& member, Day last) {
  std::int64_t streak = 0;
  for (;;) {
    const Day from = last - std::chrono::days(streak);
    const auto rows = transaction.query(backwards_sql, {member.text(), to_text(from), streak_step});
    if (!rows) return std::unexpected(rows.error());
    for (const db::Row& row : *rows) {
      if (row.text(0) != to_text(last - std::chrono::days(streak))) return streak;
      ++streak;
    }
    if (std::ssize(*rows) < streak_step) return streak;
  }
}

}  // namespace liopep::insight
