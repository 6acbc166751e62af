#include "sound/noise_floor.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr std::size_t kSettling = 30;  ///< hops: the first quarter of a second
constexpr float kQuiet_db = 4;         ///< above the floor, and still the room

/// Decibels in one hop of 8 ms.
float rise_of(NoiseFloor::Content content) {
  switch (content) {
    case NoiseFloor::Content::voice:
      return 0.0024F;
    case NoiseFloor::Content::hiss:
      return 0.008F;
    case NoiseFloor::Content::unclear:
    case NoiseFloor::Content::other:
      return 0.1F;
  }
  return 0;
}

}  // namespace

void NoiseFloor::start(float lowest_db) {
  *this = NoiseFloor();
  lowest_db_ = level_db_ = lowest_db;
}

void NoiseFloor::step(float level_db, float least_db, Content content, const Spectrum& spectrum) {
  ++hops_;
  const bool is_settling = hops_ < kSettling && content == Content::other;
  if (level_db < level_db_ || is_settling) {
    level_db_ += 0.25F * (level_db - level_db_);
  } else {
    level_db_ += smaller(rise_of(content), level_db - level_db_);
  }
  level_db_ = larger(level_db_, larger(lowest_db_, least_db));
  if (level_db > level_db_ + kQuiet_db || content != Content::other) return;
  const float weight = is_learned_ ? 0.06F : 1.0F;
  is_learned_ = true;
  static constexpr float kBand_hz = 4 * Spectrum::kBinWidth_hz;
  for (std::size_t i = 0; i < kBands; ++i) {
    const float low_hz = kBand_hz * static_cast<float>(i);
    power_[i] += weight * (spectrum.power_between(low_hz, low_hz + kBand_hz) - power_[i]);
  }
  for (std::size_t i = 0; i < kBands; ++i) sums_[i + 1] = sums_[i] + power_[i];
}

float NoiseFloor::power_between(float low_hz, float high_hz) const {
  const auto sum_to = [this](float hz) {
    const float place =
        clamped(hz / (4 * Spectrum::kBinWidth_hz), 0, static_cast<float>(kBands) - 0.001F);
    const auto band = static_cast<std::size_t>(place);
    return sums_[band] + (place - static_cast<float>(band)) * power_[band];
  };
  return larger(sum_to(high_hz) - sum_to(low_hz), 0);
}

}  // namespace liopep::engine
