#include "testing/imitator.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

#include "geometry/body.h"
#include "geometry/trigonometry.h"
#include "testing/own_way.h"

namespace liopep::engine::testing {
namespace {

constexpr double kBefore_s = 1.8;
constexpr double kAfter_s = 2.2;
constexpr double kOnTheSpot = 0.4;
constexpr BodyParts kLegParts =
    bit_of(BodyPart::hips) | bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
constexpr BodyParts kArmParts = bit_of(BodyPart::elbows) | bit_of(BodyPart::wrists) |
                                bit_of(BodyPart::hands) | bit_of(BodyPart::pinkies);

bool needs(const Exercise& exercise, BodyParts parts) {
  return (exercise.needs & parts) != 0;
}

bool allows(const Exercise& exercise, Position position) {
  return (exercise.positions & bit_of(position)) != 0;
}

/// An arm's exercise is done standing or seated, whatever the demonstrator does.
Seat seat_by_chance(const Exercise& exercise, Chance& chance) {
  const Seat shown = exercise.demonstrator.seat;
  const bool may_sit = allows(exercise, Position::seated) || allows(exercise, Position::wheelchair);
  if (needs(exercise, kLegParts) || !may_sit || !allows(exercise, Position::standing)) return shown;
  return chance.happens(0.5) ? Seat::chair : Seat::none;
}

/// From the side that suits the exercise.
Direction turned_from(const Exercise& exercise, Direction direction) {
  const bool from_side = exercise.demonstrator.view_deg >= 75;
  return from_side && direction == Direction::front ? Direction::side : direction;
}

Studio studio_for(const Exercise& exercise, std::uint64_t seed, Direction direction) {
  Studio studio = studio_by_chance(seed, turned_from(exercise, direction));
  // A quarter of the way from what suits it.
  const bool from_side = exercise.demonstrator.view_deg >= 75;
  if (from_side && direction == Direction::three_quarter) {
    const float sign = studio.place.yaw_deg < 0 ? -1.0F : 1.0F;
    studio.place.yaw_deg = sign * (studio.place.yaw_deg * sign + 20);
  }
  return studio;
}

/// Both arms at once, as people do many exercises of one arm.
bool is_done_with_both(const Exercise& exercise, Chance& chance) {
  const std::string_view id = exercise.id.data();
  const bool usual = id == "lateral-raise" || id == "front-raise" || id == "biceps-curl";
  return usual && chance.happens(0.4);
}

/// One arm after the other or always the same, as people do what is shown with both.
bool is_done_with_one(const Exercise& exercise, Chance& chance) {
  const Demonstrator& shown = exercise.demonstrator;
  const bool is_of_arm = turns_of(exercise) == Turns::other_side && !needs(exercise, kLegParts) &&
                         needs(exercise, kArmParts);
  return is_of_arm &&
         shown.poses[1].posture.arms[0].elbow_deg == shown.poses[1].posture.arms[1].elbow_deg &&
         chance.happens(0.5);
}

/// Does what the exercise is about leave the right arm or leg where it is?
bool leaves_right_side(const Demonstrator& shown, bool has_legs) {
  constexpr float kStill_deg = 12;
  const engine::Posture& first = shown.poses[0].posture;
  for (int p = 1; p < shown.pose_count; ++p) {
    const engine::Posture& posture = shown.poses[p].posture;
    const float moved_deg =
        has_legs ? std::max(std::abs(posture.legs[1].thigh_deg - first.legs[1].thigh_deg),
                            std::abs(posture.legs[1].knee_deg - first.legs[1].knee_deg))
                 : std::max(std::abs(posture.arms[1].raise_deg - first.arms[1].raise_deg),
                            std::abs(posture.arms[1].elbow_deg - first.arms[1].elbow_deg));
    if (moved_deg > kStill_deg) return false;
  }
  return true;
}

}  // namespace

Imitator::Imitator(const Exercise& exercise, std::uint64_t seed, Direction direction, int times,
                   Manner manner)
    : chance_(seed * 7919 + 13),
      studio_(studio_for(exercise, seed, direction)),
      seat_(seat_by_chance(exercise, chance_)),
      manner_(manner),
      has_own_legwork_(bends_legs_in_own_way(exercise.demonstrator, manner)),
      // Most do nearly what they were shown; few do only a part of it.
      range_(1.1 - 0.5 * chance_.between(0, 1) * chance_.between(0.3, 1)),
      film_(studio_) {
  for (double& sway : sways_) sway = chance_.between(0, 2 * std::numbers::pi);
  learn(exercise);
  plan(exercise, times);
  aim_camera(exercise);
  film_ = Film(studio_);
}

void Imitator::guess_depths() {
  testing::guess_depths(studio_.sight, studio_.seed);
  film_ = Film(studio_);
}

void Imitator::learn(const Exercise& exercise) {
  Demonstrator shown = exercise.demonstrator;
  shown.seat = seat_;
  const bool has_idle_arms = !needs(exercise, kArmParts) && seat_ != Seat::floor;
  const int habit = has_idle_arms ? static_cast<int>(chance_.next() % 6) : -1;
  const bool both = is_done_with_both(exercise, chance_);
  for (int p = 0; p < shown.pose_count; ++p) {
    engine::Posture& posture = shown.poses[p].posture;
    if (!needs(exercise, kLegParts)) seat_legs(posture, seat_);
    if (has_idle_arms) place_idle_arms(posture, seat_, habit);
    if (both) posture.arms[1] = posture.arms[0];
    if (both) posture.trunk.twist_deg = 0;
  }
  if (has_own_legwork_) {
    Chance chance(studio_.seed * 6151 + 11);
    bend_legs_by_chance(shown, has_idle_arms, chance);
  }
  Chance steps(studio_.seed * 6967 + 31);
  if (manner_ == Manner::own && steps_out(shown) && steps.happens(kOnTheSpot)) {
    is_split_ = stand_as_stepped(shown, steps);
  }
  Chance habits(studio_.seed * 7457 + 17);
  if (is_done_with_one(exercise, habits)) {
    for (int p = 1; p < shown.pose_count; ++p) {
      shown.poses[p].posture.arms[1] = shown.poses[0].posture.arms[1];
    }
  }
  has_idle_side_ = leaves_right_side(shown, needs(exercise, kLegParts));
  furthest_ =
      Demonstration(exercise).furthest_ms() / static_cast<double>(exercise.demonstrator.period_ms);
  own_ = {shown, shown};
  for (int p = 0; p < shown.pose_count; ++p) {
    own_[1].poses[p].posture = engine::mirrored(shown.poses[p].posture);
  }
  Chance ways(studio_.seed * 8161 + 41);
  const Style style(range_, manner_, chance_, ways);
  const float uneven = static_cast<float>(chance_.between(-0.07, 0.07));
  do_in_style(own_[0], style, 1 + uneven);
  do_in_style(own_[1], style, 1 - uneven);
}

void Imitator::plan(const Exercise& exercise, int times) {
  // Of its own: the same person and camera for any number of times.
  Chance chance(studio_.seed * 104729 + 3);
  const bool has_sides = turns_of(exercise) == Turns::other_side;
  const bool alternates =
      exercise.side_rule == SideRule::alternate || (has_sides && chance.happens(0.5));
  const bool takes_turns = alternates && !is_split_;
  bool is_right = exercise.side_rule == SideRule::right || (has_sides && chance.happens(0.5));
  const bool is_hold = exercise.counting == Counting::hold;
  // Who marches, kicks or curls by turns hardly ever waits until one side is done, and is
  // often much quicker.
  Chance habits(studio_.seed * 9973 + 29);
  const bool overlaps = takes_turns && has_idle_side_ && !is_hold && habits.happens(0.5);
  const double overlap = habits.between(0.4, 1);
  const double hurry = overlaps ? habits.between(1, 2.5) : 1;
  // From twice as fast to 0.6 times as fast; not faster than a slow camera can see.
  const double pace = 1 / chance.between(0.6, 2);
  const double least_s =
      std::max(5 / studio_.fps, static_cast<double>(exercise.shortest_repetition_ms) * 1.3e-3);
  const double period_s =
      std::max(least_s, pace * static_cast<double>(exercise.demonstrator.period_ms) / 1000 / hurry);
  const double quicker_there = chance.between(0.75, 1.25);
  double pause_s = chance.happens(0.4) ? chance.between(0, 0.8) : 0;
  double rest_s = chance.happens(0.5) ? chance.between(0, 1.2) : 0;
  // Who sits down does not often get up again at once; some stay down in a squat.
  const bool is_on_chair = exercise.demonstrator.seat != Seat::none;
  if (has_own_legwork_ && chance.happens(is_on_chair ? 0.6 : 0.25)) {
    (is_on_chair ? rest_s : pause_s) = chance.between(0.5, is_on_chair ? 3 : 5);
  }
  end_s_ = kBefore_s;
  for (int i = 0; i < times; ++i) {
    const double now_s = period_s * chance.between(0.9, 1.1);
    const double there_s = now_s * furthest_ * quicker_there;
    const double held_s = is_hold ? chance.between(5, 8) : pause_s * chance.between(0.5, 1.5);
    repetitions_.push_back({.start_s = end_s_,
                            .there_s = there_s,
                            .pause_s = held_s,
                            .back_s = now_s - there_s,
                            .is_right = is_right,
                            .overlaps = overlaps && i > 0});
    if (overlaps && i + 1 < times) {
      end_s_ += there_s + held_s + (1 - overlap) * (now_s - there_s);
      is_right = !is_right;
      continue;
    }
    end_s_ += now_s + held_s + (i + 1 < times ? rest_s * chance.between(0.5, 1.5) : 0);
    if (takes_turns) is_right = !is_right;
  }
  end_s_ += kAfter_s;
}

void Imitator::aim_camera(const Exercise& exercise) {
  // Near, what the exercise is not about is out of the picture.
  const bool is_near = !needs(exercise, kLegParts) && chance_.happens(0.5);
  const float stature_m = studio_.build.stature_m;
  Extent extent = {.low_m = is_near ? stature_m : 0, .high_m = 0, .side_m = 0.25F};
  for (double t_s = 0; t_s < end_s_; t_s += 0.15) {
    const Skeleton body = skeleton_of(studio_.build, posture_at(t_s), seat_);
    for (int i = 0; i < kBodyPartCount; ++i) {
      const auto which = static_cast<BodyPart>(i);
      if (is_near && which != BodyPart::head && (exercise.needs & bit_of(which)) == 0) continue;
      for (const Side side : {Side::left, Side::right}) {
        const Vector& joint = body[landmark_of(which, side)];
        extent.low_m = std::min(extent.low_m, joint.y - 0.06F);
        extent.high_m = std::max(extent.high_m, joint.y + 0.06F);
        extent.side_m = std::max({extent.side_m, std::abs(joint.x), std::abs(joint.z)});
      }
    }
  }
  aim(studio_, extent, chance_);
}

/// Of the period.
double Imitator::part_at(const Repetition& repetition, double t_s) const {
  const double since_s = t_s - repetition.start_s;
  const double there = std::min(1.0, since_s / repetition.there_s) * furthest_;
  const double back_s = since_s - repetition.there_s - repetition.pause_s;
  return there + std::clamp(back_s / repetition.back_s, 0.0, 1.0) * (1 - furthest_);
}

engine::Posture Imitator::posture_in(const Repetition& repetition, double t_s) const {
  return posture_within(own_[repetition.is_right ? 1 : 0],
                        static_cast<float>(part_at(repetition, t_s)));
}

engine::Posture Imitator::posture_at(double t_s) const {
  const auto next = std::ranges::upper_bound(repetitions_, t_s, {}, &Repetition::start_s);
  const bool is_before = next == repetitions_.begin();
  const Repetition& now = is_before ? *next : *std::prev(next);
  const Demonstrator& own = own_[now.is_right ? 1 : 0];
  if (is_before) return own.poses[0].posture;
  engine::Posture posture = posture_in(now, t_s);
  const bool is_first = std::prev(next) == repetitions_.begin();
  if (is_first || std::prev(next, 2)->is_right == now.is_right) return posture;
  if (now.overlaps) {
    const engine::Posture before = posture_in(*std::prev(next, 2), t_s);
    const std::size_t other = now.is_right ? 0 : 1;
    posture.arms[other] = before.arms[other];
    posture.legs[other] = before.legs[other];
    return posture;
  }
  const auto way = static_cast<float>(part_at(now, t_s));
  // Where rest itself has a side, the change of sides takes the first fifth of a repetition.
  const engine::Posture& rest = own.poses[0].posture;
  const engine::Posture& other_rest = own_[now.is_right ? 0 : 1].poses[0].posture;
  return shifted(posture, rest, other_rest, 1 - eased(way, 0, 0.2F));
}

engine::Posture Imitator::swayed(engine::Posture posture, double t_s) const {
  const auto wave = [&](int which, double amount_deg, double period_s) {
    const double phase = sways_[static_cast<std::size_t>(which)];
    return static_cast<float>(amount_deg * std::sin(2 * std::numbers::pi * t_s / period_s + phase));
  };
  posture.trunk.bend_deg += wave(0, 1.2, 3.7);
  posture.trunk.lean_deg += wave(1, 1.5, 5.3);
  posture.trunk.twist_deg += wave(2, 1.5, 4.6);
  posture.head.turn_deg += wave(3, 3, 6.1);
  return posture;
}

std::optional<Landmarks> Imitator::see_held(double t_s) {
  const Repetition& first = repetitions_.front();
  const double middle_s = first.start_s + first.there_s + first.pause_s / 2;
  return film_.see(t_s, swayed(posture_at(middle_s), t_s), seat_, studio_.place);
}

std::optional<Landmarks> Imitator::see(double t_s) {
  return film_.see(t_s, swayed(posture_at(t_s), t_s), seat_, studio_.place);
}

}  // namespace liopep::engine::testing
