// Every side rule, holds and form by the body model: the same bits natively and as WebAssembly.
// The series is the demonstrator with a trembling drawn by chance and frames with nobody, made anew
// by each program from arithmetic that is the same everywhere, so that no file is needed.
#include <gtest/gtest.h>

#include <memory>

#include "liopep/demonstrator.h"
#include "liopep/movement.h"
#include "testing/performance.h"
#include "testing/report_hash.h"

namespace liopep::engine::testing {
namespace {

struct Golden {
  const char* exercise;
  std::uint32_t count, left, right;
  const char* hash;
};

/// Two thousandths of the picture to and fro.
void tremble(Landmarks& landmarks, Chance& chance) {
  for (LandmarkPoint& point : landmarks.points) {
    point.x += static_cast<float>(chance.between(-0.002, 0.002));
    point.y += static_cast<float>(chance.between(-0.002, 0.002));
    point.visibility = static_cast<float>(chance.between(0.8, 1));
  }
}

class GoldenDemonstration : public ::testing::TestWithParam<Golden> {};

TEST_P(GoldenDemonstration, GivesTheKnownAnswerBitByBit) {
  const Exercise exercise = exercise_of(GetParam().exercise);
  const Demonstration demonstration(exercise);
  const auto counter = std::make_unique<MovementCounter>(exercise);
  const double end_ms = 4 * demonstration.repetition_ms();
  Chance chance(11);
  ReportHash hash;
  for (double t_ms = 0; t_ms < end_ms + 2000; t_ms += chance.between(40, 60)) {
    const double shown_ms = t_ms < 1000 ? 0 : t_ms - 1000 < end_ms ? t_ms - 1000 : end_ms - 0.001;
    Landmarks landmarks = demonstration.landmarks_at(shown_ms);
    tremble(landmarks, chance);
    hash.add(counter->step(t_ms, chance.happens(0.02) ? nullptr : &landmarks));
  }
  const Tally& tally = counter->report().tally;
  EXPECT_EQ(tally.count, GetParam().count);
  EXPECT_EQ(tally.left_count, GetParam().left);
  EXPECT_EQ(tally.right_count, GetParam().right);
  EXPECT_EQ(hash.hex(), GetParam().hash);
}

INSTANTIATE_TEST_SUITE_P(Exercises, GoldenDemonstration,
                         ::testing::Values(Golden{"squat", 4, 0, 0, "0cd38c361d367a69"},
                                           Golden{"sit-to-stand", 4, 0, 0, "0c391d9e8e50d743"},
                                           Golden{"biceps-curl", 4, 0, 0, "c9a4a7a3817b2f8e"},
                                           Golden{"lateral-raise", 4, 0, 0, "b8d4ea5c40ce4957"},
                                           Golden{"one-arm-reach", 4, 2, 2, "b2c0b4040efe7273"},
                                           Golden{"march", 4, 2, 2, "1e9b1abe9c8eb169"},
                                           Golden{"neck-turn", 4, 2, 2, "5b617ca269732f2d"},
                                           Golden{"arm-hold", 4, 0, 0, "ccd1a3e57cfe7bb9"},
                                           Golden{"one-leg-balance", 4, 2, 2, "d80400020afbe9ff"},
                                           Golden{"plank", 4, 0, 0, "bceb754b21a22b30"}),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

}  // namespace
}  // namespace liopep::engine::testing
