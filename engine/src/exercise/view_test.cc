// What counts as seen, at the edge of the picture.
#include "exercise/view.h"

#include <gtest/gtest.h>

#include "geometry/body.h"

namespace liopep::engine {
namespace {

class RaisedHands : public ::testing::Test {
 protected:
  bool are_seen(float y, float visibility) {
    Landmarks landmarks;
    for (const Side side : {Side::left, Side::right}) {
      landmarks.points[static_cast<std::size_t>(landmark_of(BodyPart::wrists, side))] = {
          .x = 0.5F, .y = y, .z = 0, .visibility = visibility};
    }
    view_.update(landmarks);
    return view_.missing(bit_of(BodyPart::wrists), SidesInView::both) == 0;
  }

 private:
  View view_;
};

TEST_F(RaisedHands, MayLeaveThePictureWhileTheModelFollowsThem) {
  EXPECT_TRUE(are_seen(0.05F, 0.95F));
  EXPECT_TRUE(are_seen(-0.08F, 0.95F));
  EXPECT_FALSE(are_seen(-0.2F, 0.95F)) << "too far to be followed";
}

TEST_F(RaisedHands, AreNotSeenWhereTheyWereNeverInside) {
  EXPECT_FALSE(are_seen(-0.08F, 0.95F));
}

TEST_F(RaisedHands, AreNotSeenOutsideByAModelThatDoubts) {
  are_seen(0.05F, 0.95F);
  EXPECT_TRUE(are_seen(-0.01F, 0.4F)) << "a point at the edge does not flicker";
  EXPECT_FALSE(are_seen(-0.08F, 0.4F));
}

}  // namespace
}  // namespace liopep::engine
