#include "exercise/continuity.h"

#include <gtest/gtest.h>

namespace liopep::engine {
namespace {

/// Somebody whose trunk is `size` long, so far to the right and down.
Anchor standing(float x, float y, float size) {
  Anchor anchor;
  anchor.size = size;
  for (auto& point : anchor.points) {
    point.x = x;
    point.y = y;
  }
  return anchor;
}

TEST(SameStand, IsWhereSomebodyStoodAndAsLarge) {
  // given somebody who has stood here
  const Anchor before = standing(1, 1, 0.5F);
  // then who has moved by a tenth of a trunk is them
  EXPECT_TRUE(same_stand(before, standing(1.05F, 0.95F, 0.55F)));
  // and not who stands beside them, is low in a squat, or far behind
  EXPECT_FALSE(same_stand(before, standing(1.2F, 1, 0.5F)));
  EXPECT_FALSE(same_stand(before, standing(1, 1.2F, 0.5F)));
  EXPECT_FALSE(same_stand(before, standing(1, 1, 0.35F)));
  // though all of these but the last can be the same person at nearly the same place
  EXPECT_TRUE(same_place(before, standing(1.2F, 1, 0.5F)));
  EXPECT_TRUE(same_place(before, standing(1, 1.2F, 0.5F)));
}

}  // namespace
}  // namespace liopep::engine
