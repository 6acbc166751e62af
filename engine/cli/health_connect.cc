#include "cli/health_connect.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

#include "cli/zip_file.h"
#include "liopep/health_connect.h"

namespace liopep::engine {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

std::expected<Statement, std::string> prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK) {
    return Statement(statement);
  }
  return std::unexpected(
      fmt::format("the database is not understood: {}", sqlite3_errmsg(database)));
}

std::expected<bool, std::string> has_table(sqlite3* database, std::string_view name) {
  auto statement = prepare(
      database,
      fmt::format("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{}'", name));
  if (!statement) return std::unexpected(statement.error());
  const int answer = sqlite3_step(statement->get());
  if (answer == SQLITE_ROW || answer == SQLITE_DONE) return answer == SQLITE_ROW;
  return std::unexpected(fmt::format("the database is damaged: {}", sqlite3_errmsg(database)));
}

/// Times are local by the row's own offset.
HealthRecord record_of(sqlite3_stmt* row, HealthMeasure measure) {
  const std::int64_t start_ms = sqlite3_column_int64(row, 0);
  const std::int64_t end_ms = sqlite3_column_int64(row, 1);
  const std::int64_t offset_s = sqlite3_column_int64(row, 2);
  return {.measure = measure,
          .source = 0,
          .start_s = start_ms / 1000 + offset_s % 86400,
          .end_s = end_ms / 1000 + offset_s % 86400,
          .value = sqlite3_column_double(row, 3)};
}

std::expected<void, std::string> read_table(sqlite3* database, const HealthConnectTable& table,
                                            bool has_devices, HealthImport& import) {
  const std::string device = has_devices ? "coalesce((SELECT d.device_type FROM device_info_table d"
                                           " WHERE d.row_id = r.device_info_id), 0)"
                                         : "0";
  auto rows = prepare(database,
                      fmt::format("SELECT r.start_time, r.end_time, coalesce(r.start_zone_offset, "
                                  "0), {}, coalesce(r.app_info_id, 0), {} FROM {} r "
                                  "ORDER BY r.start_time, r.end_time, r.row_id",
                                  table.value, device, table.table));
  if (!rows) return std::unexpected(rows.error());
  std::uint64_t number = 0;
  int answer = sqlite3_step(rows->get());
  for (; answer == SQLITE_ROW; answer = sqlite3_step(rows->get())) {
    HealthRecord record = record_of(rows->get(), table.measure);
    record.source = import.source(std::to_string(sqlite3_column_int64(rows->get(), 4)),
                                  health_connect_source(sqlite3_column_int(rows->get(), 5)));
    if (!import.add(record, ++number)) {
      return std::unexpected(fmt::format("{}: {}", table.table, text_of(import.problem())));
    }
  }
  if (answer == SQLITE_DONE) return {};
  return std::unexpected(fmt::format("the database is damaged: {}", sqlite3_errmsg(database)));
}

}  // namespace

std::expected<void, std::string> read_health_connect(const std::filesystem::path& path,
                                                     HealthImport& import) {
  sqlite3* opened = nullptr;
  const int answer = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  const Database database(opened);
  if (answer != SQLITE_OK) return std::unexpected("the database cannot be opened");
  const auto devices = has_table(opened, "device_info_table");
  if (!devices) return std::unexpected(devices.error());
  bool any = false;
  for (const HealthConnectTable& table : kHealthConnectTables) {
    const auto there = has_table(opened, table.table);
    if (!there) return std::unexpected(there.error());
    if (!*there) continue;
    any = true;
    if (auto ok = read_table(opened, table, *devices, import); !ok) return ok;
  }
  if (!any) return std::unexpected("a database, but not of Health Connect");
  return {};
}

}  // namespace liopep::engine
