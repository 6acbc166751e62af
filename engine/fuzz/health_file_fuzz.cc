// Any bytes as a file of health data, in chunks of a size that the first byte chooses: refused
// with a reason and a place, or added up to days that can be true; the same whole as in pieces.
#include <vector>

#include "fuzz/check.h"
#include "fuzz/exact_copy.h"
#include "liopep/health_import.h"

namespace liopep::engine::fuzz {
namespace {

constexpr std::int32_t kLatestDay = 22280;  // 2031

/// One import in little memory, so that many fit into a second.
struct Workplace {
  ImportMemory<12> memory;
  HealthImport import{memory.minutes(), memory.sums()};
};

std::vector<HealthDay> read(Workplace& place, const std::uint8_t* data, std::size_t size,
                            std::size_t chunk) {
  HealthImport& import = place.import;
  import.begin(kLatestDay);
  LIOPEP_MUST(import.add_zone({0, 3600}));
  bool ok = true;
  for (std::size_t at = 0; ok && at < size; at += chunk) {
    const std::size_t length = at + chunk < size ? chunk : size - at;
    const ExactCopy piece(data + at, length);
    ok = import.push(piece.text().data(), length);
  }
  if (ok) ok = import.close() && import.finish();
  std::vector<HealthDay> days;
  HealthDay day;
  for (std::int32_t from = 0; import.next_day(from, day); from = day.day + 1) days.push_back(day);
  LIOPEP_MUST(ok == (import.problem().fault == ImportFault::none));
  LIOPEP_MUST(ok == !days.empty());
  if (!ok) {
    LIOPEP_MUST(import.problem().reason[0] != 0);
    LIOPEP_MUST(import.problem().byte <= size);
  }
  return days;
}

void must_be_sound(const std::vector<HealthDay>& days) {
  std::int32_t before = 0;
  for (const HealthDay& day : days) {
    LIOPEP_MUST(day.day > before && day.day <= kLatestDay && day.measured != 0);
    before = day.day;
    for (const double total : day.total) LIOPEP_MUST(total >= 0 && total < 1e12);
  }
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine;
  if (size == 0) return 0;
  static auto* const place = new fuzz::Workplace();
  const std::vector<HealthDay> whole = fuzz::read(*place, data + 1, size - 1, size);
  const ImportProblem problem = place->import.problem();
  fuzz::must_be_sound(whole);
  const std::vector<HealthDay> pieces = fuzz::read(*place, data + 1, size - 1, 1U + data[0] % 64U);
  LIOPEP_MUST(place->import.problem().fault == problem.fault);
  LIOPEP_MUST(place->import.problem().byte == problem.byte);
  LIOPEP_MUST(place->import.problem().line == problem.line);
  LIOPEP_MUST(pieces.size() == whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) LIOPEP_MUST(pieces[i].total == whole[i].total);
  return 0;
}
