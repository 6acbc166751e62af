#include "liopep/movement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>

#include "testing/performance.h"

namespace liopep::engine::testing {
namespace {

constexpr int kScenes = 30;
constexpr double kDirections[] = {0, 40, 90, -60};

/// Counts in every direction and many scenes; returns how often the count was not `expected`.
int wrong_counts(const char* id, std::uint32_t expected, double length_s,
                 const std::function<Play(const Scene&)>& play_of) {
  const Exercise exercise = exercise_of(id);
  int wrong = 0;
  for (const double yaw_deg : kDirections) {
    for (int i = 0; i < kScenes; ++i) {
      const Scene scene = scene_by_chance(3000 + i, yaw_deg);
      if (count(exercise, scene, length_s, play_of(scene)).tally.count != expected) ++wrong;
    }
  }
  return wrong;
}

Moment at_place(const Scene& scene, const Posture& posture) {
  return {posture, scene.place, scene.build};
}

TEST(StillPerson, IsNotCounted) {
  for (const char* id : {"squat", "sit-to-stand", "overhead-reach", "jumping-jack"}) {
    EXPECT_EQ(wrong_counts(id, 0, 20,
                           [](const Scene& scene) {
                             return [&scene](double t_s) {
                               Posture posture = standing();
                               posture.lean_deg += 4 * std::sin(t_s);
                               posture.arm_deg = {20 + 30 * std::sin(t_s / 2), 15};
                               posture.knee_deg = {6 + 5 * std::sin(t_s * 0.7), 5};
                               return at_place(scene, posture);
                             };
                           }),
              0)
        << id;
  }
}

TEST(Walker, IsNotCountedPassingBy) {
  for (const char* id : {"squat", "sit-to-stand", "overhead-reach", "jumping-jack"}) {
    EXPECT_EQ(wrong_counts(id, 0, 6,
                           [](const Scene& scene) {
                             return [&scene](double t_s) {
                               const double speed_m_s = 1.3;
                               const Place place = {.x_m = speed_m_s * (t_s - 3), .yaw_deg = 90};
                               return Moment{walking(t_s, 1.9), place, scene.build};
                             };
                           }),
              0)
        << id;
  }
}

TEST(Walker, IsNotCountedComingAndGoing) {
  EXPECT_EQ(wrong_counts("squat", 0, 12,
                         [](const Scene& scene) {
                           return [&scene](double t_s) {
                             const bool comes = t_s < 6;
                             const double z_m = comes ? -4 + t_s * 0.7 : 0.2 - (t_s - 6) * 0.7;
                             const Place place = {.z_m = z_m, .yaw_deg = comes ? 0.0 : 180.0};
                             return Moment{walking(t_s, 1.7), place, scene.build};
                           };
                         }),
            0);
}

TEST(Sitter, IsNotCountedSittingDownOnce) {
  Script script;
  script.hold(2).to(1.5, 1).hold(20);
  for (const char* id : {"squat", "sit-to-stand"}) {
    EXPECT_EQ(wrong_counts(id, 0, script.length_s(),
                           [&](const Scene& scene) {
                             return [&](double t_s) {
                               return at_place(scene,
                                               mix(standing(), seated(), script.amount_at(t_s)));
                             };
                           }),
              0)
        << id;
  }
}

TEST(Sitter, IsCountedRisingFiveTimes) {
  Script script;
  script.hold(1.5).repeat(5, 1.2, 0.8, 1.4, 1.0);
  EXPECT_LE(wrong_counts("sit-to-stand", 5, script.length_s(),
                         [&](const Scene& scene) {
                           return [&](double t_s) {
                             return at_place(scene,
                                             mix(seated(), standing(), script.amount_at(t_s)));
                           };
                         }),
            2);
}

TEST(Bender, IsNotCountedPickingSomethingUp) {
  Script script;
  script.hold(1).repeat(4, 1, 0.5, 1, 1);
  Posture bent = standing();
  bent.lean_deg = 80;
  bent.knee_deg = {25, 25};
  bent.thigh_deg = {10, 10};
  EXPECT_EQ(wrong_counts("squat", 0, script.length_s(),
                         [&](const Scene& scene) {
                           return [&](double t_s) {
                             return at_place(scene, mix(standing(), bent, script.amount_at(t_s)));
                           };
                         }),
            0);
}

TEST(SquatWithPauses, IsCountedOnceEach) {
  Script script;
  script.hold(1).repeat(3, 1.5, 5, 1.5, 6);
  EXPECT_EQ(wrong_counts("squat", 3, script.length_s(),
                         [&](const Scene& scene) {
                           return [&](double t_s) {
                             return at_place(scene, mix(standing(), squatting(88, 28, 35),
                                                        script.amount_at(t_s)));
                           };
                         }),
            0);
}

/// Raises both arms in the given plane; the feet move apart with them for a jack.
int wrong_arm_counts(const char* id, std::uint32_t expected, const Script& script, double plane_deg,
                     double feet_apart_m, double reach) {
  const Exercise exercise = exercise_of(id);
  int wrong = 0;
  for (int i = 0; i < kScenes; ++i) {
    Scene scene = scene_by_chance(4000 + i, 0);
    // Arms overhead need more room, and jacks a camera that is not slow.
    scene.camera.distance_m *= 1.35;
    scene.fps = scene.fps < 12 ? 12 : scene.fps;
    scene.sight.odd_points = 0;
    const MovementReport report = count(exercise, scene, script.length_s(), [&](double t_s) {
      const double amount = script.amount_at(t_s);
      Posture posture = standing();
      posture.arm_plane_deg = plane_deg;
      posture.arm_deg = {12 + (reach - 12) * amount, 12 + (reach - 12) * amount};
      posture.feet_apart_m = 0.15 + (feet_apart_m - 0.15) * amount;
      return at_place(scene, posture);
    });
    if (report.tally.count != expected) ++wrong;
  }
  return wrong;
}

TEST(OverheadReach, CountsBothArmsForwardAndSideways) {
  Script script;
  script.hold(1).repeat(6, 0.8, 0.4, 0.9, 0.5);
  EXPECT_EQ(wrong_arm_counts("overhead-reach", 6, script, 5, 0.2, 170), 0);
  EXPECT_EQ(wrong_arm_counts("overhead-reach", 6, script, 85, 0.2, 170), 0);
}

TEST(OverheadReach, CountsNoArmsToShoulderHeight) {
  Script script;
  script.hold(1).repeat(6, 0.8, 0.4, 0.9, 0.5);
  EXPECT_EQ(wrong_arm_counts("overhead-reach", 0, script, 85, 0.2, 95), 0);
}

TEST(JumpingJack, CountsArmsAndFeetTogether) {
  Script script;
  script.hold(1).repeat(10, 0.4, 0.05, 0.4, 0.05);
  EXPECT_EQ(wrong_arm_counts("jumping-jack", 10, script, 88, 0.9, 165), 0);
}

TEST(JumpingJack, CountsNoArmsAlone) {
  Script script;
  script.hold(1).repeat(10, 0.4, 0.05, 0.4, 0.05);
  EXPECT_EQ(wrong_arm_counts("jumping-jack", 0, script, 88, 0.2, 165), 0);
}

/// Somebody squats while a second person walks by behind, and the model jumps to them and back.
TEST(SecondPerson, DoesNotCountAndDoesNotHinder) {
  const Exercise squat = exercise_of("squat");
  int wrong = 0;
  for (int i = 0; i < kScenes; ++i) {
    Scene scene = scene_by_chance(5000 + i, 0);
    scene.fps = scene.fps < 10 ? 10 : scene.fps;
    scene.sight.odd_points = 0;
    Script script;
    script.hold(2).repeat(5, 1.2, 0.3, 1.2, 1.2).hold(1);
    const Build other = {.stature = 1.8};
    const MovementReport report = count(squat, scene, script.length_s(), [&](double t_s) {
      const double since_s = t_s - 5 - i * 0.07;
      if (since_s > 0 && since_s < 1) {
        const Place place = {.x_m = 1.6 - since_s, .z_m = -1.2, .yaw_deg = -90};
        return Moment{walking(t_s, 1.9), place, other};
      }
      return at_place(scene, mix(standing(), squatting(90, 28, 35), script.amount_at(t_s)));
    });
    if (report.tally.count != 5) ++wrong;
  }
  // A jump that hides the bottom of a squat leaves nothing to count it by.
  EXPECT_LE(wrong, kScenes / 5);
}

TEST(SecondPerson, AtTheOtherHeightIsNoSquat) {
  const Exercise squat = exercise_of("squat");
  const Scene scene = scene_by_chance(1, 0);
  const MovementReport report = count(squat, scene, 30, [&](double t_s) {
    const bool other = static_cast<int>(t_s / 1.5) % 2 == 1;
    const Build child = {.stature = 1.1};
    return other ? Moment{standing(), {.x_m = 0.5}, child} : at_place(scene, standing());
  });
  EXPECT_EQ(report.tally.count, 0U);
}

/// One scene without noise, for what happens frame by frame.
class OnePerson : public ::testing::Test {
 protected:
  Landmarks standing_landmarks() const {
    return project(Build{}, standing(), Place{}, Camera{.distance_m = 3.5});
  }
  const MovementReport& step_standing(double seconds) {
    const Landmarks landmarks = standing_landmarks();
    for (double end_ms = t_ms_ + seconds * 1000; t_ms_ < end_ms; t_ms_ += 50) {
      counter_->step(t_ms_, &landmarks);
    }
    return counter_->report();
  }
  std::unique_ptr<MovementCounter> counter_ =
      std::make_unique<MovementCounter>(exercise_of("squat"));
  double t_ms_ = 0;
};

TEST_F(OnePerson, IsFoundAtRest) {
  const MovementReport& report = step_standing(1);
  EXPECT_EQ(report.framing, Framing::ready);
  EXPECT_EQ(report.phase, Phase::rest);
  EXPECT_LT(report.depth, 0.05F);
}

TEST_F(OnePerson, IsLostWhenGoneForASecond) {
  step_standing(1);
  int lost = 0;
  for (int i = 0; i < 40; ++i, t_ms_ += 50) {
    const MovementReport& report = counter_->step(t_ms_, nullptr);
    for (int e = 0; e < report.event_count; ++e) lost += report.events[e].kind == EventKind::lost;
  }
  EXPECT_EQ(lost, 1);
  EXPECT_EQ(counter_->report().framing, Framing::nobody);
  EXPECT_EQ(counter_->report().phase, Phase::waiting);
}

TEST_F(OnePerson, LacksWhatIsOutOfThePicture) {
  Landmarks cropped = standing_landmarks();
  for (std::size_t i = 25; i < kLandmarkCount; ++i) cropped.points[i].y = 1.2F;
  const MovementReport& report = counter_->step(0, &cropped);
  EXPECT_EQ(report.framing, Framing::partly);
  EXPECT_EQ(report.missing, bit_of(BodyPart::knees) | bit_of(BodyPart::ankles));
}

TEST_F(OnePerson, IsSafeFromBrokenNumbers) {
  const float broken[] = {std::numeric_limits<float>::quiet_NaN(),
                          std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity(), 1e38F, -1e38F};
  Chance chance(9);
  for (int i = 0; i < 2000; ++i, t_ms_ += 33) {
    Landmarks landmarks = standing_landmarks();
    for (int k = 0; k < 8; ++k) {
      LandmarkPoint& point = landmarks.points[chance.next() % kLandmarkCount];
      float* const numbers[] = {&point.x, &point.y, &point.z, &point.visibility};
      *numbers[chance.next() % 4] = broken[chance.next() % 5];
    }
    if (i % 50 == 0) landmarks.aspect = broken[chance.next() % 5];
    const MovementReport& report = counter_->step(t_ms_, &landmarks);
    ASSERT_TRUE(std::isfinite(report.depth));
    for (const LandmarkPoint& point : report.landmarks.points) {
      ASSERT_TRUE(std::isfinite(point.x) && std::isfinite(point.y) && std::isfinite(point.z));
    }
  }
  EXPECT_EQ(counter_->report().tally.count, 0U);
  EXPECT_EQ(step_standing(5).phase, Phase::rest);
}

TEST_F(OnePerson, IsUnchangedByTimeThatDoesNotPass) {
  step_standing(1);
  const double t_ms = counter_->report().t_ms;
  const Landmarks landmarks = standing_landmarks();
  for (const double odd_ms : {t_ms, t_ms - 100, std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity()}) {
    const MovementReport& report = counter_->step(odd_ms, &landmarks);
    EXPECT_EQ(report.t_ms, t_ms);
    EXPECT_EQ(report.event_count, 0);
  }
}

TEST_F(OnePerson, IsFollowedAgainWhenTheClockStartsAnew) {
  t_ms_ = 1e6;
  step_standing(1);
  t_ms_ = 0;
  EXPECT_EQ(step_standing(1).phase, Phase::rest);
}

}  // namespace
}  // namespace liopep::engine::testing
