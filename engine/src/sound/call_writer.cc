#include "sound/call_writer.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kHalfBeats = 0.4F;  ///< how many of the pauses between claps are short

/// One or two steps up or down a scale of `count` tones; never out of it.
int next_step(int step, int count, Dice& dice) {
  const int width = count > 3 ? 1 + dice.below(2) : 1;
  const bool is_up = dice.happens(0.5F) ? step + width < count : step - width < 0;
  const int next = is_up ? step + width : step - width;
  if (next >= 0 && next < count) return next;
  return step + 1 < count ? step + 1 : step - 1;
}

}  // namespace

CallItems write_call(const SoundActivity& activity, int count, Dice& dice) {
  CallItems items{};
  int step = dice.below(activity.count);
  float at_ms = 0;
  for (int i = 0; i < count; ++i) {
    CallItem& item = items[static_cast<std::size_t>(i)];
    item.at_ms = at_ms;
    const auto place = static_cast<std::size_t>(step);
    switch (activity.answer) {
      case CallAnswer::claps:
        at_ms += dice.happens(kHalfBeats) ? activity.beat_ms / 2 : activity.beat_ms;
        break;
      case CallAnswer::tones:
        item.semitones = activity.scale[place];
        at_ms += activity.beat_ms;
        step = next_step(step, activity.count, dice);
        break;
      case CallAnswer::vowels:
        item.vowel = activity.vowels[place];
        at_ms += activity.beat_ms;
        step = (step + 1 + dice.below(activity.count - 1)) % activity.count;
        break;
    }
  }
  return items;
}

}  // namespace liopep::engine
