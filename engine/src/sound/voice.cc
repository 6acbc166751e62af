#include "sound/voice.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kLoud_db = 9;

/// The value in the middle of `count` values; they are put in order.
float middle_of(std::array<float, Voice::kMostHops>& values, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i) {
    const float value = values[i];
    std::size_t at = i;
    for (; at > 0 && values[at - 1] > value; --at) values[at] = values[at - 1];
    values[at] = value;
  }
  return count > 0 ? values[count / 2] : 0;
}

}  // namespace

void Voice::take(const Hop& hop, const Timbre& timbre) {
  moments_[count_ % kMostHops] = {timbre,
                                  hop.level_db,
                                  hop.pitch.hz,
                                  hop.pitch.clarity,
                                  hop.total > 0 ? hop.low / hop.total : 0,
                                  hop.voiced};
  ++count_;
}

VoiceColour Voice::colour(std::size_t hops) const {
  const std::size_t known = count_ < hops ? count_ : hops;
  VoiceColour colour;
  float loudest_db = -120;
  for (std::size_t i = 0; i < known; ++i) {
    if (moment(i).voiced) loudest_db = larger(loudest_db, moment(i).level_db);
  }
  std::array<float, kMostHops> pitches;
  std::size_t used = 0;
  float changes = 0;
  float pitch_changes = 0;
  for (std::size_t i = 0; i < known; ++i) {
    const Moment& now = moment(i);
    if (!now.voiced || now.level_db < loudest_db - kLoud_db) continue;
    // Against four hops before, whose window is another.
    const Moment& before = moment(i + 4 < known ? i + 4 : known - 1);
    changes += smaller(distance_db(now.timbre, before.timbre), 8);
    const float turn = now.pitch_hz > 0 && before.pitch_hz > 0
                           ? absolute(natural_log(now.pitch_hz / before.pitch_hz))
                           : 1;
    pitch_changes += smaller(turn, 0.3F);
    for (std::size_t band = 0; band < kTimbreBands; ++band) colour.timbre[band] += now.timbre[band];
    colour.clarity += now.clarity;
    colour.low_share += now.low_share;
    pitches[used++] = now.pitch_hz;
  }
  if (used == 0) return colour;
  const float part = 1 / static_cast<float>(used);
  for (float& band : colour.timbre) band *= part;
  colour.clarity *= part;
  colour.low_share *= part;
  colour.pitch_hz = middle_of(pitches, used);
  colour.steady_ms = static_cast<float>(used) * kHop_ms;
  colour.steadiness = clamped(1 - changes * part / 6 - pitch_changes * part / 0.3F, 0, 1);
  return colour;
}

}  // namespace liopep::engine
