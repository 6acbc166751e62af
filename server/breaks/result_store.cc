#include "server/breaks/result_store.h"

#include <string_view>
#include <utility>

namespace liopep::breaks {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO results (member_id, id, exercise, count, half_count, duration_ms, started_at_ms,"
    " day, source, held_ms, score, steps, distance_m)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    " ON CONFLICT (member_id, id) DO NOTHING RETURNING id";

constexpr std::string_view same_sql =
    "SELECT 1 FROM results WHERE member_id = $1 AND id = $2 AND exercise = $3 AND count = $4"
    " AND half_count = $5 AND duration_ms = $6 AND started_at_ms = $7 AND day = $8 AND source = $9"
    " AND held_ms IS NOT DISTINCT FROM $10 AND score IS NOT DISTINCT FROM $11"
    " AND steps IS NOT DISTINCT FROM $12 AND distance_m IS NOT DISTINCT FROM $13";

std::string_view to_text(Source source) {
  switch (source) {
    case Source::camera:
      return "camera";
    case Source::microphone:
      return "microphone";
    case Source::motion:
      return "motion";
    case Source::self_report:
      return "self_report";
  }
  return "";
}

db::Value to_value(const std::optional<std::int64_t>& number) {
  return number ? db::Value(*number) : db::Value();
}

std::vector<db::Value> parameters(const MemberId& member, const BreakResult& result) {
  return {member.text(),
          result.id.text(),
          result.exercise,
          result.count,
          result.half_count,
          result.duration_ms,
          to_ms(result.started_at),
          liopep::to_text(result.day),
          std::string(to_text(result.source)),
          to_value(result.held_ms),
          to_value(result.score),
          to_value(result.steps),
          to_value(result.distance_m)};
}

}  // namespace

Result<SaveOutcome> save_result(db::Transaction& transaction, const MemberId& member,
                                const BreakResult& result,
                                const ResultSavedSubscribers& subscribers) {
  auto values = parameters(member, result);
  const auto inserted = transaction.query(insert_sql, values);
  if (!inserted) return std::unexpected(inserted.error());
  if (inserted->empty()) {
    const auto same = transaction.query(same_sql, std::move(values));
    if (!same) return std::unexpected(same.error());
    if (!same->empty()) return SaveOutcome::already_there;
    return fail(ErrorKind::conflict, "result.conflict",
                "a result with this id and other numbers is stored already; a new result needs a "
                "new id",
                "/id");
  }
  const ResultSaved event{.member = member,
                          .day = result.day,
                          .repetitions = result.held_ms ? 0 : result.count,
                          .duration_ms = result.duration_ms,
                          .held_ms = result.held_ms.value_or(0),
                          .steps = result.steps.value_or(0)};
  for (const auto& subscriber : subscribers) {
    if (auto heard = subscriber(transaction, event); !heard) {
      return std::unexpected(std::move(heard.error()));
    }
  }
  return SaveOutcome::stored;
}

}  // namespace liopep::breaks
