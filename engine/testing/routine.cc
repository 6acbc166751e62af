#include "testing/routine.h"

#include <algorithm>
#include <cmath>

#include "body/posture.h"
#include "body/skeleton.h"
#include "geometry/body.h"
#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"

namespace liopep::engine::testing {
namespace {

constexpr double kBefore_s = 2;

bool has_sides(const Exercise& exercise) {
  return turns_of(exercise) == Turns::other_side;
}

}  // namespace

Routine::Routine(const Exercise& exercise, int times, double shortest_s, Chance& chance)
    : demonstrator_(exercise.demonstrator), end_s_(kBefore_s) {
  const Demonstration demonstration(exercise);
  furthest_ = static_cast<float>(demonstration.furthest_ms()) / demonstrator_.period_ms;
  // One way of standing for the whole routine, the same in every pose.
  const engine::Posture rest = demonstrator_.poses[0].posture;
  const engine::Posture own = loosened(rest, 3, chance);
  for (int i = 0; i < demonstrator_.pose_count; ++i) {
    demonstrator_.poses[i].posture = shifted(demonstrator_.poses[i].posture, rest, own, 1);
  }
  const bool takes_turns = exercise.side_rule == SideRule::alternate || chance.happens(0.5);
  bool is_right =
      exercise.side_rule == SideRule::right || (has_sides(exercise) && chance.happens(0.5));
  for (int i = 0; i < times; ++i) {
    add(exercise, is_right, shortest_s, chance);
    if (has_sides(exercise) && takes_turns) is_right = !is_right;
  }
  end_s_ += 1.5;
}

void Routine::add(const Exercise& exercise, bool is_right, double shortest_s, Chance& chance) {
  const bool is_hold = exercise.counting == Counting::hold;
  // Half ones come apart from the turns of sides: they would change whose turn it is.
  const bool is_half = exercise.side_rule != SideRule::alternate && chance.happens(0.1);
  const double tempo = chance.between(0.75, 1.5);
  const double period_s =
      std::max({static_cast<double>(demonstrator_.period_ms) / 1000 * tempo, shortest_s,
                static_cast<double>(exercise.shortest_repetition_ms) * 1.3e-3});
  const double hold_s = static_cast<double>(exercise.hold_ms) / 1000;
  const double pause_s = chance.happens(0.4) ? chance.between(0, 0.8) : 0;
  repetitions_.push_back(
      {.start_s = end_s_,
       .there_s = period_s * static_cast<double>(furthest_),
       .pause_s = is_hold ? hold_s * (is_half ? 0.6 : 1.1) : pause_s,
       .back_s = period_s * (1 - static_cast<double>(furthest_)),
       .rest_s = chance.happens(0.6) ? chance.between(0, 1.2) : 0,
       .reach = static_cast<float>(!is_hold && is_half ? chance.between(0.35, 0.48)
                                                       : chance.between(0.9, 1.06)),
       .is_right = is_right,
       .changes_side = !repetitions_.empty() && repetitions_.back().is_right != is_right});
  const Repetition& last = repetitions_.back();
  end_s_ += last.there_s + last.pause_s + last.back_s + last.rest_s;
  if (!is_half) ++count_;
}

engine::Posture Routine::posture_at(double t_s) const {
  auto next = std::ranges::upper_bound(repetitions_, t_s, {}, &Repetition::start_s);
  const Repetition& now = next == repetitions_.begin() ? *next : *std::prev(next);
  const double since_s = std::max(0.0, t_s - now.start_s);
  const double back_s = since_s - now.there_s - now.pause_s;
  const double there = std::min(1.0, since_s / now.there_s) * static_cast<double>(furthest_);
  const double back =
      std::clamp(back_s / now.back_s, 0.0, 1.0) * (1 - static_cast<double>(furthest_));
  const auto part = static_cast<float>(there + back);
  const engine::Posture& rest = demonstrator_.poses[0].posture;
  const engine::Posture whole = posture_within(demonstrator_, part);
  const engine::Posture posture = engine::mixed(rest, whole, now.reach);
  const float other_rest = now.changes_side ? 1 - eased(part, 0, 0.2F) : 0;
  const engine::Posture changed = shifted(posture, rest, mirrored(rest), other_rest);
  return now.is_right ? mirrored(changed) : changed;
}

Extent Routine::extent(const engine::Build& build, const Exercise& exercise) const {
  Extent extent = {.low_m = 9, .high_m = 0, .side_m = 0.2F};
  for (double t_s = 0; t_s < end_s_; t_s += 0.2) {
    const Skeleton body = skeleton_of(build, posture_at(t_s), demonstrator_.seat);
    for (int i = 0; i < kBodyPartCount; ++i) {
      const auto which = static_cast<BodyPart>(i);
      if ((exercise.needs & bit_of(which)) == 0 && which != BodyPart::head) continue;
      for (const Side side : {Side::left, Side::right}) {
        const engine::Vector& joint = body[landmark_of(which, side)];
        extent.low_m = std::min(extent.low_m, joint.y);
        extent.high_m = std::max(extent.high_m, joint.y);
        extent.side_m = std::max({extent.side_m, std::abs(joint.x), std::abs(joint.z)});
      }
    }
  }
  return extent;
}

void step_back_until_seen(Studio& studio, const Routine& routine, const Exercise& exercise) {
  constexpr float kMargin = 0.02F;
  constexpr float kStep = 1.06F;
  const auto is_seen = [&](const Landmarks& landmarks) {
    for (int i = 0; i < kBodyPartCount; ++i) {
      const auto which = static_cast<BodyPart>(i);
      if ((exercise.needs & bit_of(which)) == 0) continue;
      for (const Side side : {Side::left, Side::right}) {
        const LandmarkPoint& point = landmarks[landmark_of(which, side)];
        if (std::min({point.x, point.y, 1 - point.x, 1 - point.y}) < kMargin) return false;
      }
    }
    return true;
  };
  double t_s = 0;
  for (int steps = 0; t_s < routine.length_s() && steps < 40;) {
    const Skeleton body =
        skeleton_of(studio.build, routine.posture_at(t_s), exercise.demonstrator.seat);
    if (is_seen(landmarks_of(body, studio.place, studio.camera))) {
      t_s += 0.2;
    } else {
      studio.camera.distance_m *= kStep;
      ++steps;
    }
  }
}

}  // namespace liopep::engine::testing
