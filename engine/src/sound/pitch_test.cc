#include "sound/pitch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace liopep::engine::testing {
namespace {

constexpr float kRate_hz = 16000;

/// Hears a buzz of ten harmonics so long, from where it was left; returns the last pitch.
class Buzz {
 public:
  Pitch hear(float pitch_hz, float duration_ms) {
    Pitch pitch;
    const int hops = static_cast<int>(duration_ms / 8);
    for (int hop = 0; hop < hops; ++hop) {
      std::array<float, 128> samples{};
      for (float& sample : samples) {
        turn_ += pitch_hz / kRate_hz;
        for (int k = 1; k <= 10; ++k) {
          sample +=
              0.05F * std::sin(6.2831853F * turn_ * static_cast<float>(k)) / static_cast<float>(k);
        }
      }
      finder_->take(samples.data());
      pitch = finder_->find(fourier_);
    }
    return pitch;
  }

 private:
  float turn_ = 0;
  Fourier fourier_;
  std::unique_ptr<PitchFinder> finder_ = std::make_unique<PitchFinder>();
};

TEST(PitchFinder, FollowsALeapOfAnOctave) {
  for (const float pitch_hz : {90.0F, 120.0F, 170.0F}) {
    Buzz buzz;
    EXPECT_NEAR(buzz.hear(pitch_hz, 200).hz, pitch_hz, 0.01F * pitch_hz);
    EXPECT_NEAR(buzz.hear(2 * pitch_hz, 200).hz, 2 * pitch_hz, 0.02F * pitch_hz);
    EXPECT_NEAR(buzz.hear(3 * pitch_hz, 200).hz, 3 * pitch_hz, 0.03F * pitch_hz);
    EXPECT_NEAR(buzz.hear(pitch_hz, 200).hz, pitch_hz, 0.01F * pitch_hz);
  }
}

TEST(PitchFinder, HearsNothingInSilence) {
  Buzz buzz;
  EXPECT_EQ(buzz.hear(0, 200).clarity, 0);
}

}  // namespace
}  // namespace liopep::engine::testing
