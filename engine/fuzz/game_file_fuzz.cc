// Any bytes as a game file: read or refused with a reason, never more.
#include <memory>
#include <string_view>

#include "fuzz/check.h"
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
  // A copy of exactly this size: reading one byte too far is then seen.
  const auto text = std::make_unique<char[]>(size);
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(data[i]);
  liopep::engine::fuzz::take({text.get(), size});
  return 0;
}
