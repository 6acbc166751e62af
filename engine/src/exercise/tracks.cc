#include "exercise/tracks.h"

#include "exercise/depth.h"
#include "exercise/event.h"
#include "exercise/measuring.h"
#include "geometry/body.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kUnseen_ms = 1000;    ///< one side may be out of view for this long
constexpr double kSteady_ms = 1200;    ///< so long still is rest, where rest is learned
constexpr double kLowSteady_ms = 400;  ///< so long where it is lower than what was taken for rest
constexpr float kSteady = 0.15F;
constexpr float kFurthestRest = 0.9F;
constexpr float kFurthestMiddle = 0.9F;
constexpr BodyParts kLegParts = bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
constexpr float kMaybeRest = 0.6F;
constexpr float kFirstRest_s = 0.5F;
constexpr float kFollowRest_s = 6;
constexpr float kOwnRest = 0.1F;  ///< nobody rests quite like the demonstrator
constexpr float kMostBehind = 0.3F;
constexpr float kMostBefore = 0.2F;
/// Two sides that begin within this part of the shorter repetition do it at once.
constexpr double kAtOnce = 0.35;
constexpr float kQuick = 1.5F;  ///< of the shortest

double length_ms(const Span& span) {
  return span.end_ms - span.start_ms;
}

RowSign row_sign(const Exercise& exercise, const MovementEvent& whole, bool is_plain) {
  if (!is_plain) return RowSign::none;
  return whole.duration_ms < kQuick * exercise.shortest_repetition_ms ? RowSign::third
                                                                      : RowSign::second;
}

bool at_once(const Span& a, const Span& b) {
  const double apart_ms = a.start_ms - b.start_ms;
  const double shorter_ms = length_ms(a) < length_ms(b) ? length_ms(a) : length_ms(b);
  return shorter_ms > 0 && (apart_ms < 0 ? -apart_ms : apart_ms) <= kAtOnce * shorter_ms;
}

}  // namespace

void Tracks::start(const Exercise& exercise, const Likeness& likeness) {
  *this = Tracks();
  counting_ = exercise.counting;
  likeness_ = likeness;
  switch (exercise.side_rule) {
    case SideRule::both:
      break;
    case SideRule::left:
    case SideRule::right:
      tracks_[0].side = exercise.side_rule == SideRule::left ? Side::left : Side::right;
      break;
    case SideRule::either:
    case SideRule::alternate:
      count_ = 2;
      tracks_[0].side = Side::left;
      tracks_[1].side = Side::right;
      break;
  }
  restart();
}

void Tracks::restart() {
  for (Track& track : tracks_) {
    const Side side = track.side;
    track = Track();
    track.side = side;
    track.repetitions = RepetitionFinder(likeness_.of_usual);
  }
  middle_ = 0;
  row_.interrupt();
  last_side_ = Side::both;
}

Phase Tracks::phase(int index) const {
  const Track& track = tracks_[index];
  return counting_ == Counting::hold ? track.hold.phase() : track.repetitions.phase();
}

int Tracks::furthest() const {
  if (count_ == 1) return 0;
  const bool left_waits = phase(0) == Phase::waiting;
  const bool right_waits = phase(1) == Phase::waiting;
  if (left_waits != right_waits) return left_waits ? 1 : 0;
  return tracks_[1].depth > tracks_[0].depth ? 1 : 0;
}

void Tracks::step(const Exercise& exercise, double t_ms, const Landmarks& landmarks,
                  const BodyScale& scale, const View& view, MovementReport& report) {
  breadth_ = scale.breadth();
  if (likeness_.swing > 0) learn_middle(exercise, landmarks, scale);
  // Where arms hang or lie is nobody's fault but their own.
  const bool rests = (exercise.needs & kLegParts) != 0 && is_at_rest(exercise);
  // How deep both are, before either is judged by the other.
  for (int i = 0; i < count_; ++i) {
    Track& track = tracks_[i];
    track.is_seen = track.side == Side::both || view.sees(exercise.needs, track.side);
    if (!track.is_seen) continue;
    if (rests) learn_own_rest(exercise, track, t_ms, landmarks, scale);
    track.last_seen_ms = t_ms;
    Depths rest = track.own_rest;
    rest[0] += track.side == Side::right ? -middle_ : middle_;
    track.depth = depth_of(exercise, track.side, landmarks, scale, rest);
    if (count_ == 2 && likeness_.gates != 0) {
      const auto ways = static_cast<std::uint8_t>(~likeness_.gates);
      track.way = least_depth(exercise, ways, track.side, landmarks, scale);
    }
    if (likeness_.learns_rest) learn_rest(track, t_ms);
  }
  for (int i = 0; i < count_; ++i) {
    if (tracks_[i].is_seen) {
      follow(exercise, i, t_ms, landmarks, scale, report);
    } else if (t_ms - tracks_[i].last_seen_ms > kUnseen_ms) {
      interrupt_track(i, t_ms, report);
    }
  }
}

void Tracks::follow(const Exercise& exercise, int index, double t_ms, const Landmarks& landmarks,
                    const BodyScale& scale, MovementReport& report) {
  Track& track = tracks_[index];
  float open = least_depth(exercise, likeness_.gates, track.side, landmarks, scale);
  if (open <= exercise.phases.rest_below && is_others_turn(exercise, index)) {
    track.depth = track.way;
    if (track.way < exercise.phases.half_above) {
      track.depth = smaller(track.way, exercise.phases.rest_below);
      open = 1;
    }
  }
  const bool is_like = exercise.counting == Counting::hold
                           ? is_way_to_hold(exercise, track, t_ms, open)
                           : is_like_exercise(exercise, track, t_ms, open, landmarks);
  if (is_like) step_track(exercise, index, t_ms, report);
}

/// A swing that comes further to one side than it should takes the middle along: the whole body
/// has turned, or the camera is rolled.
void Tracks::learn_middle(const Exercise& exercise, const Landmarks& landmarks,
                          const BodyScale& scale) {
  const SignalMeasure& first = exercise.measures[0];
  const float left =
      measured_on(Side::left, first, landmarks, scale).value / (first.full - first.rest);
  middle_ = clamped(clamped(middle_, left - likeness_.swing, left + likeness_.swing),
                    -kFurthestMiddle, kFurthestMiddle);
}

/// Is rest what is seen now, on both sides, and may it be learned? Who lunges on the spot stands
/// with one foot behind, so that not all that has left rest is under way.
bool Tracks::is_at_rest(const Exercise& exercise) const {
  if (counting_ != Counting::repetitions || likeness_.learns_rest) return false;
  for (int i = 0; i < count_; ++i) {
    if (phase(i) > Phase::rest && tracks_[i].depth > exercise.phases.half_above) return false;
  }
  return true;
}

/// A camera that looks up or down sees this person rest otherwise than the demonstrator does, and
/// so does one who stands crooked: what a measure is behind the demonstrator's is taken off, and
/// what would never look like rest.
void Tracks::learn_own_rest(const Exercise& exercise, Track& track, double t_ms,
                            const Landmarks& landmarks, const BodyScale& scale) const {
  if (track.depth > kMaybeRest) return;
  const float dt_s = clamped(static_cast<float>(t_ms - track.last_seen_ms) / 1000, 0, 0.5F);
  track.rest_s = clamped(track.rest_s + dt_s, kFirstRest_s, kFollowRest_s);
  // What counts on the way has to be told before it is known how far it goes.
  const float most_before = exercise.count_at == CountAt::rest ? kMostBefore : 0;
  for (int i = 0; i < exercise.measure_count; ++i) {
    if ((likeness_.gates >> i & 1U) != 0 || (i == 0 && likeness_.swing > 0)) continue;
    const float now = measure_depth(exercise.measures[i], track.side, landmarks, scale);
    const float behind = now - likeness_.rest[i] + kOwnRest;
    const float before = now - exercise.phases.rest_below + kOwnRest;
    const float off = clamped(behind, -kMostBehind, 0) + clamped(before, 0, most_before);
    track.own_rest[i] += (off - track.own_rest[i]) * dt_s / track.rest_s;
  }
}

/// Takes for rest where somebody has been still for a while, and counts from there.
void Tracks::learn_rest(Track& track, double t_ms) const {
  const float change = absolute(track.depth - track.steady_depth);
  if (change > kSteady || track.repetitions.is_under_way()) {
    track.steady_depth = track.depth;
    track.steady_ms = t_ms;
    track.steady_frames = 1;
  } else {
    // The mean: of a neck that trembles by as much, one frame tells too little.
    ++track.steady_frames;
    track.steady_depth +=
        (track.depth - track.steady_depth) / static_cast<float>(track.steady_frames);
  }
  const bool is_lower = track.steady_depth < track.rest_depth;
  if (t_ms - track.steady_ms > (is_lower ? kLowSteady_ms : kSteady_ms)) {
    track.rest_depth = clamped(track.steady_depth, -kFurthestRest, kFurthestRest);
  }
  track.depth -= track.rest_depth;
}

/// Who marches stands on one leg while the other is up, which shuts the gate of the one that stands
/// (its foot has to be on the floor when its own turn comes): that is its rest, however long.
bool Tracks::is_others_turn(const Exercise& exercise, int index) const {
  return count_ == 2 && exercise.counting == Counting::repetitions &&
         tracks_[1 - index].way > exercise.phases.start_above;
}

/// False once a gate was closed on the way to a hold, such as the bow of somebody who sits down on
/// a chair, until rest is seen again.
bool Tracks::is_way_to_hold(const Exercise& exercise, Track& track, double t_ms, float open) const {
  if (open > exercise.phases.rest_below) {
    track.last_open_ms = t_ms;
    if (track.depth <= exercise.phases.rest_below) track.has_strayed = false;
  } else if (t_ms - track.last_open_ms > static_cast<double>(likeness_.closed_ms) &&
             !track.hold.has_position()) {
    track.has_strayed = true;
  }
  return !track.has_strayed;
}

/// False while a gate is closed or somebody travels: the repetition under way is then no
/// repetition.
bool Tracks::is_like_exercise(const Exercise& exercise, Track& track, double t_ms, float open,
                              const Landmarks& landmarks) const {
  if (open > exercise.phases.rest_below) {
    track.last_open_ms = t_ms;
  } else {
    if (t_ms - track.last_open_ms > static_cast<double>(likeness_.closed_ms)) {
      track.repetitions.interrupt();
    }
    return false;
  }
  const BodyPoint shoulders = middle_of(landmarks, BodyPart::shoulders);
  if (!track.repetitions.is_under_way()) track.rest = shoulders;
  const float travel = distance_between(shoulders, track.rest);
  if (travel <= likeness_.travel * breadth_) return true;
  track.repetitions.interrupt();
  return false;
}

void Tracks::interrupt(double t_ms, MovementReport& report) {
  for (int i = 0; i < count_; ++i) interrupt_track(i, t_ms, report);
  row_.interrupt();
  last_side_ = Side::both;
}

void Tracks::interrupt_track(int index, double t_ms, MovementReport& report) {
  tracks_[index].depth = 0;
  tracks_[index].repetitions.interrupt();
  add_hold(index, t_ms, tracks_[index].hold.interrupt(), report);
}

void Tracks::step_track(const Exercise& exercise, int index, double t_ms, MovementReport& report) {
  Track& track = tracks_[index];
  if (exercise.counting == Counting::hold) {
    // One hold at a time, on the side that came first.
    if (count_ == 2 && tracks_[1 - index].hold.is_holding()) return;
    add_hold(index, t_ms, track.hold.step(exercise, t_ms, track.depth), report);
    return;
  }
  const RepetitionStep step = track.repetitions.step(exercise, t_ms, track.depth);
  if (step.kind == RepetitionStep::Kind::nothing) return;
  const MovementEvent event = {.side = track.side,
                               .t_ms = t_ms,
                               .duration_ms = static_cast<float>(t_ms - step.start_ms),
                               .there_ms = static_cast<float>(step.deepest_ms - step.start_ms),
                               .back_ms = static_cast<float>(t_ms - step.deepest_ms),
                               .depth = step.depth};
  if (step.kind == RepetitionStep::Kind::repetition) {
    take_whole(exercise, index, event, step.is_plain, report);
  } else {
    take_half(index, event, report);
  }
}

/// Is the other side about to have done the same within the same time?
bool Tracks::does_as_well(int index, const Span& span, float least_depth) const {
  if (count_ == 1) return false;
  const RepetitionFinder& other = tracks_[1 - index].repetitions;
  return other.is_under_way() && other.deepest() >= least_depth &&
         at_once({other.start_ms(), span.end_ms}, span);
}

/// Has the other side told of it already?
bool Tracks::is_told(int index, const Span& span, Span Track::* last) const {
  return count_ == 2 && at_once(tracks_[1 - index].*last, span);
}

void Tracks::take_whole(const Exercise& exercise, int index, const MovementEvent& event,
                        bool is_plain, MovementReport& report) {
  const Span span = {event.t_ms - static_cast<double>(event.duration_ms), event.t_ms};
  tracks_[index].whole = span;
  if (is_told(index, span, &Track::whole)) return;
  MovementEvent whole = event;
  if (exercise.side_rule == SideRule::alternate) {
    if (last_side_ == event.side) return;
    last_side_ = event.side;
  } else if (does_as_well(index, span, exercise.phases.full_above)) {
    whole.side = Side::both;
  }
  if (exercise.first_counts == FirstCounts::with_second) {
    // Who walks on does the first of a row elsewhere than the second.
    const BodyPoint& place = tracks_[index].rest;
    const bool walks = distance_between(place, row_place_) > likeness_.travel * breadth_;
    if (walks && !row_.has_begun()) row_.interrupt();
    row_place_ = place;
    // What one side does not tell of, the other one may still.
    const bool told = row_.take(whole, row_sign(exercise, whole, is_plain), report);
    if (!told) tracks_[index].whole = Span();
  } else {
    add_event(report, whole);
  }
}

void Tracks::take_half(int index, const MovementEvent& event, MovementReport& report) {
  const Span span = {event.t_ms - static_cast<double>(event.duration_ms), event.t_ms};
  tracks_[index].half = span;
  const bool is_part_of_whole = is_told(index, span, &Track::whole) ||
                                (count_ == 2 && tracks_[1 - index].repetitions.has_reached_full() &&
                                 does_as_well(index, span, 0));
  if (is_part_of_whole || is_told(index, span, &Track::half)) return;
  // Who tried with the other side has changed sides.
  if (last_side_ != Side::both) last_side_ = event.side;
  MovementEvent half = event;
  half.kind = EventKind::half_repetition;
  row_.note_half(half.t_ms);
  add_event(report, half);
}

void Tracks::add_hold(int index, double t_ms, const HoldStep& step, MovementReport& report) {
  report.tally.held_ms += static_cast<double>(step.added_ms);
  const auto add = [&](bool happened, EventKind kind) {
    if (!happened) return;
    add_event(
        report,
        {.kind = kind, .side = tracks_[index].side, .t_ms = t_ms, .duration_ms = step.duration_ms});
  };
  add(step.began, EventKind::hold_began);
  add(step.done, EventKind::hold_done);
  add(step.ended, EventKind::hold_ended);
}

}  // namespace liopep::engine
