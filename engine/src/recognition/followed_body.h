#pragma once

#include "exercise/body_scale.h"
#include "exercise/continuity.h"
#include "exercise/view.h"
#include "liopep/landmarks.h"
#include "recognition/posture_features.h"
#include "recognition/viewing_angle.h"
#include "signal/one_euro.h"
#include "signal/spike_gate.h"

namespace liopep::engine {

/// What became of a frame.
enum class FrameKind : std::uint8_t {
  void_,    ///< its time is not after the last one: nothing changed
  nobody,   ///< the model saw nobody
  usual,    ///< the same person as before
  another,  ///< another person, a cut, or somebody after a while without anybody
};

/// The person in front of the camera: smoothed, followed, measured. Shared by everything that
/// looks at the same person in several ways at once.
class FollowedBody {
 public:
  /// Takes one frame; `landmarks` is null when the model saw nobody.
  FrameKind step(double t_ms, const Landmarks* landmarks);

  void reset() { *this = FollowedBody(); }

  double t_ms() const { return t_ms_; }
  float dt_s() const { return dt_s_; }
  const Landmarks& landmarks() const { return landmarks_; }
  const View& view() const { return view_; }
  /// Parts of the body that are seen on neither side.
  BodyParts unseen() const { return unseen_; }
  const BodyScale& scale() const { return scale_; }
  /// See `body_unit_of`; follows up quickly and down slowly.
  float body_unit() const { return body_unit_; }
  const PostureFeatures& features() const { return features_; }
  /// The same in a unit that repetitions hardly change: it follows slowly both ways.
  const PostureFeatures& steady_features() const { return steady_features_; }
  /// The same with left and right exchanged.
  const PostureFeatures& mirrored_features() const { return mirrored_features_; }
  /// What the body faces: 0 the camera, 90 the right of the picture. By how broad the shoulders
  /// look and where the nose points, of the last seconds.
  float heading_deg() const { return heading_deg_; }
  /// From where a camera that stands as most do sees it; for the right side with left and right
  /// exchanged.
  const ViewingAngle& viewing_angle(Side side) const {
    return side == Side::right ? mirrored_viewing_angle_ : viewing_angle_;
  }
  /// How much the posture changes, in tolerances a second; much for a body that has just come.
  float stir() const { return stir_; }

 private:
  void forget_body();
  bool jumped();
  void learn_unit();
  void learn_heading();
  float stir_since(const PostureFeatures& before) const;

  bool has_time_ = false;
  bool has_body_ = false;
  double t_ms_ = 0;
  double last_seen_ms_ = 0;
  float dt_s_ = 0;
  float body_unit_ = 0;
  float steady_unit_ = 0;
  float stir_ = 0;
  float watched_s_ = 0;  ///< since the body came
  float facing_ = 1;     ///< cosine of the heading
  float aside_ = 0;      ///< its sine
  float heading_deg_ = 0;
  ViewingAngle viewing_angle_;
  ViewingAngle mirrored_viewing_angle_;
  Landmarks landmarks_;
  SpikeGate gate_;
  LandmarkFilter filter_;
  View view_;
  BodyParts unseen_ = 0;
  BodyScale scale_;
  Continuity continuity_;
  PostureFeatures features_;
  PostureFeatures steady_features_;
  PostureFeatures mirrored_features_;
};

}  // namespace liopep::engine
