#pragma once

#include <array>
#include <cstdint>

namespace liopep::engine {

/// A side of the person's own body; `both` where something concerns the two together.
enum class Side : std::uint8_t { left, right, both };

/// Parts of the body that an exercise can need in view; also the points that measures name.
/// `head` is the nose, `hands` the knuckles of the index fingers, `toes` the tips of the feet.
enum class BodyPart : std::uint8_t {
  head,
  shoulders,
  elbows,
  wrists,
  hips,
  knees,
  ankles,
  ears,
  eyes,
  mouth,
  hands,
  pinkies,
  thumbs,
  heels,
  toes,
};
inline constexpr int kBodyPartCount = 15;

/// A set of body parts, one bit each.
using BodyParts = std::uint16_t;
constexpr BodyParts bit_of(BodyPart part) {
  return static_cast<BodyParts>(1U << static_cast<unsigned>(part));
}

/// What is measured on the body in each frame, once for each side. "Outward" is the person's left
/// for the left side and their right for the right side.
enum class MeasureKind : std::uint8_t {
  angle,     ///< degrees 0..180 at `at`, between `from` and `to`, in the picture plane
  height,    ///< how far `to` is above `from`, in `unit`
  distance,  ///< between `from` and `to`, in `unit`
  spread,    ///< between the left and the right `at`, in `unit`
  sideways,  ///< how far `to` is outward of `from`, in `unit`
  lean,      ///< degrees -180..180 that the line from `from` to `to` leans outward of upright
  turn,      ///< degrees -180..180 that the pair `from` is turned outward; `to` lies before it;
             ///< the ears against the shoulders
  forward,   ///< how far `to` is nearer to the camera than `from`, in `unit`; by the model's guess
  bow,       ///< degrees 0..180 that the trunk is bowed out of how this person stands
  outward,   ///< how far `to` is outward of `from` as the shoulders face, in `unit`; where they are
             ///< turned out of the picture, in part by the model's guess
};
inline constexpr int kMeasureKindCount = 10;

/// Lengths of the person's own body as they appear in the picture now. None needs more in view
/// than what it names.
enum class BodyUnit : std::uint8_t {
  torso,      ///< shoulders to hips
  shoulders,  ///< shoulder to shoulder; works when only head and shoulders are in view
  leg,        ///< hips above ankles when this person stands, learned while they move
  head,       ///< ear to ear
  arm,        ///< shoulder to elbow, of the arm that looks longer
};

/// How the left and the right side become one number.
enum class Sides : std::uint8_t {
  mean,   ///< weighted by visibility, so that a hidden far side does not matter
  least,  ///< the lesser; in a signal the side nearer to rest: both must do it
  most,   ///< the greater; in a signal the side that is further: either may do it
  own,    ///< the side whose repetition it is; for every side rule but `both`
  other,  ///< the opposite side
};

/// Which of the two points of a body part a measure takes.
enum class PointSide : std::uint8_t { same, other, middle };

/// In degrees; the others are in a unit.
constexpr bool is_in_degrees(MeasureKind kind) {
  return kind == MeasureKind::angle || kind == MeasureKind::lean || kind == MeasureKind::turn ||
         kind == MeasureKind::bow;
}

/// Something that can be measured on a body.
struct Measure {
  MeasureKind kind = MeasureKind::height;
  BodyPart from = BodyPart::ankles;
  BodyPart at = BodyPart::knees;
  BodyPart to = BodyPart::hips;
  PointSide from_side = PointSide::same;
  PointSide to_side = PointSide::same;
  BodyUnit unit = BodyUnit::torso;
  Sides sides = Sides::mean;
};

/// True where each side of the body has a value of its own.
constexpr bool takes_one_side(const Measure& measure) {
  return measure.sides == Sides::own || measure.sides == Sides::other;
}

/// A measure of an exercise's signal, mapped so that `rest` is depth 0 and `full` is depth 1.
struct SignalMeasure : Measure {
  float rest = 0;
  float full = 1;
};

/// When a check is made.
enum class During : std::uint8_t {
  always,
  moving,  ///< between rest and rest
  full,    ///< at the full position; while holding
};

inline constexpr float kUnbounded = 1e6F;

/// A measure that should stay within `least`..`most`; the file has a cue for when it does not.
struct Check {
  Measure measure;
  float least = -kUnbounded;
  float most = kUnbounded;
  During during = During::always;
};

}  // namespace liopep::engine
