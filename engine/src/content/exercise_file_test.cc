#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include "content/json_reader.h"
#include "liopep/exercise.h"
#include "testing/moving_body.h"
#include "testing/recording.h"

namespace liopep::engine::testing {
namespace {

std::string squat_text() {
  return read_text("content/exercises/squat.json");
}

/// "field: reason" of reading `text`, or "" when it is read.
std::string error_of(const std::string& text) {
  Exercise exercise;
  ContentError error;
  if (read_exercise(text, exercise, error)) return "";
  return std::string(error.field.data()) + ": " + error.reason.data();
}

TEST(ExerciseFile, IsReadForEveryExercise) {
  for (const char* id : {"squat", "sit-to-stand", "overhead-reach", "jumping-jack"}) {
    const std::string text = read_text(std::string("content/exercises/") + id + ".json");
    Exercise exercise;
    ContentError error;
    ASSERT_TRUE(read_exercise(text, exercise, error))
        << id << ": " << error.field.data() << ' ' << error.reason.data();
    EXPECT_STREQ(exercise.id.data(), id);
    EXPECT_GT(exercise.met, 1);
  }
}

TEST(ExerciseFile, GivesWhatItSays) {
  Exercise squat;
  ContentError error;
  ASSERT_TRUE(read_exercise(squat_text(), squat, error));
  EXPECT_EQ(squat.positions, bit_of(Position::standing));
  EXPECT_EQ(squat.side_rule, SideRule::both);
  ASSERT_EQ(squat.check_count, 1);
  EXPECT_EQ(squat.checks[0].during, During::full);
  EXPECT_FLOAT_EQ(squat.checks[0].least, 45);
  EXPECT_FLOAT_EQ(squat.checks[0].most, kUnbounded);
  EXPECT_EQ(squat.needs, bit_of(BodyPart::shoulders) | bit_of(BodyPart::hips) |
                             bit_of(BodyPart::knees) | bit_of(BodyPart::ankles));
  ASSERT_EQ(squat.measure_count, 3);
  EXPECT_EQ(squat.measures[0].kind, MeasureKind::height);
  EXPECT_EQ(squat.measures[0].unit, BodyUnit::leg);
  EXPECT_FLOAT_EQ(squat.measures[0].rest, 1);
  EXPECT_FLOAT_EQ(squat.met, 5);
}

TEST(ExerciseFile, GivesTheDemonstratorsPoses) {
  Exercise rising;
  ContentError error;
  ASSERT_TRUE(read_exercise(read_text("content/exercises/sit-to-stand.json"), rising, error));
  const Demonstrator& demonstrator = rising.demonstrator;
  ASSERT_EQ(demonstrator.pose_count, 3);
  EXPECT_EQ(demonstrator.seat, Seat::chair);
  EXPECT_FLOAT_EQ(demonstrator.poses[0].posture.legs[1].knee_deg, 90) << "quiet sitting";
  EXPECT_FLOAT_EQ(demonstrator.poses[1].posture.arms[0].elbow_deg, 60) << "as in the first pose";
  EXPECT_FLOAT_EQ(demonstrator.poses[1].posture.trunk.lean_deg, 35);
  EXPECT_FLOAT_EQ(demonstrator.poses[2].posture.legs[0].thigh_deg, 0);
}

struct Fault {
  const char* from;
  const char* to;
  const char* error;
};

class FaultyExerciseFile : public ::testing::TestWithParam<Fault> {};

TEST_P(FaultyExerciseFile, IsRefusedNamingTheField) {
  const Fault& fault = GetParam();
  EXPECT_EQ(error_of(replaced(squat_text(), fault.from, fault.to)), fault.error);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, FaultyExerciseFile,
    ::testing::Values(
        Fault{"\"squat\"", "\"Squat!\"",
              "id: must be 1 to 32 of a-z, 0-9 and -, beginning with a letter"},
        Fault{"[\"standing\"]", "[\"flying\"]",
              "positions[0]: must be standing, seated, wheelchair or floor"},
        Fault{"[\"standing\"]", "[\"standing\", \"standing\"]", "positions[1]: is there twice"},
        Fault{"\"positions\": [\"standing\"],", "", "positions: is missing"},
        Fault{"\"Knäböj\"", "\"\"", "name.sv: must not be empty"},
        Fault{"\"sv\": \"Knäböj\"", "\"fi\": \"Kyykky\"",
              "name.fi: is not a field that is known here"},
        Fault{"\"value\": 5.0", "\"value\": 50", "met.value: must be within 1 and 20"},
        Fault{"\"unit\": \"leg\"", "\"unit\": \"mile\"",
              "signal.measures[0].unit: must be torso, shoulders, leg, head or arm"},
        Fault{"\"full\": 0.55", "\"full\": 1.0", "signal.measures[0].full: must differ from rest"},
        Fault{"\"rest_below\": 0.3", "\"rest_below\": 0.5",
              "phases.start_above: must be above the one before it"},
        Fault{"\"rest_below\": 0.3", "\"rest_below\": .3",
              "phases.rest_below: must be a number such as 0.5"},
        Fault{"\"phases\":", "\"first_counts\": \"later\", \"phases\":",
              "first_counts: must be at_once or with_second"},
        Fault{"\"count_at\"", "\"counts_at\"", "counts_at: is not a field that is known here"},
        Fault{"\"longest_repetition_ms\": 8000", "\"longest_repetition_ms\": 300",
              "longest_repetition_ms: must be above shortest_repetition_ms"},
        Fault{"\"positions\"", "\"id\"", "id: is there twice"},
        Fault{"\"sides\": \"mean\"", "\"sides\": \"own\"",
              "side_rule: is both, for which no measure may have sides own or other"},
        Fault{"\"side_rule\": \"both\"", "\"side_rule\": \"either\"",
              "signal: needs a measure with sides own, as side_rule tells sides apart"},
        Fault{"\"counting\": \"repetitions\"", "\"counting\": \"hold\"", "hold_ms: is missing"},
        Fault{
            "\"height\"", "\"lean\"",
            "signal.measures[0].unit: is not for angle, lean, turn and bow, which are in degrees"},
        Fault{"\"least\": 45", "\"least\": 900", "form[0].least: must be within -360 and 360"},
        Fault{"\"during\": \"full\"", "\"during\": \"never\"",
              "form[0].during: must be always, moving or full"},
        Fault{"\"at\": 0.5,", "\"at\": 0,",
              "demonstrator.poses[1].at: must be above that of the pose before"},
        Fault{"\"trunk\": { \"lean\"", "\"trunk\": { \"lien\"",
              "demonstrator.poses[1].trunk.lien: is not a field that is known here"},
        Fault{"\"id\": \"squat\"", "\"id\": \"auto\"", "id: auto, free-move and walk are taken"}),
    [](const auto& info) { return "number_" + std::to_string(info.index); });

TEST(ExerciseFile, IsRefusedWhenCutAnywhere) {
  const std::string text = squat_text();
  for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
    EXPECT_NE(error_of(text.substr(0, length)), "") << length;
  }
}

TEST(ExerciseFile, IsRefusedWithSomethingAfterIt) {
  EXPECT_EQ(error_of(squat_text() + "{}"), "file: has something after its end");
}

TEST(ExerciseFile, IsRefusedWhenTooLarge) {
  EXPECT_EQ(error_of(squat_text() + std::string(kMaxExerciseBytes, ' ')),
            "file: is larger than 32 KiB");
}

TEST(ExerciseFile, IsRefusedWithBrokenText) {
  for (const char* broken :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\\q", "\\u12g4", "\n"}) {
    EXPECT_EQ(error_of(replaced(squat_text(), "Knäböj", broken)),
              "name.sv: text is cut short or not valid UTF-8");
  }
}

TEST(ExerciseFile, SurvivesRandomDamage) {
  const std::string text = squat_text();
  Chance chance(4);
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = text;
    for (int k = 0; k < 3; ++k) {
      damaged[chance.next() % damaged.size()] = static_cast<char>(chance.next() % 256);
    }
    error_of(damaged);
  }
}

TEST(JsonReader, RefusesDeepNesting) {
  const std::string text(100, '[');
  JsonReader reader(text);
  const auto nested = [&](const auto& self) -> void { reader.array([&](int) { self(self); }); };
  nested(nested);
  EXPECT_FALSE(reader.ok());
  EXPECT_STREQ(reader.error().reason.data(), "nested too deeply");
}

}  // namespace
}  // namespace liopep::engine::testing
