#include "server/breaks/result.h"

#include <gtest/gtest.h>

#include <limits>

namespace liopep::breaks {
namespace {

const UnixMillis now = from_ms(1'783'600'000'000);  // 2026-07-09 12:26:40 UTC

ActivityCatalog activities() {
  ActivityCatalog catalog;
  EXPECT_TRUE(catalog.add({.id = "squat", .shortest_repetition_ms = 800}));
  EXPECT_TRUE(catalog.add({.id = "plank", .counting = Counting::hold, .hold_ms = 10'000}));
  EXPECT_TRUE(
      catalog.add({.id = "catch", .counting = Counting::points, .most_points_per_minute = 600}));
  EXPECT_TRUE(
      catalog.add({.id = "walk", .counting = Counting::steps, .most_steps_per_minute = 280}));
  return catalog;
}

NewResult ten_squats() {
  return {.id = "018F3C9E-7B2A-7C31-9D5E-0A1B2C3D4E5F",
          .exercise = "squat",
          .count = 10,
          .half_count = 1,
          .duration_ms = 30'000,
          .started_at_ms = to_ms(now - std::chrono::minutes(1)),
          .day = "2026-07-09"};
}

struct Refused {
  std::string key;
  std::string field;
  bool operator==(const Refused&) const = default;
};

Refused refusal(const NewResult& input) {
  const auto result = check(input, activities(), now);
  if (result) return {"accepted", ""};
  EXPECT_EQ(result.error().kind, ErrorKind::invalid);
  EXPECT_FALSE(result.error().detail.empty());
  return {result.error().key, result.error().field};
}

TEST(BreakResult, AcceptsWhatAPersonCanDo) {
  const auto result = check(ten_squats(), activities(), now);
  ASSERT_TRUE(result) << result.error().detail;
  EXPECT_EQ(result->id.text(), "018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f");
  EXPECT_EQ(result->count, 10);
}

TEST(BreakResult, RefusesThreeHundredSquatsInTenSeconds) {
  auto input = ten_squats();
  input.count = 300;
  input.duration_ms = 10'000;

  const auto result = check(input, activities(), now);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().key, "result.too_fast");
  EXPECT_EQ(result.error().field, "/count");
  EXPECT_EQ(result.error().detail,
            "at most 12 repetitions of squat are possible in 10.0 s, and 300 were sent");
}

TEST(BreakResult, AcceptsTheFastestThatIsPossibleAndNoMore) {
  auto input = ten_squats();
  input.duration_ms = 8'000;
  EXPECT_EQ(refusal(input).key, "accepted");
  input.count = 11;
  EXPECT_EQ(refusal(input), (Refused{"result.too_fast", "/count"}));
}

TEST(BreakResult, HoldsTheRangesOfTheContract) {
  const auto with = [](auto member, std::int64_t value) {
    auto input = ten_squats();
    input.*member = value;
    return refusal(input);
  };
  EXPECT_EQ(with(&NewResult::count, -1), (Refused{"result.out_of_range", "/count"}));
  EXPECT_EQ(with(&NewResult::count, 10'001), (Refused{"result.out_of_range", "/count"}));
  EXPECT_EQ(with(&NewResult::half_count, -1), (Refused{"result.out_of_range", "/half_count"}));
  EXPECT_EQ(with(&NewResult::duration_ms, 999), (Refused{"result.out_of_range", "/duration_ms"}));
  EXPECT_EQ(with(&NewResult::duration_ms, 7'200'001),
            (Refused{"result.out_of_range", "/duration_ms"}));
}

NewResult plank() {
  auto input = ten_squats();
  input.exercise = "plank";
  input.count = 2;
  input.half_count = 0;
  input.held_ms = 25'000;
  return input;
}

TEST(BreakResult, AcceptsAHoldNoLongerThanTheBreak) {
  auto input = plank();
  EXPECT_EQ(refusal(input).key, "accepted");
  input.count = 3;
  EXPECT_EQ(refusal(input), (Refused{"result.too_fast", "/count"})) << "three take 30 s";
  input.count = 0;
  input.held_ms = input.duration_ms;
  EXPECT_EQ(refusal(input).key, "accepted");
  input.held_ms = input.duration_ms + 1;
  EXPECT_EQ(refusal(input), (Refused{"result.out_of_range", "/held_ms"}));
  input.held_ms = -1;
  EXPECT_EQ(refusal(input), (Refused{"result.out_of_range", "/held_ms"}));
}

TEST(BreakResult, AcceptsTheMostPointsOfAGameAndNoMore) {
  auto input = ten_squats();
  input.exercise = "catch";
  input.count = input.half_count = 0;
  input.score = 300;  // in half a minute
  EXPECT_EQ(refusal(input).key, "accepted");
  input.score = 301;
  EXPECT_EQ(refusal(input), (Refused{"result.too_fast", "/score"}));
  input.score = -1;
  EXPECT_EQ(refusal(input), (Refused{"result.out_of_range", "/score"}));
  input.score = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(refusal(input), (Refused{"result.out_of_range", "/score"}));
  input.score = 10;
  input.count = 1;
  EXPECT_EQ(refusal(input), (Refused{"result.out_of_range", "/count"})) << "a game has points";
}

NewResult walk_of_a_minute() {
  auto walk = ten_squats();
  walk.exercise = "walk";
  walk.count = walk.half_count = 0;
  walk.duration_ms = 60'000;
  walk.source = Source::motion;
  walk.steps = 112;
  walk.distance_m = 79;
  return walk;
}

TEST(BreakResult, TakesAWalkWithAndWithoutMetres) {
  auto walk = walk_of_a_minute();
  EXPECT_EQ(refusal(walk), (Refused{"accepted", ""}));
  walk.distance_m.reset();
  EXPECT_EQ(refusal(walk), (Refused{"accepted", ""}));
  const auto result = check(walk, activities(), now);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->steps, 112);
  EXPECT_NE(to_json(*result).find(R"("source":"motion","steps":112)"), std::string::npos)
      << to_json(*result);
}

TEST(BreakResult, RefusesAWalkThatNobodyWalks) {
  auto walk = walk_of_a_minute();
  walk.steps = 281;
  EXPECT_EQ(refusal(walk), (Refused{"result.too_fast", "/steps"}));
  walk = walk_of_a_minute();
  walk.distance_m = 225;
  EXPECT_EQ(refusal(walk), (Refused{"result.out_of_range", "/distance_m"}));
  walk = walk_of_a_minute();
  walk.steps = -1;
  EXPECT_EQ(refusal(walk), (Refused{"result.out_of_range", "/steps"}));
  walk.steps.reset();
  EXPECT_EQ(refusal(walk), (Refused{"result.wrong_measure", "/steps"}));
  walk = walk_of_a_minute();
  walk.count = 1;
  EXPECT_EQ(refusal(walk), (Refused{"result.out_of_range", "/count"}));
  auto squats = ten_squats();
  squats.steps = 10;
  EXPECT_EQ(refusal(squats), (Refused{"result.wrong_measure", "/steps"}));
}

TEST(BreakResult, HasTheNumbersOfItsActivityAndNoOthers) {
  auto squats = ten_squats();
  squats.held_ms = 1'000;
  EXPECT_EQ(refusal(squats), (Refused{"result.wrong_measure", "/held_ms"}));
  squats.held_ms.reset();
  squats.score = 1;
  EXPECT_EQ(refusal(squats), (Refused{"result.wrong_measure", "/score"}));

  auto held = plank();
  held.score = 1;
  EXPECT_EQ(refusal(held), (Refused{"result.wrong_measure", "/score"}));
  held = plank();
  held.held_ms.reset();
  EXPECT_EQ(refusal(held), (Refused{"result.wrong_measure", "/held_ms"}));

  auto game = ten_squats();
  game.exercise = "catch";
  game.count = game.half_count = 0;
  EXPECT_EQ(refusal(game), (Refused{"result.wrong_measure", "/score"}));
  game.score = 1;
  game.held_ms = 1;
  EXPECT_EQ(refusal(game), (Refused{"result.wrong_measure", "/held_ms"}));
}

TEST(BreakResult, RefusesTimesThatCannotBe) {
  const auto started = [](std::int64_t started_at_ms) {
    auto input = ten_squats();
    input.started_at_ms = started_at_ms;
    return refusal(input);
  };
  using std::chrono::days;
  using std::chrono::minutes;
  EXPECT_EQ(started(to_ms(now + minutes(4))).key, "accepted");
  EXPECT_EQ(started(to_ms(now + minutes(6))), (Refused{"result.in_future", "/started_at_ms"}));
  EXPECT_EQ(started(to_ms(now - days(15))), (Refused{"result.too_old", "/started_at_ms"}));
  EXPECT_EQ(started(std::numeric_limits<std::int64_t>::max()).key, "result.in_future");
  EXPECT_EQ(started(std::numeric_limits<std::int64_t>::min()).key, "result.too_old");
}

TEST(BreakResult, AcceptsALocalDateAtMostOneDayFromTheUtcDate) {
  const auto on = [](std::string day) {
    auto input = ten_squats();
    input.day = std::move(day);
    return refusal(input);
  };
  EXPECT_EQ(on("2026-07-08").key, "accepted");
  EXPECT_EQ(on("2026-07-10").key, "accepted");
  EXPECT_EQ(on("2026-07-11"), (Refused{"result.day_mismatch", "/day"}));
  EXPECT_EQ(on("2026-02-30"), (Refused{"input.date", "/day"}));
}

TEST(BreakResult, RefusesUnknownExercisesAndIds) {
  auto input = ten_squats();
  input.exercise = "handstand";
  EXPECT_EQ(refusal(input), (Refused{"result.unknown_exercise", "/exercise"}));
  input.id = "1";
  EXPECT_EQ(refusal(input), (Refused{"input.uuid", "/id"}));
}

TEST(BreakResult, IsReadFromAndWrittenAsTheContractSays) {
  const std::string json =
      R"({"id":"018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f","exercise":"squat","count":10,)"
      R"("half_count":1,"duration_ms":30000,"started_at_ms":1783599940000,"day":"2026-07-09",)"
      R"("source":"self_report"})";

  const auto input = read_new_result(json);
  ASSERT_TRUE(input) << input.error().detail;
  const auto result = check(*input, activities(), now);
  ASSERT_TRUE(result);
  EXPECT_EQ(to_json(*result), json);
}

TEST(ActivityCatalog, ReadsTheExercisesAndGamesOfLiopep) {
  const auto catalog = ActivityCatalog::load("content");
  ASSERT_TRUE(catalog) << catalog.error().detail;
  for (const char* id :
       {"squat", "sit-to-stand", "overhead-reach", "jumping-jack", "free-move", "own-move"}) {
    ASSERT_NE(catalog->find(id), nullptr) << id;
    auto input = ten_squats();
    input.exercise = id;
    EXPECT_TRUE(check(input, *catalog, now)) << id;
    input.count = 300;
    input.duration_ms = 10'000;
    EXPECT_FALSE(check(input, *catalog, now)) << id;
  }
  EXPECT_EQ(catalog->find("handstand"), nullptr);
}

TEST(ActivityCatalog, RefusesAFolderWithoutExercises) {
  EXPECT_FALSE(ActivityCatalog::load("/nowhere"));
  EXPECT_FALSE(ActivityCatalog::load("server/breaks"));
}

TEST(ActivityCatalog, RefusesWhatHasNoLimit) {
  ActivityCatalog catalog;
  EXPECT_FALSE(catalog.add({.id = "endless"}));
  EXPECT_FALSE(catalog.add({.id = "endless", .counting = Counting::hold}));
  EXPECT_FALSE(catalog.add({.id = "endless", .counting = Counting::points}));
}

}  // namespace
}  // namespace liopep::breaks
