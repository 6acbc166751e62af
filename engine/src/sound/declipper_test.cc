#include "sound/declipper.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// A vowel's first resonance and an overtone, at 48 kHz.
std::vector<float> wave(float size, float phase_deg) {
  std::vector<float> sound(20 * kBlockSize);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const float turn_deg = 360 * 400 * static_cast<float>(i) / 48000;
    sound[i] = size * (sine(turn_deg + phase_deg) + 0.1F * sine(3 * turn_deg));
  }
  return sound;
}

/// What comes out of it, and of a block of silence after it.
std::vector<float> mended(std::vector<float> sound) {
  Declipper declipper;
  std::vector<float> all;
  sound.resize(sound.size() + kBlockSize);
  for (std::size_t at = 0; at < sound.size(); at += kBlockSize) {
    std::array<float, kBlockSize> block;
    std::copy_n(&sound[at], kBlockSize, block.begin());
    if (declipper.step(block)) all.insert(all.end(), block.begin(), block.end());
  }
  return all;
}

float mean_square_error(const std::vector<float>& a, const std::vector<float>& b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum / static_cast<float>(a.size());
}

TEST(Declipper, PutsBackMostOfWhatWasCutOff) {
  for (const float times : {1.3F, 2.0F, 4.0F}) {
    for (const float phase_deg : {0.0F, 77.0F}) {
      const std::vector<float> whole = wave(times, phase_deg);
      std::vector<float> cut = whole;
      for (float& sample : cut) sample = clamped(sample, -1, 1);
      EXPECT_LT(mean_square_error(mended(cut), whole), 0.5F * mean_square_error(cut, whole))
          << times << " times too loud";
    }
  }
}

TEST(Declipper, LeavesAWholeWaveAsItIs) {
  const std::vector<float> whole = wave(0.7F, 0);
  EXPECT_LT(mean_square_error(mended(whole), whole), 1e-5F);
}

TEST(Declipper, LeavesFlatsThatAreLongerThanItSees) {
  std::vector<float> square(20 * kBlockSize);
  for (std::size_t i = 0; i < square.size(); ++i) square[i] = i / 300 % 2 == 0 ? 0.8F : -0.8F;
  EXPECT_EQ(mended(square), square);
}

}  // namespace
}  // namespace liopep::engine
