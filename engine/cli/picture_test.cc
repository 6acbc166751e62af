#include "cli/picture.h"

#include <gtest/gtest.h>

#include <vector>

#include "cli/counted_squats.h"
#include "cli/recording_file.h"
#include "testing/studio.h"

namespace liopep::engine {
namespace {

using Frames = std::vector<std::optional<Landmarks>>;

Recording squats() {
  return read_recording("engine/recordings/squats.json").value();
}

/// Somebody who stands and faces a camera of that shape, as a pose model sees them.
Frames somebody_faces(float aspect, std::uint64_t seed) {
  testing::Studio studio = testing::studio_by_chance(seed, testing::Direction::front);
  studio.camera.aspect = aspect;
  testing::Chance chance(seed);
  testing::aim(studio, {0, 1.1F * studio.build.stature_m, 0.5F}, chance);
  testing::Film film(studio);
  Frames frames;
  for (int i = 0; i < 60; ++i) {
    frames.push_back(film.see(film.next_s(), Posture(), Seat::none, studio.place));
  }
  return frames;
}

TEST(Picture, IsOfTheShapeThatTheRecordingSays) {
  // Given people in a picture that is half as broad as high
  Frames frames = somebody_faces(16.0F / 9, 5);
  // When its shape is said
  const auto by_size = place_in_picture(frames, {.width = 360, .height = 720, .aspect = {}});
  const auto by_aspect = place_in_picture(frames, {.width = {}, .height = {}, .aspect = 0.5});
  // Then it is taken, and there is nothing to note
  EXPECT_EQ(by_size->aspect, 0.5);
  EXPECT_EQ(by_aspect->aspect, 0.5);
  EXPECT_EQ(frames.front()->aspect, 0.5F);
  EXPECT_EQ(note_of(*by_size), "");
}

TEST(Picture, IsJudgedByWhoFacesIt) {
  for (const float aspect : {16.0F / 9, 4.0F / 3, 9.0F / 16}) {
    int right = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      // Given somebody before a camera, and a recording that does not say its shape
      Frames frames = somebody_faces(aspect, seed);
      // When their landmarks are placed in it
      const auto shape = place_in_picture(frames, {});
      // Then it is the camera's
      if (static_cast<float>(shape->aspect) == aspect) ++right;
      EXPECT_NE(note_of(*shape), "");
    }
    EXPECT_GE(right, 8) << aspect;
  }
}

TEST(Picture, IsJudgedByLimbsThatKeepTheirLength) {
  // Given squats, aslant to a telephone that stands, and no word of its shape
  Recording recording = squats();
  // When they are placed in the picture
  const auto shape = place_in_picture(recording.frames, {});
  // Then it is the telephone's
  EXPECT_EQ(shape->aspect, 9.0 / 16);
  EXPECT_EQ(shape->origin, ShapeOrigin::seen);
}

TEST(Picture, IsASquareWhereNobodyTells) {
  // Given three frames, fewer than can tell
  Frames frames = somebody_faces(16.0F / 9, 1);
  frames.resize(3);
  // When they are placed in a picture
  const auto shape = place_in_picture(frames, {});
  // Then it is a square, and that is said
  EXPECT_EQ(shape->aspect, 1);
  EXPECT_NE(note_of(*shape).find("nothing tells"), std::string::npos);
}

TEST(Picture, IsNotJudgedByAFaceThatIsNone) {
  // Given somebody whose face was drawn with the mouth where the eyes are
  Frames frames = somebody_faces(16.0F / 9, 5);
  for (auto& frame : frames) {
    if (!frame) continue;
    (*frame)[Landmark::mouth_left] = (*frame)[Landmark::left_eye_outer];
    (*frame)[Landmark::mouth_right] = (*frame)[Landmark::right_eye_outer];
  }
  // When they are placed in a picture
  const auto shape = place_in_picture(frames, {});
  // Then their shoulders alone tell its shape
  EXPECT_EQ(static_cast<float>(shape->aspect), 16.0F / 9);
}

TEST(Picture, TakesPixelsWithoutASize) {
  // Given the squats in pixels of a picture of 720 by 1280
  Recording recording = squats();
  for (auto& frame : recording.frames) {
    if (!frame) continue;
    for (LandmarkPoint& point : frame->points) {
      point.x *= 720;
      point.y *= 1280;
      point.z *= 720;
    }
  }
  // When nothing says so
  ASSERT_TRUE(place_in_picture(recording.frames, {}));
  // Then they count as they do in parts of the picture
  EXPECT_EQ(counted_squats(recording), 2U);
}

TEST(Picture, TakesMetresAroundTheHips) {
  // Given the squats as the model's world landmarks: metres, from the middle between the hips
  Recording recording = squats();
  for (auto& frame : recording.frames) {
    if (!frame) continue;
    const LandmarkPoint left = (*frame)[Landmark::left_hip];
    const LandmarkPoint right = (*frame)[Landmark::right_hip];
    for (LandmarkPoint& point : frame->points) {
      point.x = (point.x - (left.x + right.x) / 2) * 2.5F * 9 / 16;
      point.y = (point.y - (left.y + right.y) / 2) * 2.5F;
      point.z *= 2.5F * 9 / 16;
    }
  }
  // When they are placed in a picture
  ASSERT_TRUE(place_in_picture(recording.frames, {}));
  // Then they count
  EXPECT_EQ(counted_squats(recording), 2U);
}

TEST(Picture, RefusesASizeThatCannotBe) {
  // Given a picture without height, and one a hundred times as broad as high
  Frames frames = somebody_faces(1, 1);
  // When landmarks are placed in them, then the error names the field
  EXPECT_EQ(place_in_picture(frames, {.width = 5, .height = 0, .aspect = {}}).error(),
            "width and height must be above 0");
  EXPECT_EQ(place_in_picture(frames, {.width = {}, .height = {}, .aspect = 100}).error(),
            "aspect: must be width divided by height");
}

}  // namespace
}  // namespace liopep::engine
