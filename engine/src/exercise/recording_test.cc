// Recordings of real people, with known answers, give the same bits natively and as WebAssembly.
#include "testing/recording.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "liopep/movement.h"
#include "testing/performance.h"
#include "testing/report_hash.h"

namespace liopep::engine::testing {
namespace {

struct Outcome {
  Tally tally;
  std::string hash;
};

/// Plays the recording `times` over, as a looped camera would.
Outcome play(const Recording& recording, int times, double fps, float mirror = 1) {
  auto counter = std::make_unique<MovementCounter>(exercise_of(recording.exercise.c_str()));
  ReportHash hash;
  double t_ms = 0;
  for (int round = 0; round < times; ++round) {
    for (Landmarks landmarks : recording.frames) {
      if (mirror < 0) {
        for (LandmarkPoint& point : landmarks.points) point.x = 1 - point.x;
      }
      hash.add(counter->step(t_ms, &landmarks));
      t_ms += 1000 / fps;
    }
  }
  return {counter->report().tally, hash.hex()};
}

/// Plays it once, each frame at its own time.
Outcome play(const Recording& recording) {
  auto counter = std::make_unique<MovementCounter>(exercise_of(recording.exercise.c_str()));
  ReportHash hash;
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    hash.add(counter->step(recording.times_ms[i], &recording.frames[i]));
  }
  return {counter->report().tally, hash.hex()};
}

TEST(Recording, SaysWhenEachFrameWas) {
  const std::string frames = R"("frames": [[], [], []])";
  const std::vector<double> even = {0, 100, 200};
  EXPECT_EQ(recording_of(R"({"fps": 10, )" + frames + "}").times_ms, even);
  const std::vector<double> own = {0, 33.4, 210};
  EXPECT_EQ(recording_of(R"({"t_ms": [0, 33.4, 210], )" + frames + "}").times_ms, own);
}

class GoldenRecording : public ::testing::TestWithParam<const char*> {};

TEST_P(GoldenRecording, GivesTheKnownAnswerBitByBit) {
  const Recording recording = read_recording(GetParam());
  const Outcome outcome = play(recording);
  EXPECT_EQ(outcome.tally.count, recording.count);
  EXPECT_EQ(outcome.tally.half_count, recording.half_count);
  EXPECT_EQ(outcome.hash, recording.hash);
}

INSTANTIATE_TEST_SUITE_P(Recordings, GoldenRecording, ::testing::Values("squats", "overhead-reach"),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

TEST(SquatsRecording, CountsTwoEachLoopAndNeverTheCutOne) {
  const Recording recording = read_recording("squats");
  EXPECT_EQ(play(recording, 4, recording.fps).tally.count, 8U);
}

TEST(SquatsRecording, CountsTheSameMirrored) {
  const Recording recording = read_recording("squats");
  EXPECT_EQ(play(recording, 2, recording.fps, -1).tally.count, 4U);
}

TEST(SquatsRecording, CountsTheSameFasterAndSlower) {
  const Recording recording = read_recording("squats");
  for (const double fps : {2.5, 3.5, 7.0, 9.0}) {
    EXPECT_EQ(play(recording, 1, fps).tally.count, 2U) << fps;
  }
}

/// Repetitions counted in loops of the recording, looked at after intervals drawn by chance.
std::uint32_t count_stalled(const Recording& recording, int loops, double least_ms, double most_ms,
                            std::uint64_t seed) {
  auto counter = std::make_unique<MovementCounter>(exercise_of(recording.exercise.c_str()));
  Chance chance(seed);
  const double loop_ms = 1000.0 * static_cast<double>(recording.frames.size()) / recording.fps;
  for (double t_ms = 0; t_ms < loops * loop_ms; t_ms += chance.between(least_ms, most_ms)) {
    const double within_ms = t_ms - loop_ms * static_cast<int>(t_ms / loop_ms);
    counter->step(t_ms,
                  &recording.frames[static_cast<std::size_t>(within_ms * recording.fps / 1000)]);
  }
  return counter->report().tally.count;
}

TEST(SquatsRecording, CountsTheSameWhereFramesAreRareAndIrregular) {
  const Recording recording = read_recording("squats");
  int wrong = 0;
  for (const auto& [least_ms, most_ms] : {std::pair{40.0, 100.0}, {70.0, 250.0}, {200.0, 380.0}}) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      if (count_stalled(recording, 4, least_ms, most_ms, seed) != 8U) ++wrong;
    }
  }
  // One loop in a hundred: a cut seen only after 0.3 s may look like a quick person.
  EXPECT_LE(wrong, 5);
}

/// The recording up to `depth_frame` and back again: squats that end half way.
Recording turned_back_at(const Recording& recording, std::size_t frame) {
  Recording half = recording;
  half.frames.clear();
  for (int round = 0; round < 4; ++round) {
    for (std::size_t i = 0; i <= frame; ++i) half.frames.push_back(recording.frames[i]);
    for (std::size_t i = frame; i-- > 0;) half.frames.push_back(recording.frames[i]);
  }
  return half;
}

TEST(SquatsRecording, CountsNoneThatTurnsBackHalfWay) {
  const Recording recording = read_recording("squats");
  // Hips half way down in frame 6 (1.2 s), at the bottom in frame 10.
  EXPECT_EQ(play(turned_back_at(recording, 5), 1, 5).tally.count, 0U);
  EXPECT_EQ(play(turned_back_at(recording, 6), 1, 5).tally.count, 0U);
  EXPECT_EQ(play(turned_back_at(recording, 10), 1, 5).tally.count, 4U);
}

/// Frames in between, as a faster camera would have seen them.
Recording with_frames_between(const Recording& recording, int between) {
  Recording dense = recording;
  dense.frames.clear();
  dense.fps = recording.fps * between;
  for (std::size_t i = 0; i + 1 < recording.frames.size(); ++i) {
    for (int k = 0; k < between; ++k) {
      const float part = static_cast<float>(k) / static_cast<float>(between);
      Landmarks landmarks = recording.frames[i];
      for (std::size_t p = 0; p < kLandmarkCount; ++p) {
        const LandmarkPoint& next = recording.frames[i + 1].points[p];
        landmarks.points[p].x += (next.x - landmarks.points[p].x) * part;
        landmarks.points[p].y += (next.y - landmarks.points[p].y) * part;
      }
      dense.frames.push_back(landmarks);
    }
  }
  return dense;
}

/// Pictures of which now and then some are dropped and the one before stays: what moved meanwhile
/// comes at once.
Recording with_stalls(const Recording& recording, std::size_t every, std::size_t dropped) {
  Recording stalled = recording;
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    const std::size_t within = i % every;
    if (within > 0 && within <= dropped) stalled.frames[i] = recording.frames[i - within];
  }
  return stalled;
}

TEST(SquatsRecording, CountsTheSameWhereTheCameraStalls) {
  // given the second squat, from standing to standing, three times as quick
  Recording quick = read_recording("squats");
  quick.frames = {quick.frames.begin() + 18, quick.frames.begin() + 43};
  quick = with_frames_between(quick, 3);
  const std::size_t pictures = quick.frames.size() / 3;
  for (std::size_t i = 0; i < pictures; ++i) quick.frames[i] = quick.frames[3 * i];
  quick.frames.resize(pictures);
  // when every fourth picture is dropped, then all of eight are counted
  const Recording stalled = with_stalls(quick, 4, 1);
  EXPECT_EQ(play(stalled, 8, stalled.fps).tally.count, 8U);
}

TEST(SquatsRecording, CountsTheSameAtHigherFrameRates) {
  const Recording recording = read_recording("squats");
  for (const int between : {2, 3, 6, 12}) {
    const Recording dense = with_frames_between(recording, between);
    EXPECT_EQ(play(dense, 3, dense.fps).tally.count, 6U) << dense.fps;
  }
}

TEST(SquatsRecording, CountsTheSameWhenAFastCameraRepeatsFrames) {
  const Recording recording = read_recording("squats");
  Recording repeated = recording;
  repeated.frames.clear();
  for (const Landmarks& landmarks : recording.frames) {
    repeated.frames.insert(repeated.frames.end(), 6, landmarks);
  }
  EXPECT_EQ(play(repeated, 3, 30).tally.count, 6U);
}

}  // namespace
}  // namespace liopep::engine::testing
