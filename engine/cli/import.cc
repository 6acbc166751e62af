#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/health_file.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage = R"(liopep-engine import FILE [--json]

  Adds up a file of health data by day: Apple Health (export.zip or export.xml), Google Takeout
  Fit (zip, daily metrics CSV, JSON), Health Connect (zip or db), FIT, TCX, GPX. Its content says
  what it is. Nothing is printed of a file that is damaged or implausible: the reason is.

  --json           one JSON object instead of a table; distance in metres, energy in kilocalories
)";

constexpr std::string_view kTypeNames[] = {"steps", "distance_m", "active_energy_kcal", "flights",
                                           "active_minutes"};
constexpr std::string_view kFormatNames[] = {
    "unknown", "apple_health", "google_fit_csv", "google_fit_json", "fit", "tcx",
    "gpx",     "zip",          "health_connect", "ignored"};

std::string date_text(std::int32_t day) {
  const CivilDate date = date_of(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

bool is_measured(const HealthDay& day, int type) {
  return (day.measured >> type & 1) != 0;
}

void print_json(const HealthFile& file) {
  fmt::print(R"({{"format":"{}","days":[)", kFormatNames[static_cast<int>(file.format)]);
  for (std::size_t i = 0; i < file.days.size(); ++i) {
    const HealthDay& day = file.days[i];
    fmt::print(R"({}{{"day":"{}")", i > 0 ? "," : "", date_text(day.day));
    for (int type = 0; type < kHealthTypeCount; ++type) {
      if (is_measured(day, type)) fmt::print(R"(,"{}":{:.3f})", kTypeNames[type], day.total[type]);
    }
    fmt::print("}}");
  }
  fmt::print("]}}\n");
}

void print_table(const HealthFile& file) {
  fmt::print("{:<10}", "day");
  for (const std::string_view name : kTypeNames) fmt::print(" {:>18}", name);
  fmt::print("\n");
  for (const HealthDay& day : file.days) {
    fmt::print("{}", date_text(day.day));
    for (int type = 0; type < kHealthTypeCount; ++type) {
      fmt::print(" {:>18}", is_measured(day, type) ? fmt::format("{:.2f}", day.total[type])
                                                   : std::string("-"));
    }
    fmt::print("\n");
  }
}

std::int32_t tomorrow() {
  using namespace std::chrono;
  const auto today = floor<days>(system_clock::now());
  return static_cast<std::int32_t>(today.time_since_epoch().count()) + 1;
}

int run_import(std::span<char*> words) {
  std::string path;
  bool json = false;
  for (const std::string_view word : words) {
    if (word == "--json") {
      json = true;
    } else if (word.starts_with("--")) {
      return fail(fmt::format("{} is not an option", word));
    } else if (path.empty()) {
      path = word;
    } else {
      return fail(fmt::format("one file at a time: {} is the second", word));
    }
  }
  if (path.empty()) return fail("the file is missing");
  const auto file = read_health_file(path, tomorrow());
  if (!file) return fail(fmt::format("{}: {}", path, file.error()));
  json ? print_json(*file) : print_table(*file);
  return 0;
}

}  // namespace

const Command kImportCommand = {"import", kUsage, run_import};

}  // namespace liopep::engine
