#include "sound/hearing.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kVoicedClarity = 0.55F;
/// Noise of a room is hardly ever so periodic; a voice that begins is.
constexpr float kNoiseClarity = 0.3F;
constexpr float kVoicedAboveFloor_db = 5;
constexpr float kForget_db = 0.0024F;      ///< of a voice in one hop: 18 dB in a minute
constexpr float kFloorBelowFaint_db = 12;  ///< at most: below, the room does not matter
constexpr float kSoftClarity = 0.8F;
constexpr float kSoftAboveFloor_db = 10;
/// The mains' hum is periodic, but less than a voice, and low.
constexpr float kHumClarity = 0.85F;
constexpr float kHumLow = 0.9F;
/// A resonance of the knuckles' or the hand's hollow lies above, a knock on wood below.
constexpr float kClickPole = 0.76F;  // of a high-pass at 700 Hz

}  // namespace

Hearing::Hearing() {
  start();
}

void Hearing::start(const Softest& softest) {
  softest_ = softest;
  pitch_.reset();
  floor_.start(softest.floor_db);
  hop_ = {};
  is_pitch_due_ = false;
  loudest_db_ = -120;
  hops_ = 0;
  history_.fill(0);
  filter_.fill(0);
}

void Hearing::measure_clicks(const std::array<float, kHopSize>& samples) {
  constexpr std::size_t kSlice = kHopSize / kSlices;
  auto [before, once, once_before, twice] = filter_;
  for (std::size_t slice = 0; slice < kSlices; ++slice) {
    float sum = 0;
    for (std::size_t i = slice * kSlice; i < (slice + 1) * kSlice; ++i) {
      once = kClickPole * (once + (samples[i] - before));
      twice = kClickPole * (twice + (once - once_before));
      before = samples[i];
      once_before = once;
      sum += twice * twice;
    }
    hop_.clicks[slice] = sum / kSlice;
  }
  filter_ = {before, once, once_before, twice};
}

void Hearing::measure_bands() {
  hop_.total = spectrum_.power_between(60, 8000);
  hop_.low = spectrum_.power_between(60, 450);
  hop_.middle = spectrum_.power_between(450, 1500);
  hop_.upper = spectrum_.power_between(1500, 3500);
  hop_.high = spectrum_.power_between(3500, 8000);
  hop_.level_db = decibels_of_power(spectrum_.power_between(80, 6000));
  hop_.sonority_db = decibels_of_power(spectrum_.power_between(250, 2800));
}

void Hearing::measure_tone() {
  const auto& power = spectrum_.power();
  std::size_t peak = 10;
  float highest = power[peak];
  for (std::size_t k = peak + 1; k < kFourierBins - 2; ++k) {
    if (power[k] > highest) {
      highest = power[k];
      peak = k;
    }
  }
  std::array<float, 4> moments{};
  for (std::size_t k = 0; k + 4 < kFourierBins; k += 4) {
    for (std::size_t i = 0; i < 4; ++i) {
      moments[i] += power[k + i] * static_cast<float>(static_cast<int>(k + i));
    }
  }
  const float moment = (moments[0] + moments[2]) + (moments[1] + moments[3]);
  hop_.centroid_hz = hop_.total > 0 ? moment * Spectrum::kBinWidth_hz / hop_.total : 0;
  const float above = spectrum_.power_between(300, 8000);
  const float near =
      power[peak - 2] + power[peak - 1] + power[peak] + power[peak + 1] + power[peak + 2];
  hop_.tone_share = above > 0 ? smaller(near / above, 1) : 0;
  // A parabola through the logarithms is exact for a window of Gauss, and nearly so for Hann's.
  const float before = natural_log(power[peak - 1]);
  const float here = natural_log(power[peak]);
  const float after = natural_log(power[peak + 1]);
  const float bend = before - 2 * here + after;
  const float shift = bend < 0 ? clamped(0.5F * (before - after) / bend, -0.5F, 0.5F) : 0;
  hop_.tone_hz = (static_cast<float>(peak) + shift) * Spectrum::kBinWidth_hz;
}

void Hearing::tell_from_room() {
  const float clarity = hop_.pitch.clarity;
  const bool is_soft = hop_.level_db < softest_.soft_db;
  const bool is_periodic = clarity > kVoicedClarity;
  const bool is_hiss = hop_.high > 0.5F * hop_.total && !is_periodic;
  const bool is_hum = clarity < kHumClarity && hop_.low > kHumLow * hop_.total;
  using Content = NoiseFloor::Content;
  Content content = clarity > kNoiseClarity ? Content::unclear : Content::other;
  if (is_hiss) content = Content::hiss;
  if (is_periodic) content = Content::voice;
  if (is_soft && (is_hiss || is_hum)) content = Content::other;
  if (is_periodic) loudest_db_ = larger(loudest_db_, hop_.level_db);
  loudest_db_ -= kForget_db;
  const float faint_db = loudest_db_ - softest_.below_voice_db;
  floor_.step(hop_.level_db, faint_db - kFloorBelowFaint_db, content, spectrum_);
  hop_.floor_db = floor_.level_db();
  const float above_db = hop_.above_floor_db();
  hop_.audible = hop_.level_db > larger(softest_.audible_db, faint_db) &&
                 (!is_soft || above_db > kSoftAboveFloor_db);
  hop_.voiced = hop_.audible && clarity > (is_soft ? kSoftClarity : kVoicedClarity) &&
                above_db > kVoicedAboveFloor_db;
}

const Hop& Hearing::step(const std::array<float, kHopSize>& samples) {
  ++hops_;
  hop_.t_ms = static_cast<double>(hops_) * static_cast<double>(kHop_ms);
  for (std::size_t i = 0; i + kHopSize < kFourierSize; ++i) history_[i] = history_[i + kHopSize];
  for (std::size_t i = 0; i < kHopSize; ++i) {
    history_[kFourierSize - kHopSize + i] = samples[i];
  }
  measure_clicks(samples);
  spectrum_.take(history_, fourier_);
  measure_bands();
  measure_tone();
  pitch_.take(samples.data());
  // Every other hop: a voice changes its pitch more slowly than that.
  if (is_pitch_due_) hop_.pitch = pitch_.find(fourier_);
  is_pitch_due_ = !is_pitch_due_;
  tell_from_room();
  return hop_;
}

}  // namespace liopep::engine
