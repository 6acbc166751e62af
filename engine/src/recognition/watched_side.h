#pragma once

#include "exercise/repetition.h"
#include "recognition/followed_body.h"
#include "recognition/own_rest.h"
#include "recognition/performance.h"

namespace liopep::engine {

/// Watches one side of a body for one exercise, and remembers what its last excursion looked like.
class WatchedSide {
 public:
  /// What ended with this frame, in which the body is `along` the demonstrator's way.
  /// `has_opposite`: the other side's full position lies opposite, with rest between the two.
  enum class Found : std::uint8_t { nothing, whole, half, held };
  Found step(const Exercise& exercise, float along, bool has_opposite, const FollowedBody& body);

  /// Forgets what is under way.
  void interrupt();

  /// True while the full position is held.
  bool is_full() const { return is_full_; }
  /// True while what was said to be held is still held.
  bool is_said_held() const { return (is_held_ && is_full_) || began_unseen_; }
  /// True while a posture is held that nobody saw the body come into.
  bool began_unseen() const { return began_unseen_; }
  /// True between rest and rest.
  bool is_under_way() const {
    return finder_.phase() != Phase::rest && finder_.phase() != Phase::waiting;
  }
  double start_ms() const { return start_ms_; }
  float held_ms() const { return held_ms_; }
  /// Time in the full position of the repetition that ended.
  float full_s() const { return full_s_; }
  /// What ended, or is held (as of the left side, whichever side it was), and how well it fits; see
  /// `Shape::fit`. What did not come back fits worse. `ahead`: of that side.
  struct Seen {
    Fit fit;
    Excursion excursion;
  };
  Seen seen(const Exercise& exercise, Side side, const Shape& shape,
            const ViewingAngle& ahead) const;
  /// How what is under way fits.
  float mismatch_now(Side side, const Shape& shape, const ViewingAngle& ahead) const;

 private:
  /// How the body was held at rest.
  struct Rest {
    PostureFeatures features;
    float off = kNone;  ///< how far from ideal; grows, so that a later rest takes its place
    static constexpr float kNone = 1e6F;
    void offer(const PostureFeatures& now, float off_now);
  };
  Found follow_hold(const Exercise& exercise, double t_ms, float depth);
  bool stays_as_found(float along, double t_ms);
  void learn_rest(float along, float dt_s, bool between);
  void remember(float depth, const FollowedBody& body);
  void end(const FollowedBody& body);

  RepetitionFinder finder_;
  OwnRest rest_;
  /// Where the body was stillest, as it is where a movement turns; and where depth was nearest to
  /// 0, as it is between what one side does and the other.
  Rest stillest_;
  Rest nearest_;
  PostureFeatures full_;
  float full_depth_ = -1;
  /// What ended, or is held, from both kinds of rest.
  Excursion from_stillest_;
  Excursion from_nearest_;
  bool is_full_ = false;
  bool is_held_ = false;  ///< said so already
  bool began_unseen_ = false;
  float stays_at_ = 0;  ///< along the demonstrator's way, since:
  double stays_since_ms_ = kNever;
  double came_ms_ = kNever;
  static constexpr double kNever = -1e300;
  double full_since_ms_ = 0;
  double start_ms_ = 0;
  float held_ms_ = 0;
  float full_s_ = 0;  ///< in this excursion
};

}  // namespace liopep::engine
