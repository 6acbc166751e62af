#include "server/health/health_store.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace liopep::health {
namespace {

constexpr std::string_view save_sql =
    "INSERT INTO health_days (member_id, day, type, value, source, imported_at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (member_id, day, type) DO UPDATE SET"
    " value = excluded.value, source = excluded.source,"
    " imported_at_ms = excluded.imported_at_ms";

constexpr std::string_view consent_sql =
    "INSERT INTO health_consents (member_id, purpose, version, given_at_ms)"
    " VALUES ($1, 'own_statistics', $2, $3) ON CONFLICT (member_id, purpose, version)"
    " DO UPDATE SET given_at_ms = CASE WHEN health_consents.withdrawn_at_ms IS NULL"
    " THEN health_consents.given_at_ms ELSE excluded.given_at_ms END, withdrawn_at_ms = NULL";

constexpr std::string_view between_sql =
    "SELECT day, type, value, source FROM health_days"
    " WHERE member_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, type";

constexpr std::string_view sources_sql =
    "SELECT source, COUNT(DISTINCT day), MIN(day), MAX(day) FROM health_days"
    " WHERE member_id = $1 GROUP BY source ORDER BY MAX(day) DESC, source";

constexpr std::string_view delete_source_sql =
    "DELETE FROM health_days WHERE member_id = $1 AND source = $2";
constexpr std::string_view delete_all_sql = "DELETE FROM health_days WHERE member_id = $1";
constexpr std::string_view withdraw_sql =
    "UPDATE health_consents SET withdrawn_at_ms = $2"
    " WHERE member_id = $1 AND withdrawn_at_ms IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM health_days WHERE member_id = $1)";

Result<void> done(Result<std::vector<db::Row>> rows) {
  if (!rows) return std::unexpected(std::move(rows.error()));
  return {};
}

/// Types in the table are those of its CHECK.
HealthType type_of(std::string_view text) {
  for (const HealthType type :
       {HealthType::steps, HealthType::distance_m, HealthType::active_energy_kcal,
        HealthType::flights, HealthType::active_minutes}) {
    if (to_text(type) == text) return type;
  }
  return HealthType::steps;
}

}  // namespace

Result<void> save_days(db::Transaction& transaction, const MemberId& member,
                       const std::vector<HealthDay>& days, const GivenConsent& consent,
                       UnixMillis now) {
  auto saved = done(transaction.query(consent_sql, {member.text(), consent.version, to_ms(now)}));
  for (const HealthDay& day : days) {
    if (!saved) return saved;
    saved = done(transaction.query(
        save_sql, {member.text(), liopep::to_text(day.day), std::string(to_text(day.type)),
                   day.value, std::string(to_text(day.source)), to_ms(now)}));
  }
  return saved;
}

Result<std::vector<HealthDay>> days_between(db::Transaction& transaction, const MemberId& member,
                                            Day first, Day last) {
  const auto rows = transaction.query(
      between_sql, {member.text(), liopep::to_text(first), liopep::to_text(last)});
  if (!rows) return std::unexpected(rows.error());
  std::vector<HealthDay> days;
  days.reserve(rows->size());
  for (const db::Row& row : *rows) {
    const auto day = parse_day(row.text(0), "day");
    const auto source = parse_source(row.text(3), "source");
    if (!day) return std::unexpected(day.error());
    if (!source) return std::unexpected(source.error());
    days.push_back({*day, type_of(row.text(1)), row.integer(2), *source});
  }
  return days;
}

Result<std::vector<SavedSource>> saved_sources(db::Transaction& transaction,
                                               const MemberId& member) {
  const auto rows = transaction.query(sources_sql, {member.text()});
  if (!rows) return std::unexpected(rows.error());
  std::vector<SavedSource> sources;
  sources.reserve(rows->size());
  for (const db::Row& row : *rows) {
    const auto source = parse_source(row.text(0), "source");
    const auto first = parse_day(row.text(2), "day");
    const auto last = parse_day(row.text(3), "day");
    if (!source) return std::unexpected(source.error());
    if (!first) return std::unexpected(first.error());
    if (!last) return std::unexpected(last.error());
    sources.push_back({*source, row.integer(1), *first, *last});
  }
  return sources;
}

Result<void> delete_days(db::Transaction& transaction, const MemberId& member,
                         std::optional<HealthSource> source, UnixMillis now) {
  auto deleted = done(
      source ? transaction.query(delete_source_sql, {member.text(), std::string(to_text(*source))})
             : transaction.query(delete_all_sql, {member.text()}));
  if (!deleted) return deleted;
  return done(transaction.query(withdraw_sql, {member.text(), to_ms(now)}));
}

}  // namespace liopep::health
