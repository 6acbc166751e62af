#include "testing/import_run.h"

namespace liopep::engine::testing {

std::int32_t day(std::string_view date) {
  std::int32_t days = 0;
  return read_date(date, days) ? days : 0;
}

ImportRun::ImportRun(std::string_view file, std::size_t chunk) {
  auto memory = std::make_unique<ImportMemory<14>>();
  auto import = std::make_unique<HealthImport>(memory->minutes(), memory->sums());
  import->begin(day("2030-12-31"));
  bool ok = true;
  for (std::size_t at = 0; ok && at < file.size(); at += chunk) {
    // A copy of exactly this size: reading one byte too far is then seen.
    const std::vector<char> piece(
        file.begin() + static_cast<std::ptrdiff_t>(at),
        file.begin() + static_cast<std::ptrdiff_t>(std::min(at + chunk, file.size())));
    ok = import->push(piece.data(), piece.size());
  }
  if (ok) ok = import->close();
  if (ok) import->finish();
  problem_ = import->problem();
  HealthDay found;
  for (std::int32_t from = kFirstDay; import->next_day(from, found); from = found.day + 1) {
    days_.push_back(found);
  }
}

bool ImportRun::measured(std::size_t index, HealthType type) const {
  return index < days_.size() && (days_[index].measured >> static_cast<int>(type) & 1) != 0;
}

double ImportRun::total(std::size_t index, HealthType type) const {
  return measured(index, type) ? days_[index].total[static_cast<int>(type)] : -1;
}

}  // namespace liopep::engine::testing
