#include "recognition/posture_features.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// Two landmarks whose middle is an end of an arrow; the same one twice for a single point.
struct End {
  Landmark a, b;
};
struct ArrowEnds {
  End from, to;
};

constexpr End only(Landmark point) {
  return {point, point};
}
constexpr End kHips = {Landmark::left_hip, Landmark::right_hip};
constexpr End kShoulders = {Landmark::left_shoulder, Landmark::right_shoulder};
constexpr End kAnkles = {Landmark::left_ankle, Landmark::right_ankle};
constexpr End kEars = {Landmark::left_ear, Landmark::right_ear};

constexpr std::array<ArrowEnds, kArrowCount> kArrows = {{
    {only(Landmark::left_shoulder), only(Landmark::left_wrist)},
    {only(Landmark::right_shoulder), only(Landmark::right_wrist)},
    {only(Landmark::left_shoulder), only(Landmark::left_elbow)},
    {only(Landmark::right_shoulder), only(Landmark::right_elbow)},
    {only(Landmark::left_wrist), only(Landmark::left_index)},
    {only(Landmark::right_wrist), only(Landmark::right_index)},
    {only(Landmark::left_hip), only(Landmark::left_knee)},
    {only(Landmark::right_hip), only(Landmark::right_knee)},
    {only(Landmark::left_hip), only(Landmark::left_ankle)},
    {only(Landmark::right_hip), only(Landmark::right_ankle)},
    {only(Landmark::left_heel), only(Landmark::left_foot_index)},
    {only(Landmark::right_heel), only(Landmark::right_foot_index)},
    {kHips, only(Landmark::left_shoulder)},
    {kHips, only(Landmark::right_shoulder)},
    {kShoulders, only(Landmark::left_ear)},
    {kShoulders, only(Landmark::right_ear)},
    {kAnkles, only(Landmark::left_hip)},
    {kAnkles, only(Landmark::right_hip)},
    {kEars, only(Landmark::nose)},
    {{}, kShoulders},
}};

// Torso lengths of an adult (Winter 2009: torso .288, shoulder joints .23 of the stature), and of
// the ears above the shoulder joints.
constexpr float kTorsoOfShoulders = 1.25F;
constexpr float kTorsoOfNeck = 2.2F;
constexpr float kGuessed = 0.3F;
constexpr float kWellSeen = 0.6F;

struct Point {
  float x, y, z, weight;
};

Point point_at(const Landmarks& landmarks, const End& end,
               const std::array<float, kLandmarkCount>& sights) {
  const LandmarkPoint& a = landmarks[end.a];
  const LandmarkPoint& b = landmarks[end.b];
  return {
      (a.x + b.x) / 2 * landmarks.aspect, (a.y + b.y) / 2, (a.z + b.z) / 2 * landmarks.aspect,
      smaller(sights[static_cast<std::size_t>(end.a)], sights[static_cast<std::size_t>(end.b)])};
}

float length_between(const Landmarks& landmarks, const End& from, const End& to) {
  const float x =
      (landmarks[from.a].x + landmarks[from.b].x - landmarks[to.a].x - landmarks[to.b].x) / 2 *
      landmarks.aspect;
  const float y =
      (landmarks[from.a].y + landmarks[from.b].y - landmarks[to.a].y - landmarks[to.b].y) / 2;
  return square_root(x * x + y * y);
}

bool sees(const Landmarks& landmarks, const End& end) {
  return sight_of(landmarks[end.a]) > 0 && sight_of(landmarks[end.b]) > 0;
}

}  // namespace

float sight_of(const LandmarkPoint& point) {
  const bool inside = point.x >= 0 && point.x <= 1 && point.y >= 0 && point.y <= 1;
  return inside ? clamped((point.visibility - kGuessed) / (kWellSeen - kGuessed), 0, 1) : 0;
}

PostureFeatures features_of(const Landmarks& landmarks, float body_unit) {
  std::array<float, kLandmarkCount> sights;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) sights[i] = sight_of(landmarks.points[i]);
  const float scale = 1 / larger(body_unit, 1e-3F);
  PostureFeatures features;
  features.body_unit = 1 / scale;
  for (int i = 0; i < kArrowCount; ++i) {
    const ArrowEnds& arrow = kArrows[i];
    const bool is_place = i == static_cast<int>(Arrow::place);
    const Point to = point_at(landmarks, arrow.to, sights);
    const Point from = is_place ? Point{0, 0, 0, 1} : point_at(landmarks, arrow.from, sights);
    features.xs[i] = (to.x - from.x) * scale;
    features.ys[i] = (to.y - from.y) * scale;
    features.depths[i] = (to.z - from.z) * scale;
    features.weights[i] = smaller(from.weight, to.weight);
  }
  return features;
}

ArrowsInSpace arrows_of(const Skeleton& body) {
  const auto middle = [&](const End& end) { return (body[end.a] + body[end.b]) * 0.5F; };
  ArrowsInSpace arrows;
  for (int i = 0; i < kArrowCount; ++i) {
    const bool is_place = i == static_cast<int>(Arrow::place);
    const Vector from = is_place ? Vector{} : middle(kArrows[i].from);
    arrows[i] = middle(kArrows[i].to) - from;
  }
  return arrows;
}

BodyParts parts_of(int arrow) {
  constexpr BodyParts kHandParts =
      bit_of(BodyPart::hands) | bit_of(BodyPart::pinkies) | bit_of(BodyPart::thumbs);
  constexpr BodyParts kHeadParts =
      bit_of(BodyPart::head) | bit_of(BodyPart::ears) | bit_of(BodyPart::eyes);
  static constexpr std::array<BodyParts, kArrowCount / 2> kParts = {
      bit_of(BodyPart::wrists) | kHandParts,
      bit_of(BodyPart::elbows) | bit_of(BodyPart::wrists),
      kHandParts,
      bit_of(BodyPart::knees),
      bit_of(BodyPart::ankles),
      bit_of(BodyPart::heels) | bit_of(BodyPart::toes),
      bit_of(BodyPart::shoulders),
      kHeadParts,
      bit_of(BodyPart::hips) | bit_of(BodyPart::ankles),
      0};
  if (arrow == static_cast<int>(Arrow::gaze)) return kHeadParts;
  if (arrow == static_cast<int>(Arrow::place)) return bit_of(BodyPart::shoulders);
  return kParts[static_cast<std::size_t>(arrow) / 2];
}

PostureFeatures rescaled(const PostureFeatures& features, float body_unit) {
  PostureFeatures other = features;
  const float scale = features.body_unit / body_unit;
  for (ByArrow* along : {&other.xs, &other.ys, &other.depths}) {
    for (float& value : *along) value *= scale;
  }
  other.body_unit = body_unit;
  return other;
}

PostureFeatures mirrored(const PostureFeatures& features) {
  PostureFeatures other;
  other.body_unit = features.body_unit;
  for (int i = 0; i < kArrowCount; ++i) {
    const int from = i < kSidedArrows ? i ^ 1 : i;
    other.xs[i] = -features.xs[from];
    other.ys[i] = features.ys[from];
    other.depths[i] = features.depths[from];
    other.weights[i] = features.weights[from];
  }
  return other;
}

float body_unit_of(const Landmarks& landmarks) {
  float unit = kTorsoOfShoulders * length_between(landmarks, only(Landmark::left_shoulder),
                                                  only(Landmark::right_shoulder));
  if (sees(landmarks, kEars)) {
    unit = larger(unit, kTorsoOfNeck * length_between(landmarks, kEars, kShoulders));
  }
  if (sees(landmarks, kHips)) unit = larger(unit, length_between(landmarks, kHips, kShoulders));
  return larger(unit, 0.02F);
}

}  // namespace liopep::engine
