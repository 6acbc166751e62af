#include "sound/voice.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kLoud_db = 9;
constexpr float kAudible_db = 18;

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

/// Mean over the bands that stand out of the difference, each envelope about its own mean: those
/// near the room's noise change without the voice.
float audible_difference_db(const Timbre& a, const Timbre& b) {
  float highest = a[0];
  for (const float band : a) highest = larger(highest, band);
  float mean = 0;
  float count = 0;
  for (std::size_t i = 0; i < kTimbreBands; ++i) {
    if (a[i] < highest - kAudible_db) continue;
    mean += a[i] - b[i];
    count += 1;
  }
  mean /= count;
  float sum = 0;
  for (std::size_t i = 0; i < kTimbreBands; ++i) {
    if (a[i] >= highest - kAudible_db) sum += absolute(a[i] - b[i] - mean);
  }
  return sum / count;
}

/// How far envelope and pitch go from one twentieth of a second to the next.
class Drift {
 public:
  void take(const Timbre& timbre, float pitch_hz) {
    for (std::size_t i = 0; i < kTimbreBands; ++i) sum_[i] += timbre[i] / kBlock;
    pitch_ += folded(natural_log(larger(pitch_hz, 50))) / kBlock;
    if (++filled_ < kBlock) return;
    if (blocks_ > 0) {
      changes_ += smaller(audible_difference_db(sum_, before_), 9);
      turns_ += smaller(absolute(pitch_ - pitch_before_), 0.3F);
    }
    ++blocks_;
    before_ = sum_;
    pitch_before_ = pitch_;
    sum_.fill(0);
    pitch_ = 0;
    filled_ = 0;
  }

  /// An octave up or down is the pitch finder's doubt more often than the voice's leap.
  float folded(float pitch) {
    if (around_ == 0) around_ = pitch;
    while (pitch - around_ > kOctave / 2) pitch -= kOctave;
    while (around_ - pitch > kOctave / 2) pitch += kOctave;
    around_ += 0.2F * (pitch - around_);
    return pitch;
  }

  float steadiness() const {
    if (blocks_ < 2) return 0.5F;
    const float part = 1 / static_cast<float>(blocks_ - 1);
    return clamped(1 - changes_ * part / 7 - turns_ * part / 0.25F, 0, 1);
  }

 private:
  static constexpr int kBlock = 6;
  static constexpr float kOctave = 0.69314718F;
  float around_ = 0;
  Timbre sum_{};
  Timbre before_{};
  float pitch_ = 0;
  float pitch_before_ = 0;
  int filled_ = 0;
  int blocks_ = 0;
  float changes_ = 0;
  float turns_ = 0;
};

}  // namespace

void Voice::take(const Hop& hop, const BandPower& power) {
  moments_[count_ % kMostHops] = {power,
                                  timbre_of(power),
                                  hop.level_db,
                                  hop.pitch.hz,
                                  hop.pitch.clarity,
                                  hop.total > 0 ? hop.low / hop.total : 0,
                                  hop.above_floor_db(),
                                  hop.voiced};
  ++count_;
}

VoiceColour Voice::colour(std::size_t hops, std::size_t skipped) const {
  const std::size_t all = count_ - first_ < kMostHops ? count_ - first_ : kMostHops;
  const std::size_t known = all < skipped + hops ? all : skipped + hops;
  VoiceColour colour;
  float loudest_db = -120;
  for (std::size_t i = skipped; i < known; ++i) {
    if (moment(i).voiced) loudest_db = larger(loudest_db, moment(i).level_db);
  }
  std::array<float, kMostHops> pitches;
  std::size_t used = 0;
  BandPower sum;
  Drift drift;
  for (std::size_t i = skipped; i < known; ++i) {
    const Moment& now = moment(i);
    if (!now.voiced || now.level_db < loudest_db - kLoud_db) continue;
    for (std::size_t band = 0; band < kTimbreBands; ++band) {
      sum.heard[band] += now.power.heard[band];
      sum.room[band] += now.power.room[band];
    }
    colour.clarity += now.clarity;
    colour.low_share += now.low_share;
    colour.above_floor_db += now.above_floor_db;
    pitches[used++] = now.pitch_hz;
    drift.take(now.timbre, now.pitch_hz);
  }
  if (used == 0) return colour;
  const float part = 1 / static_cast<float>(used);
  for (std::size_t band = 0; band < kTimbreBands; ++band) {
    sum.heard[band] *= part;
    sum.room[band] *= part;
  }
  // Taken off the mean, in which the noise hardly changes any more, and not off each moment.
  colour.timbre = timbre_of(sum);
  colour.clarity *= part;
  colour.low_share *= part;
  colour.above_floor_db *= part;
  colour.pitch_hz = middle_of(pitches, used);
  colour.steady_ms = static_cast<float>(used) * kHop_ms;
  colour.steadiness = drift.steadiness();
  return colour;
}

}  // namespace liopep::engine
