#include "cli/still_ends.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "cli/counted_squats.h"
#include "cli/exercise_file.h"
#include "liopep/demonstrator.h"

namespace liopep::engine {
namespace {

/// Without the first frames.
Recording cut(const Recording& whole, std::ptrdiff_t frames) {
  Recording part = whole;
  part.times_ms.erase(part.times_ms.begin(), part.times_ms.begin() + frames);
  part.frames.erase(part.frames.begin(), part.frames.begin() + frames);
  return part;
}

/// The demonstrator squats twice and stands for a second.
Recording demonstrated_squats() {
  const Demonstration demonstration(load_exercise(LIOPEP_CONTENT_DIR, "squat").value());
  const double end_ms = 2 * demonstration.repetition_ms();
  Recording recording;
  for (double t_ms = 0; t_ms < end_ms + 1000; t_ms += 33) {
    recording.times_ms.push_back(t_ms);
    recording.frames.emplace_back(demonstration.landmarks_at(std::min(t_ms, end_ms - 1)));
  }
  return recording;
}

TEST(StillEnds, HoldTheFirstAndTheLastPoseAtTheRecordingsOwnPace) {
  // Given three frames, a fifth of a second apart, the last with nobody in it
  Recording recording{.times_ms = {0, 200, 400}, .frames = {Landmarks{}, {}, {}}, .shape = {}};
  // When its ends are held
  const Recording longer = with_still_ends(recording);
  // Then there are two more before and after, and an empty end stays empty
  const std::vector<double> times_ms = {-400, -200, 0, 200, 400, 600, 800};
  EXPECT_EQ(longer.times_ms, times_ms);
  EXPECT_TRUE(longer.frames[0] && longer.frames[1] && longer.frames[2]);
  EXPECT_FALSE(longer.frames[3] || longer.frames[5] || longer.frames[6]);
}

TEST(StillEnds, AreNoMoreThanAHundredFramesEach) {
  // Given frames that lie next to nothing apart
  Recording recording{.times_ms = {0, 1e-9}, .frames = {Landmarks{}, {}}, .shape = {}};
  // When its ends are held, then they are at the pace of the fastest camera that is allowed
  EXPECT_EQ(with_still_ends(recording).frames.size(), 202U);
}

TEST(StillEnds, CountASquatThatARecordingBeginsWith) {
  // Given a recording of two squats, cut where they begin: rest is too short to be seen
  const Recording squats = demonstrated_squats();
  std::ptrdiff_t begin = 1;
  while (counted_squats(cut(squats, begin)) == 2) ++begin;
  const Recording short_one = cut(squats, begin);
  ASSERT_EQ(counted_squats(short_one), 1U);
  // When its ends are held, then both count
  EXPECT_EQ(counted_squats(with_still_ends(short_one)), 2U);
}

TEST(StillEnds, DoNotCountASquatThatBeganBefore) {
  // Given a recording of two squats that begins at the bottom of the first
  const Recording squats = demonstrated_squats();
  const Recording from_bottom = cut(squats, static_cast<std::ptrdiff_t>(squats.frames.size()) / 4);
  // When its ends are held, then only the second counts
  EXPECT_EQ(counted_squats(with_still_ends(from_bottom)), 1U);
}

}  // namespace
}  // namespace liopep::engine
