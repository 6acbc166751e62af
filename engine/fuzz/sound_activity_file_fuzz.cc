// Any bytes as a file of content/sounds: read or refused with a reason, never more.
#include <string_view>

#include "fuzz/check.h"
#include "fuzz/exact_copy.h"
#include "fuzz/reports.h"
#include "fuzz/sound_checks.h"
#include "liopep/sound_activity.h"

namespace liopep::engine::fuzz {
namespace {

/// Whatever an accepted file says, its calls are within their limits.
void try_call(const SoundActivity& activity, std::uint32_t seed) {
  LIOPEP_MUST(activity.shortest_call >= 2 && activity.longest_call <= kMaxSequence);
  CallAndAnswer call;
  LIOPEP_MUST(call.start(activity, seed));
  SoundReport silence;
  for (int block = 0; block < 40; ++block) {
    silence.t_ms += 700;
    call.played();
    must_be_sound(call.step(silence), activity);
  }
}

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
  const bool is_call = activity.kind == SoundActivityKind::call;
  LIOPEP_MUST(is_game || is_call || activity.count > 0 || activity.semitones > 0);
  if (is_call) try_call(activity, static_cast<std::uint32_t>(text.size()));
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
