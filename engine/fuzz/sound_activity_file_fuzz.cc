// Any bytes as a file of content/sounds: read or refused with a reason, never more.
#include <string_view>

#include "fuzz/check.h"
#include "fuzz/exact_copy.h"
#include "fuzz/reports.h"
#include "liopep/sound_activity.h"

namespace liopep::engine::fuzz {
namespace {

void take(std::string_view text) {
  SoundActivity activity;
  activity.hold_ms = 12345;
  ContentError error;
  if (!read_sound_activity(text, activity, error)) {
    must_explain(error);
    LIOPEP_MUST(activity.hold_ms == 12345);
    return;
  }
  LIOPEP_MUST(activity.id[0] != 0 && activity.id.back() == 0);
  LIOPEP_MUST(activity.count >= 0 && activity.count <= kMaxSequence);
  const bool is_game = activity.counting == SoundCounting::points;
  LIOPEP_MUST(is_game == (activity.most_points_per_minute > 0));
  LIOPEP_MUST(is_game == (activity.shortest_repetition_ms == 0));
  LIOPEP_MUST(is_game || activity.count > 0 || activity.semitones > 0);
  for (int i = 1; i < activity.count && activity.kind == SoundActivityKind::clap_pattern; ++i) {
    const auto at = static_cast<std::size_t>(i);
    LIOPEP_MUST(activity.beats_ms[at] > activity.beats_ms[at - 1]);
  }
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine::fuzz;
  take(ExactCopy(data, size).text());
  return 0;
}
