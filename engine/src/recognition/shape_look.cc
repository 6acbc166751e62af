#include "geometry/trigonometry.h"
#include "recognition/seen_arrows.h"
#include "recognition/shape.h"

namespace liopep::engine {

Shape::Look Shape::look(const PostureFeatures& seen, const ViewingAngle& angle) const {
  Four along{};
  Four in_view{};
  Four deep{};
  for (int i = 0; i < kFours; ++i) {
    if ((fours_along_ >> i & 1) == 0) continue;
    const SeenArrows way = shown_from(angle, limbs_.way, i);
    const SeenArrows since = seen_of(seen, i) - shown_from(angle, limbs_.rest, i);
    const Four sight = of(seen.weights, i) * of(along_, i);
    const Four weight = sight * of(kPerTolerance_2, i);
    const Four depth_weight = sight * of(kPerDepthTolerance_2, i);
    along += weight * product(way, since) + depth_weight * way.away * since.away;
    in_view += weight * length_2(way);
    deep += depth_weight * way.away * way.away;
  }
  const float shown = sum_of(in_view);
  return {.depth = sum_of(along) / (1e-3F + shown + sum_of(deep)),
          .sight = shown / square(length_)};
}

float Shape::left_over(const Excursion& seen) const {
  Four way{};
  Four left{};
  for (int i = 0; i < kFours; ++i) {
    const Four weight = of(essential_, i) * of(kPerTolerance_2, i) *
                        smaller(of(seen.back.weights, i), of(seen.rest.weights, i));
    way += weight * length_2(engine::way_of(seen, i));
    left += weight * length_2(seen_of(seen.back, i) - seen_of(seen.rest, i));
  }
  return square_root(sum_of(left) / (sum_of(way) + 1e-3F));
}

float Shape::difference(const Excursion& a, const Excursion& b) const {
  // How far they go may differ, more where frames are few.
  Four both{};
  Four own{};
  for (int i = 0; i < kFours; ++i) {
    const Four weight = of(essential_, i) * of(kPerTolerance_2, i);
    const SeenArrows one = engine::way_of(a, i);
    both += weight * product(one, engine::way_of(b, i));
    own += weight * length_2(one);
  }
  const float scale_of_a = clamped(sum_of(both) / (sum_of(own) + 1e-6F), 0.5F, 2);
  Mismatch mismatch;
  for (int i = 0; i < kFours; ++i) {
    const SeenArrows way = engine::way_of(a, i);
    const SeenArrows one = {scale_of_a * way.x, scale_of_a * way.y, {}};
    const SeenArrows other = engine::way_of(b, i);
    const Four longer_2 = larger(length_2(one), length_2(other));
    const Four scale = 1 / (of(kTolerances_2, i) + square(kRelativeWay) * longer_2);
    mismatch.add(of(essential_, i) * smaller(sight_throughout(a, i), sight_throughout(b, i)),
                 scale * length_2(one - other));
  }
  return mismatch.mean();
}

}  // namespace liopep::engine
