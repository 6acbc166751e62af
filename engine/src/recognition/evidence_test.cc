#include "recognition/evidence.h"

#include <gtest/gtest.h>

#include <array>

#include "liopep/demonstrator.h"
#include "testing/content.h"
#include "testing/hash.h"

namespace liopep::engine::testing {
namespace {

const ViewingAngle kAhead;

Exercise exercise_of(std::string_view id) {
  for (const Exercise& exercise : content_exercises()) {
    if (id == exercise.id.data()) return exercise;
  }
  ADD_FAILURE() << "no " << id;
  return {};
}

/// The way a demonstrator goes, from the front, as far as `range` of it.
Excursion excursion_of(const Exercise& exercise, float range) {
  const Demonstration demonstration(exercise);
  const ViewingAngle front(0, 0);
  const Build build;
  const auto posture_at = [&](double t_ms) {
    PostureFeatures features;
    features.weights.fill(1);
    const ArrowsInSpace arrows =
        arrows_of(skeleton_of(build, demonstration.posture_at(t_ms), exercise.demonstrator.seat));
    const float scale = 1 / (build.torso_part * build.stature_m);
    for (std::size_t i = 0; i < arrows.size(); ++i) {
      const auto [x, y, z] = arrows[i];
      features.xs[i] = front.x_of(x, y, z) * scale;
      features.ys[i] = front.y_of(x, y, z) * scale;
      features.depths[i] = front.away_of(x, y, z) * scale;
    }
    return features;
  };
  Excursion excursion = {posture_at(0), posture_at(demonstration.furthest_ms()), posture_at(0)};
  PostureFeatures& full = excursion.full;
  const PostureFeatures& rest = excursion.rest;
  for (std::size_t i = 0; i < full.xs.size(); ++i) {
    full.xs[i] = rest.xs[i] + range * (full.xs[i] - rest.xs[i]);
    full.ys[i] = rest.ys[i] + range * (full.ys[i] - rest.ys[i]);
    full.depths[i] = rest.depths[i] + range * (full.depths[i] - rest.depths[i]);
  }
  return excursion;
}

std::array<Performance, 3> two_squats(const Shape& shape, float range, int counted) {
  const Exercise squat = exercise_of("squat");
  std::array<Performance, 3> done;
  for (int i = 0; i < 2; ++i) {
    Performance& one = done[static_cast<std::size_t>(i)];
    one.start_ms = 3000 * (2 - i);
    one.end_ms = one.start_ms + 2500;
    one.excursion = excursion_of(squat, range);
    one.fit = shape.fit(one.excursion, kAhead);
    one.counted = counted;
  }
  return done;
}

/// Of two squats, of which its own counter counts so many.
float odds_of(std::string_view id, float range, int counted) {
  const Shape shape(exercise_of(id));
  const auto done = two_squats(shape, range, counted);
  return log_odds(repetition_evidence(shape, false, done.data(), 2));
}

TEST(Evidence, SpeaksForWhatWasDoneTwice) {
  EXPECT_GT(odds_of("squat", 1, 2), 0);
}

TEST(Evidence, SpeaksAgainstWhatWasNotDone) {
  for (const char* other : {"overhead-reach", "jumping-jack", "hip-hinge", "shoulder-shrug"}) {
    EXPECT_LT(odds_of(other, 1, 0), 0) << other;
    EXPECT_LT(odds_of(other, 1, 0) + 3, odds_of("squat", 1, 2)) << other;
  }
}

TEST(Evidence, IsWeakerTheLessOfTheWayWasGone) {
  EXPECT_GT(odds_of("squat", 1, 2), odds_of("squat", 0.7F, 2));
  EXPECT_GT(odds_of("squat", 0.7F, 2), odds_of("squat", 0.45F, 2));
}

TEST(Evidence, IsWeakerTheLessTheExercisesOwnCounterCounts) {
  EXPECT_GT(odds_of("squat", 0.7F, 2), odds_of("squat", 0.7F, 1));
  EXPECT_GT(odds_of("squat", 0.7F, 1), odds_of("squat", 0.7F, 0));
}

TEST(Evidence, IsWeakerTheLongerThePause) {
  const Shape shape(exercise_of("squat"));
  auto done = two_squats(shape, 1, 2);
  const float before = log_odds(repetition_evidence(shape, false, done.data(), 2));
  done[1].start_ms -= 4000;
  done[1].end_ms -= 4000;
  EXPECT_LT(log_odds(repetition_evidence(shape, false, done.data(), 2)), before);
}

TEST(Evidence, GivesTheSameBitsEverywhere) {
  BitHash hash;
  for (const Exercise& exercise : content_exercises()) {
    const Shape shape(exercise);
    const auto done = two_squats(shape, 0.9F, 1);
    hash.add(log_odds(repetition_evidence(shape, true, done.data(), 2)));
    hash.add(log_odds(hold_evidence(shape, done.data(), 2)));
  }
  EXPECT_EQ(hash.hex(), "44ded2f5fc81b0a0");
}

TEST(Evidence, OfAHoldGrowsWithASecondOne) {
  const Exercise hold = exercise_of("wall-sit");
  const Shape shape(hold);
  std::array<Performance, 3> done;
  for (int i = 0; i < 2; ++i) {
    Performance& one = done[static_cast<std::size_t>(i)];
    one.kind = Performance::Kind::held;
    one.start_ms = 10000 * (1 - i);
    one.end_ms = one.start_ms + 6000;
    one.excursion = excursion_of(hold, 1);
    one.fit = shape.fit(one.excursion, kAhead);
  }
  EXPECT_GT(log_odds(hold_evidence(shape, done.data(), 2)),
            log_odds(hold_evidence(shape, done.data(), 1)));
  EXPECT_GT(log_odds(hold_evidence(shape, done.data(), 2)), 0);
}

TEST(Shape, FindsNothingInWhatCannotBeSeen) {
  const Exercise squat = exercise_of("squat");
  const Shape shape(squat);
  Excursion unseen = excursion_of(squat, 1);
  unseen.full.weights.fill(0);
  EXPECT_FLOAT_EQ(shape.fit(unseen, kAhead).mismatch, 1);
  EXPECT_LT(shape.fit(excursion_of(squat, 1), kAhead).mismatch, 0.01F);
}

/// As `exercise` is demonstrated, with the right side's limbs so far along the left side's way.
Excursion with_right_side(const Exercise& exercise, float at_rest, float at_full) {
  Excursion seen = excursion_of(exercise, 1);
  const PostureFeatures rest = seen.rest;
  const PostureFeatures full = seen.full;
  const auto place = [&](PostureFeatures& posture, float part) {
    for (std::size_t right = 1; right <= static_cast<std::size_t>(Arrow::right_foot); right += 2) {
      const std::size_t left = right - 1;
      posture.xs[right] = rest.xs[right] - part * (full.xs[left] - rest.xs[left]);
      posture.ys[right] = rest.ys[right] + part * (full.ys[left] - rest.ys[left]);
      posture.depths[right] = rest.depths[right] + part * (full.depths[left] - rest.depths[left]);
    }
  };
  place(seen.rest, at_rest);
  place(seen.full, at_full);
  seen.back = seen.rest;
  return seen;
}

TEST(Shape, TakesOneArmOrBothAsTheExerciseDoes) {
  const Exercise curl = exercise_of("biceps-curl");
  const Shape shape(curl);
  for (const float right : {0.0F, 0.4F, 1.0F}) {
    const Fit fit = shape.fit(with_right_side(curl, 0, right), kAhead);
    EXPECT_LT(fit.mismatch, 0.02F) << right;
    EXPECT_GT(fit.likeness, 0.98F) << right;
    EXPECT_NEAR(fit.other_side, right, 0.05F);
  }
}

TEST(Shape, KnowsOneSideWhileTheOtherIsOnItsWayBack) {
  for (const char* id : {"march", "punch"}) {
    const Exercise exercise = exercise_of(id);
    const Fit fit = Shape(exercise).fit(with_right_side(exercise, 1, 0), kAhead);
    EXPECT_LT(fit.mismatch, 0.05F) << id;
    EXPECT_NEAR(fit.other_side, -1, 0.1F) << id;
  }
}

TEST(Shape, DoesNotTakeBothLegsAtOnceForOne) {
  const Exercise march = exercise_of("march");
  EXPECT_GT(Shape(march).fit(with_right_side(march, 0, 1), kAhead).mismatch, 0.1F);
}

TEST(Shape, TellsByDepthWhatGoesTowardsTheCamera) {
  const Exercise hinge = exercise_of("hip-hinge");
  const Shape shape(hinge);
  Excursion seen = excursion_of(hinge, 1);
  const float own = shape.fit(seen, kAhead).depth_mismatch;
  EXPECT_LT(own, 0.01F);
  // As deep as another model would guess it.
  for (PostureFeatures* posture : {&seen.rest, &seen.full, &seen.back}) {
    for (float& depth : posture->depths) depth *= 1.8F;
  }
  EXPECT_LT(shape.fit(seen, kAhead).depth_mismatch, 0.02F);
  // And what is low further away.
  for (PostureFeatures* posture : {&seen.rest, &seen.full, &seen.back}) {
    for (std::size_t i = 0; i < posture->ys.size(); ++i) {
      posture->depths[i] += 0.5F * posture->ys[i];
    }
  }
  EXPECT_LT(shape.fit(seen, kAhead).depth_mismatch, 0.02F);
  // The same picture, of somebody whose shoulders stay above the hips.
  seen.full.depths = seen.rest.depths;
  EXPECT_GT(shape.fit(seen, kAhead).depth_mismatch, 0.05F + own);
}

TEST(Shape, KnowsAPostureThatNobodySawTheBodyComeInto) {
  const Shape plank(exercise_of("plank"));
  const Shape stretch(exercise_of("tall-stretch"));
  const PostureFeatures seen = excursion_of(exercise_of("tall-stretch"), 1).full;
  EXPECT_LT(stretch.fit_posture(seen, kAhead).rest_mismatch, 0.02F);
  EXPECT_LT(stretch.fit_posture(seen, kAhead).mismatch, 0.02F);
  EXPECT_GT(plank.fit_posture(seen, kAhead).rest_mismatch, 0.3F);
}

TEST(Shape, GoesAlongWithWhatGoesTowardsTheCamera) {
  const Exercise hinge = exercise_of("hip-hinge");
  const Shape shape(hinge);
  const Excursion seen = excursion_of(hinge, 1);
  PostureFeatures flat = seen.rest;
  flat.depths = seen.full.depths;
  const ViewingAngle front(0, 0);
  EXPECT_NEAR(shape.look(seen.rest, front).depth, 0, 0.01F);
  EXPECT_NEAR(shape.look(seen.full, front).depth, 1, 0.01F);
  EXPECT_GT(shape.look(flat, front).depth, 0.3F);
}

TEST(Shape, TakesHowFarTwoWentForNoDifference) {
  const Exercise squat = exercise_of("squat");
  const Shape shape(squat);
  const Excursion whole = excursion_of(squat, 1);
  EXPECT_LT(shape.difference(whole, excursion_of(squat, 0.7F)), 0.01F);
  EXPECT_GT(shape.difference(whole, excursion_of(exercise_of("hip-hinge"), 1)), 0.05F);
}

}  // namespace
}  // namespace liopep::engine::testing
