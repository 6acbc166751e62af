#include "cli/picture_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace liopep::engine {
namespace {

/// A picture's shape, and how many of a hundred recordings have it.
struct Shape {
  double aspect;
  double commonness;
};
constexpr std::array<Shape, 5> kShapes = {
    {{16.0 / 9, 35}, {4.0 / 3, 20}, {1, 8}, {3.0 / 4, 7}, {9.0 / 16, 30}}};

constexpr std::size_t kFewestFrames = 10;
constexpr std::size_t kFewestPart = 5;  ///< and a fifth of those in which somebody is
constexpr float kSeen = 0.5F;

/// The logarithm of a breadth over a height: mean and scatter among people before a camera, as
/// BlazePose marks them in 18 films of known shape.
struct Proportion {
  double mean;
  double scatter;
};
constexpr Proportion kShoulders = {.mean = -0.45, .scatter = 0.09};
constexpr Proportion kEyes = {.mean = 0.2, .scatter = 0.11};
/// A trunk that bows and a head that nods look low: the breadth is for the fifth of all frames in
/// which it looks least.
constexpr double kUprightPart = 0.2;
/// By how much the logarithm of a limb's length may scatter though its picture has the right shape.
constexpr double kLimbScatter = 0.1;
constexpr double kLeastSwing_deg = 35;
/// What is further off, in scatters, is no person as others are, and tells nothing.
constexpr double kMostScatters = 4;
/// How far depth may lie in a line, as part of its breadth: less faces the camera, more is a side.
constexpr float kFaces = 0.6F;
constexpr float kIsSide = 1.4F;
/// What the model's depth is worth: under it limbs of people in pictures of known shape kept their
/// length best.
constexpr double kDepthWorth = 0.4;

/// A line of a body, in parts of the picture: `away` from the camera in parts of its width.
struct Line {
  double across;
  double down;
  double away;

  double seen_length(double aspect) const { return std::hypot(across * aspect, down); }
  double length(double aspect) const {
    return std::hypot(across * aspect, down, away * kDepthWorth * aspect);
  }
};

LandmarkPoint middle(const LandmarkPoint& a, const LandmarkPoint& b) {
  return {(a.x + b.x) / 2, (a.y + b.y) / 2, (a.z + b.z) / 2, std::min(a.visibility, b.visibility)};
}

Line line(const LandmarkPoint& a, const LandmarkPoint& b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}

/// How far a line across the body leads away from the camera; the picture's shape is in both.
float turn_of(const LandmarkPoint& left, const LandmarkPoint& right) {
  return std::abs(left.z - right.z) / std::max(1e-6F, std::abs(left.x - right.x));
}

/// What such a part of `values` lies below; they are put in another order.
double quantile(std::vector<double>& values, double part) {
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

double squared(double scatters) {
  return std::pow(std::min(std::abs(scatters), kMostScatters), 2);
}

/// Are so many of all frames in which somebody is enough to tell?
bool suffice(std::size_t seen, std::size_t frames) {
  return seen >= std::max(kFewestFrames, frames / kFewestPart);
}

/// Frames in which a breadth and a height of the same body face the camera.
class Faced {
 public:
  explicit Faced(Proportion proportion) : proportion_(proportion) {}

  void see(const LandmarkPoint& left, const LandmarkPoint& right, const LandmarkPoint& top,
           const LandmarkPoint& bottom) {
    const bool is_seen =
        std::min({left.visibility, right.visibility, top.visibility, bottom.visibility}) >= kSeen;
    if (!is_seen || turn_of(left, right) > kFaces) return;
    frames_.emplace_back(line(left, right), line(top, bottom));
  }
  bool tells(std::size_t frames) const { return suffice(frames_.size(), frames); }
  /// How unlikely people like these are in a picture of that shape.
  double misfit(double aspect) const {
    std::vector<double> ratios;
    for (const auto& [breadth, height] : frames_) {
      ratios.push_back(
          std::log((breadth.seen_length(aspect) + 1e-6) / (height.seen_length(aspect) + 1e-6)));
    }
    const double off = (quantile(ratios, kUprightPart) - proportion_.mean) / proportion_.scatter;
    return squared(off);
  }

 private:
  Proportion proportion_;
  std::vector<std::pair<Line, Line>> frames_;
};

/// A limb of somebody seen from the side.
class Swung {
 public:
  void see(const LandmarkPoint& a, const LandmarkPoint& b) {
    if (std::min(a.visibility, b.visibility) >= kSeen) frames_.push_back(line(a, b));
  }
  bool tells(std::size_t frames) const {
    if (!suffice(frames_.size(), frames)) return false;
    return spread([](const Line& limb) {
             return std::atan2(std::abs(limb.across), std::abs(limb.down)) * 57.3;
           }) > kLeastSwing_deg;
  }
  /// How much its length changes in a picture of that shape, as a logarithm.
  double change(double aspect) const {
    return spread([&](const Line& limb) { return std::log(limb.length(aspect) + 1e-6); });
  }

 private:
  template <class Value>
  double spread(Value value_of) const {
    std::vector<double> values;
    for (const Line& limb : frames_) values.push_back(value_of(limb));
    return quantile(values, 0.9) - quantile(values, 0.1);
  }

  std::vector<Line> frames_;
};

/// All that tells of a picture's shape.
class Witnesses {
 public:
  void see(const Landmarks& body) {
    ++frames_;
    const auto& left = body[Landmark::left_shoulder];
    const auto& right = body[Landmark::right_shoulder];
    const LandmarkPoint shoulders = middle(left, right);
    const LandmarkPoint hips = middle(body[Landmark::left_hip], body[Landmark::right_hip]);
    shoulders_.see(left, right, shoulders, hips);
    const auto& left_eye = body[Landmark::left_eye_outer];
    const auto& right_eye = body[Landmark::right_eye_outer];
    eyes_.see(left_eye, right_eye, middle(left_eye, right_eye),
              middle(body[Landmark::mouth_left], body[Landmark::mouth_right]));
    if (turn_of(left, right) < kIsSide) return;
    for (std::size_t i = 0; i < kLimbs.size(); ++i) {
      limbs_[i].see(body[kLimbs[i].first], body[kLimbs[i].second]);
    }
    limbs_.back().see(shoulders, hips);
  }

  bool tell() const {
    return shoulders_.tells(frames_) || eyes_.tells(frames_) ||
           std::ranges::any_of(limbs_, [&](const Swung& limb) { return limb.tells(frames_); });
  }

  double misfit(const Shape& shape) const {
    double sum = -2 * std::log(shape.commonness);
    for (const Faced* faced : {&shoulders_, &eyes_}) {
      if (faced->tells(frames_)) sum += faced->misfit(shape.aspect);
    }
    double change = 0;
    int limbs = 0;
    for (const Swung& limb : limbs_) {
      if (!limb.tells(frames_)) continue;
      change += limb.change(shape.aspect);
      ++limbs;
    }
    if (limbs > 0) sum += squared(change / limbs / kLimbScatter);
    return sum;
  }

 private:
  using enum Landmark;
  static constexpr std::array<std::pair<Landmark, Landmark>, 8> kLimbs = {
      {{left_shoulder, left_elbow},
       {left_elbow, left_wrist},
       {right_shoulder, right_elbow},
       {right_elbow, right_wrist},
       {left_hip, left_knee},
       {left_knee, left_ankle},
       {right_hip, right_knee},
       {right_knee, right_ankle}}};

  std::size_t frames_ = 0;
  Faced shoulders_{kShoulders};
  Faced eyes_{kEyes};
  std::array<Swung, kLimbs.size() + 1> limbs_;  ///< the trunk last
};

}  // namespace

std::optional<double> shape_by_sight(std::span<const std::optional<Landmarks>> frames) {
  Witnesses witnesses;
  for (const auto& frame : frames) {
    if (frame) witnesses.see(*frame);
  }
  if (!witnesses.tell()) return std::nullopt;
  const auto likeliest = std::ranges::min_element(
      kShapes, {}, [&](const Shape& shape) { return witnesses.misfit(shape); });
  return likeliest->aspect;
}

}  // namespace liopep::engine
