#pragma once

#include "exercise/body_scale.h"
#include "exercise/hold.h"
#include "exercise/likeness.h"
#include "exercise/repetition.h"
#include "exercise/row.h"
#include "exercise/view.h"
#include "geometry/body.h"
#include "liopep/exercise.h"
#include "liopep/report.h"

namespace liopep::engine {

/// From when to when something was done.
struct Span {
  double start_ms = 0;
  double end_ms = 0;
};

/// One side of the body in an exercise, or the body as a whole.
struct Track {
  Side side = Side::both;
  float depth = 0;
  float way = 0;             ///< how deep it is by its measures without the gates
  bool is_seen = false;      ///< all needed parts of this side, in this frame
  double last_seen_ms = 0;   ///< when all needed parts of this side were last in view
  double last_open_ms = 0;   ///< when its gates were last open
  bool has_strayed = false;  ///< a gate was closed on the way to a hold
  BodyPoint rest;            ///< middle of the shoulders when it was last at rest
  float rest_depth = 0;      ///< where rest was learned to be
  Depths own_rest{};         ///< what of this person's rest is taken off each measure
  float rest_s = 0;          ///< for how long that was learned
  float steady_depth = 0;
  double steady_ms = 0;
  int steady_frames = 0;
  RepetitionFinder repetitions;
  HoldFinder hold;
  Span whole;  ///< the last whole and the last half repetition
  Span half;
};

/// What an exercise follows on one body: each side by itself where its rule says so. Makes their
/// repetitions and holds into events by that rule.
class Tracks {
 public:
  /// Begins anew, with the sides of this exercise.
  void start(const Exercise& exercise, const Likeness& likeness);
  /// Begins anew with another body; what is known of the exercise stays.
  void restart();

  /// Goes on after a while unseen, in which the other side may have had its turn.
  void resume() { last_side_ = Side::both; }

  /// Takes one frame in which all that the exercise needs is in view.
  void step(const Exercise& exercise, double t_ms, const Landmarks& landmarks,
            const BodyScale& scale, const View& view, MovementReport& report);

  /// Voids what is under way; holds end. Rest must be seen again first.
  void interrupt(double t_ms, MovementReport& report);

  int count() const { return count_; }
  const Track& operator[](int index) const { return tracks_[index]; }
  /// The one that is further, 0 or 1.
  int furthest() const;
  Phase phase(int index) const;
  Phase phase() const { return phase(furthest()); }
  float depth() const { return tracks_[furthest()].depth; }

 private:
  void follow(const Exercise& exercise, int index, double t_ms, const Landmarks& landmarks,
              const BodyScale& scale, MovementReport& report);
  void step_track(const Exercise& exercise, int index, double t_ms, MovementReport& report);
  void take_whole(const Exercise& exercise, int index, const MovementEvent& event, bool is_plain,
                  MovementReport& report);
  void take_half(int index, const MovementEvent& event, MovementReport& report);
  void add_hold(int index, double t_ms, const HoldStep& step, MovementReport& report);
  void interrupt_track(int index, double t_ms, MovementReport& report);
  bool is_way_to_hold(const Exercise& exercise, Track& track, double t_ms, float open) const;
  bool is_like_exercise(const Exercise& exercise, Track& track, double t_ms, float open,
                        const Landmarks& landmarks) const;
  bool is_others_turn(const Exercise& exercise, int index) const;
  void learn_middle(const Exercise& exercise, const Landmarks& landmarks, const BodyScale& scale);
  bool is_at_rest(const Exercise& exercise) const;
  void learn_own_rest(const Exercise& exercise, Track& track, double t_ms,
                      const Landmarks& landmarks, const BodyScale& scale) const;
  void learn_rest(Track& track, double t_ms) const;
  bool does_as_well(int index, const Span& span, float least_depth) const;
  bool is_told(int index, const Span& span, Span Track::* last) const;

  int count_ = 1;
  std::array<Track, 2> tracks_{};
  Likeness likeness_;
  float middle_ = 0;  ///< between the sides, see Likeness::swing
  Counting counting_ = Counting::repetitions;
  Row row_;
  BodyPoint row_place_;          ///< where the last repetition began
  float breadth_ = 0;            ///< of the shoulders
  Side last_side_ = Side::both;  ///< of the last repetition that counted; both: none yet
};

}  // namespace liopep::engine
