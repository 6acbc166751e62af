#include "geometry/trigonometry.h"
#include "recognition/seen_arrows.h"
#include "recognition/shape.h"

namespace liopep::engine {
namespace {

/// Of the camera against what is believed of the body's heading: by 20 degrees and 40.
constexpr std::array<ViewingAngle::Turn, 4> kOtherTurns = {{{0.34202014F, 0.93969262F},
                                                            {-0.34202014F, 0.93969262F},
                                                            {0.64278761F, 0.76604444F},
                                                            {-0.64278761F, 0.76604444F}}};
/// Of the camera, looking down by 18 degrees or up by 10.
constexpr std::array<ViewingAngle::Turn, 2> kOtherPitches = {
    {{0.30901699F, 0.95105652F}, {-0.17364818F, 0.98480775F}}};
constexpr float kLeastRange = 0.4F;
constexpr float kMostRange = 1.4F;
constexpr float kRestTolerance = 2;  ///< rest differs more from person to person than the way
constexpr float kOtherWay = -0.3F;
constexpr float kRestShare = 0.35F;
constexpr float kLeastInView = 0.1F;  ///< of a way: of less nothing can be said
// How much too deep a model's depths are, and how much further away what is low seems to be.
constexpr float kFlattest = 0.7F;
constexpr float kUsualDepth = 2;
constexpr float kDeepest = 4.5F;
constexpr float kLeastTilt = -0.8F;
constexpr float kMostTilt = 1.2F;
constexpr float kSurely = 1;          ///< how surely it is as usual
constexpr float kRounding = 1.0001F;  ///< of sums that end elsewhere

}  // namespace

/// What an excursion shows of each limb, whatever it is held against, and what that weighs.
struct Shape::Ways {
  Ways(const Shape& shape, const Excursion& excursion) : seen(excursion) {
    Four own_2{};
    for (int i = 0; i < kFours; ++i) {
      const Four essential = of(shape.essential_, i);
      const Four sight = sight_throughout(excursion, i);
      const Four way_weight = sight * of(shape.way_weights_, i);
      ways[i] = engine::way_of(excursion, i);
      sights[i] = sight;
      own_weights[i] = way_weight * essential;
      other_weights[i] = way_weight - own_weights[i];
      rest_weights[i] = sight * of(shape.rest_weights_, i);
      own_2 += sight * essential * of(kPerTolerance_2, i) * length_2(ways[i]);
    }
    length_2_in_tolerances = sum_of(own_2) + 1e-6F;
    own_weight = total(own_weights);
    other_weight = total(other_weights);
    rest_weight = total(rest_weights);
    weight = own_weight + other_weight + kRestShare * rest_weight;
  }

  using Fours = std::array<Four, kFours>;
  static float total(const Fours& fours) {
    Four sum{};
    for (const Four& four : fours) sum += four;
    return sum_of(sum) + 1e-3F;
  }

  const Excursion& seen;
  std::array<SeenArrows, kFours> ways;
  Fours sights, own_weights, other_weights, rest_weights;
  float length_2_in_tolerances;
  float own_weight, other_weight, rest_weight, weight;
};

/// What fits best so far.
struct Shape::Best {
  ViewingAngle angle;
  Fit fit;
  float last_likeness = 0;  ///< of what was tried last
};

/// What the demonstrator's way looks like from an angle, and how much of it was gone.
struct Shape::Shown {
  Shown(const Shape& shape, const Ways& seen, const ViewingAngle& angle);

  std::array<SeenArrows, kFours> ways;
  std::array<SeenArrows, kFours> other;  ///< of the other side, where the exercise has one
  float sight = 0;
  float length = 1e-6F;
  float gone = 1e-6F;
  float own = 1e-6F;  ///< what was seen without what the other side did
  float part_of_other = 0;
};

Shape::Shown::Shown(const Shape& shape, const Ways& seen, const ViewingAngle& angle) {
  // How far it went, by what the exercise is about.
  Four along{};
  Four in_view{};
  Four whole{};
  Four along_other{};
  Four other_in_view{};
  for (int i = 0; i < kFours; ++i) {
    ways[i] = shown_from(angle, shape.limbs_.way, i);
    const Four scale = of(shape.essential_, i) * of(kPerTolerance_2, i);
    const Four shown_2 = scale * length_2(ways[i]);
    along += seen.sights[i] * scale * product(seen.ways[i], ways[i]);
    in_view += seen.sights[i] * shown_2;
    whole += shown_2;
    if (!shape.has_other_side_) continue;
    other[i] = shown_from(angle, shape.other_side_, i);
    along_other += seen.sights[i] * scale * product(seen.ways[i], other[i]);
    other_in_view += seen.sights[i] * scale * length_2(other[i]);
  }
  length += sum_of(in_view);
  gone += sum_of(along);
  sight = length / (sum_of(whole) + 1e-6F);
  own = seen.length_2_in_tolerances;
  if (!shape.has_other_side_) return;
  const float other_gone = sum_of(along_other);
  const float other_length = sum_of(other_in_view) + 1e-6F;
  part_of_other = clamped(other_gone / other_length, -kMostRange, shape.most_of_other_side_);
  own = larger(own - part_of_other * (2 * other_gone - part_of_other * other_length), 1e-6F);
}

/// Where it cannot fit better than `least_so_far`, it is not looked at to its end.
Fit Shape::fit_from(const Ways& seen, const ViewingAngle& angle, float least_so_far) const {
  const Shown shown(*this, seen, angle);
  const float part = shown.part_of_other;
  Fit fit = {.other_side = part,
             .likeness = shown.gone / square_root(shown.length * shown.own),
             .extent = square_root(shown.own),
             .sight = shown.sight};
  if (fit.sight < kLeastInView) return fit;
  fit.range = clamped(shown.gone / shown.length, kLeastRange, kMostRange);
  const float most_off = least_so_far * kRounding * kWorst * seen.weight;
  Four own_off{};
  Four other_off{};
  Four rest_off{};
  float all_off = 0;
  for (int i = 0; i < kFours; ++i) {
    const SeenArrows& way = shown.ways[i];
    Four longest_2 = length_2(way);
    const Four free = smaller(larger(product(seen.ways[i], way) / (longest_2 + 1e-6F), Four{}),
                              four_of(kMostRange));
    const Four range = of(essential_, i) > Four{} ? four_of(fit.range) : free;
    SeenArrows demonstrated = {range * way.x, range * way.y, {}};
    SeenArrows rest = seen_of(seen.seen.rest, i) - shown_from(angle, limbs_.rest, i);
    if (has_other_side_) {
      demonstrated = demonstrated + shown.other[i] * part;
      rest = rest + shown.other[i] * smaller(part, 0);
      longest_2 += part * part * length_2(shown.other[i]);
    }
    const Four scale = 1 / (of(kTolerances_2, i) + square(kRelativeWay) * longest_2);
    const Four off = counted(scale * length_2(seen.ways[i] - demonstrated));
    own_off += seen.own_weights[i] * off;
    other_off += seen.other_weights[i] * off;
    const Four rest_scale = of(kPerTolerance_2, i) * (1 / square(kRestTolerance));
    rest_off += seen.rest_weights[i] * counted(rest_scale * length_2(rest));
    all_off = sum_of(own_off + other_off + kRestShare * rest_off);
    if (all_off > most_off) return fit;
  }
  fit.mismatch = all_off / seen.weight / kWorst + along_costs_ * larger(part, 0);
  fit.way_mismatch = sum_of(own_off) / seen.own_weight / kWorst;
  fit.other_mismatch = sum_of(other_off) / seen.other_weight / kWorst;
  fit.rest_mismatch = sum_of(rest_off) / seen.rest_weight / kWorst;
  return fit;
}

void Shape::try_at(const ViewingAngle& angle, const Ways& seen, Best& best) const {
  const float least = best.fit.mismatch;
  const Fit fit = fit_from(seen, angle, least);
  best.last_likeness = fit.likeness;
  if (fit.mismatch < least) best = {angle, fit, fit.likeness};
}

Shape::Best Shape::best_ahead(const Ways& seen, const ViewingAngle& ahead) const {
  Best best;
  best.angle = ahead;
  try_at(ahead, seen, best);
  return best;
}

Fit Shape::best_around(const Ways& seen, Best best) const {
  const ViewingAngle ahead = best.angle;
  // What went the other way looks no better from aside.
  if (best.last_likeness >= kOtherWay) {
    for (const ViewingAngle::Turn& turn : kOtherTurns) try_at(ahead.turned_by(turn), seen, best);
  }
  if (best.fit.likeness >= kOtherWay) {
    const ViewingAngle best_turn = best.angle;
    for (const ViewingAngle::Turn& pitch : kOtherPitches) {
      try_at(best_turn.with_pitch(pitch), seen, best);
    }
  }
  look_into_depth(seen, best);
  return best.fit;
}

Fit Shape::fit(const Excursion& seen, const ViewingAngle& ahead) const {
  const Ways ways(*this, seen);
  return best_around(ways, best_ahead(ways, ahead));
}

Shape::Choice Shape::fit_better_of(const Offer& first, const Offer& second,
                                   const ViewingAngle& ahead) const {
  const Ways first_ways(*this, *first.seen);
  const Ways second_ways(*this, *second.seen);
  const Best first_best = best_ahead(first_ways, ahead);
  const Best second_best = best_ahead(second_ways, ahead);
  const bool is_second =
      second_best.fit.mismatch + second.added < first_best.fit.mismatch + first.added;
  Choice choice = {
      is_second ? best_around(second_ways, second_best) : best_around(first_ways, first_best),
      is_second};
  choice.fit.mismatch += is_second ? second.added : first.added;
  return choice;
}

PostureFeatures Shape::resting_like(const PostureFeatures& seen, const ViewingAngle& angle) const {
  PostureFeatures rest = seen;
  for (std::size_t i = 0; i < rest.xs.size(); ++i) {
    const float x = limbs_.rest[0][i];
    const float y = limbs_.rest[1][i];
    const float z = limbs_.rest[2][i];
    rest.xs[i] = angle.x_of(x, y, z);
    rest.ys[i] = angle.y_of(x, y, z);
    rest.depths[i] = angle.away_of(x, y, z);
  }
  rest.weights[static_cast<std::size_t>(Arrow::place)] = 0;
  return rest;
}

float Shape::posture_mismatch(const PostureFeatures& seen, const ViewingAngle& angle) const {
  Mismatch mismatch;
  for (int i = 0; i < kFours; ++i) {
    const SeenArrows off =
        seen_of(seen, i) - shown_from(angle, limbs_.rest, i) - shown_from(angle, limbs_.way, i);
    const Four scale = of(kPerTolerance_2, i) * (1 / square(kRestTolerance));
    mismatch.add(of(seen.weights, i) * of(rest_weights_, i), scale * length_2(off));
  }
  return mismatch.mean();
}

Fit Shape::fit_posture(const PostureFeatures& seen, const ViewingAngle& ahead) const {
  Best best;
  best.angle = ahead;
  ViewingAngle best_turn;
  // Ahead, from other directions, and from the best of these from above and below: in one loop, as
  // what is tried is large and would stand in the module three times.
  constexpr std::size_t kTurns = 1 + kOtherTurns.size();
  for (std::size_t i = 0; i < kTurns + kOtherPitches.size(); ++i) {
    if (i == kTurns) best_turn = best.angle;
    const ViewingAngle angle = i == 0       ? ahead
                               : i < kTurns ? ahead.turned_by(kOtherTurns[i - 1])
                                            : best_turn.with_pitch(kOtherPitches[i - kTurns]);
    const Excursion excursion = {resting_like(seen, angle), seen, seen};
    try_at(angle, Ways(*this, excursion), best);
  }
  best.fit.rest_mismatch = posture_mismatch(seen, best.angle);
  return best.fit;
}

void Shape::look_into_depth(const Ways& seen, Best& best) const {
  const auto per_tolerance = [](int i, const Four& shown) {
    return 1 /
           (of(kTolerances_2, i) + square(kDepthTolerance) + square(kRelativeWay) * shown * shown);
  };
  const float other = best.fit.other_side;
  const auto way_at = [&](int i) {
    return of(followed_, i) * (best.fit.range * shown_from(best.angle, limbs_.way, i).away +
                               other * shown_from(best.angle, other_side_, i).away);
  };
  const auto rest_at = [&](int i) {
    return shown_from(best.angle, limbs_.rest, i).away -
           smaller(other, 0) * shown_from(best.angle, other_side_, i).away;
  };
  const auto rest_seen = [&](int i) { return seen_of(seen.seen.rest, i); };
  // The model's depths are too flat or too deep as a whole, and what is low is too far away.
  Four along{};
  Four along_down{};
  Four length{};
  Four length_down{};
  Four both{};
  for (int i = 0; i < kFours; ++i) {
    const Four weight = seen.sights[i] * per_tolerance(i, Four{});
    const auto add = [&](const Four& own, const Four& shown, const SeenArrows& is) {
      along += own * shown * is.away;
      along_down += own * is.y * is.away;
      length += own * shown * shown;
      length_down += own * is.y * is.y;
      both += own * shown * is.y;
    };
    add(weight * of(rest_weights_, i), rest_at(i), rest_seen(i));
    add(weight * of(followed_, i), way_at(i), seen.ways[i]);
  }
  const float a = sum_of(length) + kSurely;
  const float b = sum_of(both);
  const float c = sum_of(length_down) + kSurely;
  const float d = sum_of(along) + kSurely * kUsualDepth;
  const float e = sum_of(along_down);
  const float scale = clamped((d * c - e * b) / (a * c - b * b), kFlattest, kDeepest);
  const float tilt = clamped((e - b * scale) / c, kLeastTilt, kMostTilt);
  const auto true_depth = [&](const SeenArrows& is) {
    return (is.away - tilt * is.y) * (1 / scale);
  };
  Mismatch way_mismatch;
  Mismatch rest_mismatch;
  for (int i = 0; i < kFours; ++i) {
    const Four rest = rest_at(i);
    const Four rest_off = true_depth(rest_seen(i)) - rest;
    rest_mismatch.add(seen.rest_weights[i], rest_off * rest_off * per_tolerance(i, rest));
    const Four way = way_at(i);
    const Four way_off = true_depth(seen.ways[i]) - way;
    way_mismatch.add(seen.sights[i] * of(followed_, i), way_off * way_off * per_tolerance(i, way));
  }
  best.fit.depth_mismatch = way_mismatch.mean();
  best.fit.rest_depth_mismatch = rest_mismatch.mean();
}

}  // namespace liopep::engine
