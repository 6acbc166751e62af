#include "teaching/measure_choice.h"

#include "exercise/measuring.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// Where on the body something moves; one measure of each is enough.
enum class Region : std::uint8_t { arms, legs, trunk, head, hands };

struct Idea {
  MeasureKind kind;
  BodyPart from;
  BodyPart at;
  BodyPart to;
  Region region;
  PointSide from_side = PointSide::same;
  PointSide to_side = PointSide::same;
};

using enum BodyPart;

/// What exercises are made of, in the order of preference: heights and sideways ways hold from more
/// directions than distances and angles do.
constexpr std::array kIdeas = {
    Idea{MeasureKind::height, ankles, ankles, hips, Region::legs},
    Idea{MeasureKind::height, shoulders, shoulders, wrists, Region::arms},
    Idea{MeasureKind::height, shoulders, shoulders, elbows, Region::arms},
    Idea{MeasureKind::height, elbows, elbows, wrists, Region::arms},
    Idea{MeasureKind::height, hips, hips, knees, Region::legs},
    Idea{MeasureKind::height, knees, knees, ankles, Region::legs},
    Idea{MeasureKind::height, ankles, ankles, ankles, Region::legs, PointSide::other},
    Idea{MeasureKind::height, hips, hips, shoulders, Region::trunk},
    Idea{MeasureKind::height, shoulders, shoulders, shoulders, Region::trunk, PointSide::same,
         PointSide::other},
    Idea{MeasureKind::height, shoulders, shoulders, ears, Region::head},
    Idea{MeasureKind::height, ears, ears, ears, Region::head, PointSide::same, PointSide::other},
    Idea{MeasureKind::height, ears, ears, head, Region::head},
    Idea{MeasureKind::height, wrists, wrists, hands, Region::hands},
    Idea{MeasureKind::sideways, shoulders, shoulders, wrists, Region::arms},
    Idea{MeasureKind::sideways, shoulders, shoulders, elbows, Region::arms},
    Idea{MeasureKind::sideways, hips, hips, knees, Region::legs},
    Idea{MeasureKind::sideways, hips, hips, ankles, Region::legs},
    Idea{MeasureKind::sideways, wrists, wrists, hands, Region::hands},
    Idea{MeasureKind::spread, wrists, wrists, wrists, Region::arms},
    Idea{MeasureKind::spread, elbows, elbows, elbows, Region::arms},
    Idea{MeasureKind::spread, ankles, ankles, ankles, Region::legs},
    Idea{MeasureKind::spread, knees, knees, knees, Region::legs},
    Idea{MeasureKind::lean, hips, hips, shoulders, Region::trunk, PointSide::middle,
         PointSide::middle},
    Idea{MeasureKind::turn, ears, ears, head, Region::head},
    Idea{MeasureKind::distance, shoulders, shoulders, wrists, Region::arms},
    Idea{MeasureKind::angle, shoulders, elbows, wrists, Region::arms},
    Idea{MeasureKind::angle, hips, knees, ankles, Region::legs},
    Idea{MeasureKind::angle, shoulders, hips, knees, Region::trunk},
};

constexpr float kLeastSeen = 0.5F;
constexpr float kLeastSteady = 0.45F;  ///< part of the way that every repetition has in common
constexpr int kMostMoving = 3;
constexpr float kLeastClear = 3;       ///< ways in multiples of what a pose model errs
constexpr float kLeastBeside = 0.12F;  ///< of the best score, for a further measure
constexpr float kBothPart = 0.55F;     ///< of the other side's way: both sides do it
constexpr float kQuietPart = 0.3F;     ///< the other side does not
constexpr float kErrorOfTorso = 0.04F;
constexpr float kError_deg = 7;
constexpr float kErrorOfHead = 0.12F;  ///< of the distance between the ears
// Heights hold from more directions than other measures, both sides together than one.
constexpr float kHeightsHold = 1.3F;
constexpr float kBothHold = 1.5F;
// Gates of arms that are held up, in torsos: above hanging, and how far below what was seen.
constexpr float kHeldUp = 0.45F;
constexpr float kGateShut = 0.4F;
constexpr float kGateOpen = 0.15F;
constexpr float kTorsoOfShoulders = 1.25F;
// The same of a knee that stays straight.
constexpr float kStraight_deg = 155;
constexpr float kKneeShut_deg = 50;
constexpr float kKneeOpen_deg = 15;
constexpr float kGateOpens = 0.75F;  ///< of the way, for all but the first measure

/// One idea on one side, at rest and furthest.
struct Way {
  float rest = 0;
  float full = 0;
  float least = 0;   ///< what every repetition has of the way, with its sign
  float steady = 0;  ///< the same as a part of the way
  float lowest = 0;  ///< at any time
  float seen = 1;
  float length() const { return full - rest; }
};

BodyUnit unit_of(const Idea& idea, const ShownMovement& shown) {
  if (idea.from == ears || idea.to == ears) {
    return idea.from == shoulders ? BodyUnit::shoulders : BodyUnit::head;
  }
  const auto seen = [&](Landmark which) {
    return shown.rests[0].landmarks[which].visibility >= kLeastSeen &&
           sight_of(shown.rests[0].landmarks[which]) > 0;
  };
  const bool hips_seen = seen(Landmark::left_hip) && seen(Landmark::right_hip);
  const bool ankles_seen = seen(Landmark::left_ankle) && seen(Landmark::right_ankle);
  const bool is_leg = idea.region == Region::legs;
  if (is_leg && ankles_seen && shown.rests[0].scale.leg_is_known()) return BodyUnit::leg;
  if (is_leg || hips_seen) return BodyUnit::torso;
  return BodyUnit::shoulders;
}

Measure measure_of(const Idea& idea, const ShownMovement& shown) {
  Measure measure;
  measure.kind = idea.kind;
  measure.from = idea.from;
  measure.at = idea.at;
  measure.to = idea.to;
  measure.from_side = idea.from_side;
  measure.to_side = idea.to_side;
  measure.unit = unit_of(idea, shown);
  return measure;
}

float error_of(const Measure& measure, const BodyScale& scale) {
  if (is_in_degrees(measure.kind)) return kError_deg;
  if (measure.unit == BodyUnit::head) return kErrorOfHead;
  return kErrorOfTorso * scale.length(BodyUnit::torso) / scale.length(measure.unit);
}

Way way_of(Side side, const Measure& measure, const ShownMovement& shown) {
  Way way;
  float most_rest = -1e9F;
  float least_rest = 1e9F;
  float most_full = -1e9F;
  float least_full = 1e9F;
  const auto take = [&](const ShownMovement::Moment& moment, float& sum, float& least,
                        float& most) {
    const Measured measured = measured_on(side, measure, moment.landmarks, moment.scale);
    sum += measured.value;
    least = smaller(least, measured.value);
    most = larger(most, measured.value);
    way.seen = smaller(way.seen, measured.visibility);
  };
  for (const auto& moment : shown.rests) take(moment, way.rest, least_rest, most_rest);
  for (const auto& moment : shown.fulls) take(moment, way.full, least_full, most_full);
  way.lowest = smaller(least_rest, least_full);
  way.rest /= kShownTimes + 1;
  way.full /= kShownTimes;
  way.least = way.length() > 0 ? least_full - most_rest : most_full - least_rest;
  way.steady = way.length() == 0 ? 0 : way.least / way.length();
  return way;
}

/// An idea with what it came to.
struct Offer {
  SignalMeasure measure;
  SideRule side_rule = SideRule::both;
  Region region = Region::arms;
  float score = 0;
};

float score_of(const Way& way, float error) {
  const float clear = absolute(way.length()) / error;
  if (way.seen < kLeastSeen || way.steady < kLeastSteady || clear < kLeastClear) return 0;
  return clear * way.steady * way.steady;
}

SideRule rule_of_one_side(bool is_right, float part_of_other) {
  if (absolute(part_of_other) < kQuietPart) return SideRule::either;
  return is_right ? SideRule::right : SideRule::left;
}

Offer offer_of(const Idea& idea, const ShownMovement& shown) {
  Offer offer;
  static_cast<Measure&>(offer.measure) = measure_of(idea, shown);
  offer.region = idea.region;
  const float error = error_of(offer.measure, shown.rests[1].scale);
  const Way left = way_of(Side::left, offer.measure, shown);
  const Way right = way_of(Side::right, offer.measure, shown);
  const bool is_right = absolute(right.length()) * right.seen > absolute(left.length()) * left.seen;
  const Way& lead = is_right ? right : left;
  const Way& other = is_right ? left : right;
  if (lead.length() == 0) return offer;
  const float part = other.length() / lead.length();
  const bool has_one_value = idea.kind == MeasureKind::spread;
  if (has_one_value || part >= kBothPart || other.seen < kLeastSeen) {
    offer.measure.sides = Sides::mean;
    const bool only_lead = has_one_value || other.seen < kLeastSeen;
    offer.measure.rest = only_lead ? lead.rest : (left.rest + right.rest) / 2;
    offer.measure.full = only_lead ? lead.full : (left.full + right.full) / 2;
  } else {
    offer.measure.sides = Sides::own;
    offer.side_rule = rule_of_one_side(is_right, part);
    offer.measure.rest = lead.rest;
    offer.measure.full = lead.full;
  }
  offer.score = score_of(lead, error);
  if (idea.kind == MeasureKind::height) offer.score *= kHeightsHold;
  if (offer.side_rule == SideRule::both) offer.score *= kBothHold;
  return offer;
}

/// What one side does belongs to a repetition of both sides too, by whichever side goes further.
bool fits_beside(const Offer& offer, const MeasureChoice& choice) {
  const bool is_own = offer.measure.sides == Sides::own;
  return choice.side_rule == SideRule::both || !is_own || offer.side_rule == choice.side_rule;
}

/// Of an arm's measure, what it is while the arm hangs, in torsos.
struct Hanging {
  Idea idea;
  float height;
};
constexpr std::array<Hanging, 2> kHanging = {{
    {{MeasureKind::height, elbows, elbows, wrists, Region::arms}, -0.45F},
    {{MeasureKind::height, shoulders, shoulders, elbows, Region::arms}, -0.6F},
}};

/// Adds a gate that is open wherever the arms were seen to be, and shut where they hang.
void add_gate_of_arms(const ShownMovement& shown, MeasureChoice& choice) {
  if (choice.count == kMaxMeasures || choice.side_rule != SideRule::both) return;
  SignalMeasure best;
  float best_lift = kHeldUp;
  for (const Hanging& hanging : kHanging) {
    SignalMeasure gate;
    static_cast<Measure&>(gate) = measure_of(hanging.idea, shown);
    gate.sides = Sides::least;
    const float unit = gate.unit == BodyUnit::shoulders ? kTorsoOfShoulders : 1;
    const Way left = way_of(Side::left, gate, shown);
    const Way right = way_of(Side::right, gate, shown);
    if (left.seen < kLeastSeen || right.seen < kLeastSeen) continue;
    const float lowest = smaller(left.lowest, right.lowest);
    const float lift = lowest / unit - hanging.height;
    if (lift <= best_lift) continue;
    best_lift = lift;
    gate.rest = lowest - kGateShut * unit;
    gate.full = lowest - kGateOpen * unit;
    best = gate;
  }
  if (best_lift > kHeldUp) choice.measures[choice.count++] = best;
}

/// A leg that goes out straight is no squat: adds a gate that shuts where its knee bends.
void add_gate_of_straight_knee(const ShownMovement& shown, MeasureChoice& choice) {
  if (choice.count == kMaxMeasures) return;
  SignalMeasure gate;
  static_cast<Measure&>(gate) =
      measure_of({MeasureKind::angle, hips, knees, ankles, Region::legs}, shown);
  gate.sides = choice.side_rule == SideRule::both ? Sides::mean : Sides::own;
  const Way left = way_of(Side::left, gate, shown);
  const Way right = way_of(Side::right, gate, shown);
  float lowest_deg = 180;
  bool is_seen = false;
  for (const Way& way : {left, right}) {
    if (way.seen < kLeastSeen) continue;
    is_seen = true;
    lowest_deg = smaller(lowest_deg, way.lowest);
  }
  if (!is_seen || lowest_deg < kStraight_deg) return;
  gate.rest = lowest_deg - kKneeShut_deg;
  gate.full = lowest_deg - kKneeOpen_deg;
  choice.measures[choice.count++] = gate;
}

bool is_of_both_sides(const Measure& measure) {
  return measure.kind == MeasureKind::spread || measure.sides == Sides::least ||
         measure.from_side == PointSide::other || measure.to_side == PointSide::other;
}

}  // namespace

MeasureChoice choose_measures(const ShownMovement& shown) {
  std::array<Offer, kIdeas.size()> offers;
  for (std::size_t i = 0; i < kIdeas.size(); ++i) offers[i] = offer_of(kIdeas[i], shown);
  MeasureChoice choice;
  float best_score = 0;
  bool moves_legs = false;
  while (choice.count < kMostMoving) {
    Offer* best = nullptr;
    for (Offer& offer : offers) {
      if (offer.score <= 0 || (choice.count > 0 && !fits_beside(offer, choice))) continue;
      if (best == nullptr || offer.score > best->score) best = &offer;
    }
    if (best == nullptr || best->score < kLeastBeside * best_score) break;
    SignalMeasure measure = best->measure;
    if (choice.count == 0) {
      best_score = best->score;
      choice.side_rule = best->side_rule;
    } else {
      measure.full = measure.rest + kGateOpens * (measure.full - measure.rest);
      const bool is_own = measure.sides == Sides::own;
      if (is_own && choice.side_rule == SideRule::both) measure.sides = Sides::most;
    }
    choice.measures[choice.count++] = measure;
    const Region taken = best->region;
    moves_legs |= taken == Region::legs;
    for (Offer& offer : offers) {
      if (offer.region == taken) offer.score = 0;
    }
  }
  if (choice.count > 0) add_gate_of_arms(shown, choice);
  if (moves_legs) add_gate_of_straight_knee(shown, choice);
  for (int i = 0; i < choice.count; ++i) {
    choice.needs_both_sides |= is_of_both_sides(choice.measures[i]);
  }
  return choice;
}

}  // namespace liopep::engine
