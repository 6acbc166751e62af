// Any bytes as a game file: read or refused with a reason, never more.
#include <string_view>

#include "fuzz/check.h"
#include "fuzz/exact_copy.h"
#include "fuzz/reports.h"
#include "liopep/game.h"

namespace liopep::engine::fuzz {
namespace {

void take(std::string_view text) {
  GameFile file = {.most_points_per_minute = 12345};
  ContentError error;
  if (!read_game(text, file, error)) {
    must_explain(error);
    LIOPEP_MUST(file.most_points_per_minute == 12345);
    return;
  }
  LIOPEP_MUST(static_cast<int>(file.kind) < kGameCount);
  LIOPEP_MUST(file.met > 0 && file.met < 25);
  LIOPEP_MUST(file.positions != 0);
  LIOPEP_MUST(file.needs != 0);
  LIOPEP_MUST(file.most_points_per_minute > 0);
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine::fuzz;
  take(ExactCopy(data, size).text());
  return 0;
}
