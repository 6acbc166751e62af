#include "sound/timbre.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kLowest_mel = 116.0F;    // 76 Hz
constexpr float kHighest_mel = 2541.3F;  // 5970 Hz
/// Of the measured power, what stays at least where the room is taken off.
constexpr float kLeastPart = 0.06F;

constexpr float hz_of_mel(float mel) {
  return 700 * (exponential(mel / 1127.01F) - 1);
}

struct Band {
  float middle_hz = 0;
  float half_hz = 0;
};

using Bands = std::array<Band, kTimbreBands>;

constexpr Bands make_bands() {
  Bands bands{};
  constexpr float kStep = (kHighest_mel - kLowest_mel) / (kTimbreBands - 1);
  for (std::size_t i = 0; i < kTimbreBands; ++i) {
    const float mel = kLowest_mel + kStep * static_cast<float>(i);
    bands[i] = {hz_of_mel(mel), 0.5F * (hz_of_mel(mel + kStep) - hz_of_mel(mel - kStep))};
  }
  return bands;
}

}  // namespace

BandPower band_power_of(const Hop& hop, const Spectrum& spectrum, const NoiseFloor& noise) {
  static constexpr Bands kBands = make_bands();
  const float harmonic_half_hz = 0.5F * clamped(hop.pitch.hz, 80, 400);
  BandPower power;
  for (std::size_t i = 0; i < kTimbreBands; ++i) {
    const float half_hz = larger(kBands[i].half_hz, harmonic_half_hz);
    const float low_hz = larger(kBands[i].middle_hz - half_hz, 50);
    const float high_hz = kBands[i].middle_hz + half_hz;
    const float width_hz = high_hz - low_hz;
    power.heard[i] = spectrum.power_between(low_hz, high_hz) / width_hz;
    power.room[i] = noise.power_between(low_hz, high_hz) / width_hz;
  }
  return power;
}

Timbre timbre_of(const BandPower& power) {
  Timbre timbre{};
  for (std::size_t i = 0; i < kTimbreBands; ++i) {
    const float clean = power.heard[i] - power.room[i];
    timbre[i] = decibels_of_power(larger(clean, kLeastPart * power.heard[i]));
  }
  return timbre;
}

}  // namespace liopep::engine
