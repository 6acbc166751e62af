#include "liopep/lesson.h"

#include "exercise/measuring.h"
#include "geometry/trigonometry.h"
#include "liopep/movement.h"
#include "teaching/exercise_writer.h"
#include "teaching/measure_choice.h"
#include "teaching/shown_demonstrator.h"

namespace liopep::engine {
namespace {

// After the last time out, in repetitions: when to try, again and again, and when to give up.
constexpr float kBack = 0.6F;
constexpr float kTriesAgain = 0.2F;
constexpr float kGivesUp = 2;
constexpr float kStaysOut = 0.6F;      ///< so far out in the mean, of the way, is where one rests
constexpr float kSeatedThighs = 0.5F;  ///< knees less below the hips than so many torsos
constexpr float kLeastSeen = 0.5F;
// Of the time that one repetition took.
constexpr float kShortest = 0.18F;
constexpr float kLongest = 5;

constexpr std::string_view kId = "own-move";

}  // namespace

/// Looks for the turning points of a rhythm while its frames pass once more.
class Lesson::Search {
 public:
  explicit Search(const FreeMoveCounter::Rhythm& rhythm) : rhythm_(rhythm) {
    shown_.period_ms = rhythm.period_ms;
  }

  void take(const FollowedBody& body) {
    const ShownMovement::Moment now = {body.landmarks(), body.features(), body.scale()};
    const float value = body.features().value(rhythm_.feature);
    const float outness = rhythm_.goes_up ? value : -value;
    if (body.t_ms() >= out_ms(0) && body.t_ms() < out_ms(kShownTimes - 1)) stay_.take(outness);
    for (int i = 0; i < kShownTimes; ++i) {
      const double off_ms = body.t_ms() - out_ms(i);
      fulls_[i].offer(off_ms < 0 ? off_ms : -off_ms, now, shown_.fulls[i]);
    }
    for (int i = 0; i <= kShownTimes; ++i) {
      if (body.t_ms() < rest_from_ms(i) || body.t_ms() > rest_until_ms(i)) continue;
      rests_[i].offer(-static_cast<double>(outness), now, shown_.rests[i]);
    }
  }

  const ShownMovement& shown() const { return shown_; }

  /// True when more time is spent where it was taken to be furthest out: there one rests.
  bool stays_out() const { return stay_.share() > kStaysOut; }

  /// When the first of the repetitions began; what was done before is another matter.
  double begin_ms() const { return rest_from_ms(0); }

  bool is_complete() const {
    for (const Best& rest : rests_) {
      if (!rest.is_there) return false;
    }
    return fulls_[0].is_there;
  }

 private:
  struct Best {
    bool is_there = false;
    double worth = 0;
    void offer(double now, const ShownMovement::Moment& moment, ShownMovement::Moment& kept) {
      if (is_there && now <= worth) return;
      is_there = true;
      worth = now;
      kept = moment;
    }
  };
  /// How far out in the mean, 0..1 of the way between the ends.
  struct Stay {
    int count = 0;
    float sum = 0, least = 0, most = 0;
    void take(float outness) {
      least = count == 0 ? outness : smaller(least, outness);
      most = count == 0 ? outness : larger(most, outness);
      sum += outness;
      ++count;
    }
    float share() const {
      return most > least ? (sum / static_cast<float>(count) - least) / (most - least) : 0;
    }
  };
  double out_ms(int i) const { return rhythm_.out_ms[kShownTimes - 1 - i]; }
  double period_ms() const { return static_cast<double>(rhythm_.period_ms); }
  double rest_from_ms(int i) const { return i == 0 ? out_ms(0) - period_ms() : out_ms(i - 1); }
  double rest_until_ms(int i) const {
    return i == kShownTimes ? out_ms(i - 1) + period_ms() : out_ms(i);
  }

  FreeMoveCounter::Rhythm rhythm_;
  ShownMovement shown_;
  Stay stay_;
  std::array<Best, kShownTimes> fulls_;
  std::array<Best, kShownTimes + 1> rests_;
};

namespace {

/// Seated where the thighs are seen to be level, or the legs not at all.
Position position_of(const ShownMovement& shown) {
  const Landmarks& rest = shown.rests[1].landmarks;
  float drop = 0;
  bool legs_seen = false;
  for (const auto& [hip, knee] : {std::array{Landmark::left_hip, Landmark::left_knee},
                                  std::array{Landmark::right_hip, Landmark::right_knee}}) {
    if (sight_of(rest[hip]) < kLeastSeen || sight_of(rest[knee]) < kLeastSeen) continue;
    legs_seen = true;
    drop = larger(drop, rest[knee].y - rest[hip].y);
  }
  if (!legs_seen) return Position::seated;
  const bool is_seated = drop < kSeatedThighs * shown.rests[1].scale.length(BodyUnit::torso);
  return is_seated ? Position::seated : Position::standing;
}

Exercise exercise_of(const ShownMovement& shown, const MeasureChoice& choice, int measures) {
  Exercise exercise;
  for (std::size_t i = 0; i < kId.size(); ++i) exercise.id[i] = kId[i];
  exercise.side_rule = choice.side_rule;
  exercise.combine = Combine::least;
  exercise.measure_count = static_cast<std::uint8_t>(measures);
  for (int i = 0; i < measures; ++i) {
    exercise.measures[i] = choice.measures[i];
    exercise.needs |= parts_of(choice.measures[i]);
    // Who was shown with the whole leg in view is to stand so again.
    if (choice.measures[i].unit == BodyUnit::leg) exercise.needs |= bit_of(BodyPart::knees);
  }
  exercise.sides_in_view = choice.needs_both_sides ? SidesInView::both : SidesInView::either;
  exercise.phases = {0.3F, 0.4F, 0.5F, 0.7F};
  exercise.shortest_repetition_ms = clamped(kShortest * shown.period_ms, 250, 10000);
  exercise.longest_repetition_ms = clamped(kLongest * shown.period_ms, 6000, 60000);
  exercise.position = position_of(shown);
  exercise.positions = bit_of(exercise.position);
  return exercise;
}

}  // namespace

void Lesson::start() {
  counter_.start();
  report_ = {};
  frames_.clear();
  tried_ms_ = kNever;
  next_try_ms_ = kNever;
  file_length_ = 0;
}

const LessonReport& Lesson::step(double t_ms, const Landmarks* landmarks) {
  if (report_.is_learned) return report_;
  const double before_ms = counter_.report().t_ms;
  const FreeMoveReport& seen = counter_.step(t_ms, landmarks);
  if (!is_finite(t_ms) || seen.t_ms != t_ms || (!frames_.is_empty() && t_ms == before_ms))
    return report_;
  if (t_ms < before_ms) frames_.clear();  // the camera's clock started anew
  report_.t_ms = t_ms;
  report_.somebody = seen.somebody;
  report_.landmarks = seen.landmarks;
  frames_.keep(t_ms, landmarks);
  const FreeMoveCounter::Rhythm rhythm = counter_.rhythm();
  const bool is_untried = rhythm.excursions > 0 && rhythm.out_ms[0] > tried_ms_;
  const int shown = rhythm.excursions < kLessonRepetitions ? rhythm.excursions : kLessonRepetitions;
  report_.shown = is_untried ? shown : 0;
  if (is_untried && seen.in_rhythm && is_complete(rhythm)) try_to_learn(rhythm);
  return report_;
}

bool Lesson::is_complete(const FreeMoveCounter::Rhythm& rhythm) const {
  if (rhythm.excursions < kLessonRepetitions || rhythm.period_ms <= 0) return false;
  const double ready_ms = rhythm.out_ms[0] + static_cast<double>(kBack * rhythm.period_ms);
  return report_.t_ms >= ready_ms && report_.t_ms >= next_try_ms_;
}

void Lesson::try_to_learn(const FreeMoveCounter::Rhythm& rhythm) {
  const double given_up_ms = rhythm.out_ms[0] + static_cast<double>(kGivesUp * rhythm.period_ms);
  const bool is_last = report_.t_ms >= given_up_ms;
  learn(rhythm, is_last ? 1 : 0);
  next_try_ms_ = report_.t_ms + static_cast<double>(kTriesAgain * rhythm.period_ms);
  if (is_last) tried_ms_ = rhythm.out_ms[0];
}

void Lesson::learn(const FreeMoveCounter::Rhythm& rhythm, int may_miss) {
  Search search(rhythm);
  look_through(search);
  if (search.is_complete()) learn_from(search, may_miss);
  if (report_.is_learned || !search.stays_out()) return;
  const double ended_ms = report_.t_ms - static_cast<double>(kBack * rhythm.period_ms);
  const auto turned_over = counter_.rhythm_turned_over(ended_ms);
  if (turned_over.excursions < kLessonRepetitions) return;
  search = Search(turned_over);
  look_through(search);
  if (search.is_complete()) learn_from(search, may_miss);
}

void Lesson::look_through(Search& search) const {
  FollowedBody body;
  frames_.show_to(body, kNever, 0, [&](FrameKind kind) {
    if (kind == FrameKind::usual) search.take(body);
  });
}

void Lesson::learn_from(const Search& search, int may_miss) {
  const ShownMovement& shown = search.shown();
  const MeasureChoice choice = choose_measures(shown);
  if (choice.count == 0) return;
  const Demonstrator demonstrator = demonstrator_of(shown, position_of(shown));
  // As many measures as count what was shown: the more, the less else counts.
  for (int measures = choice.count; measures > 0; --measures) {
    Exercise exercise = exercise_of(shown, choice, measures);
    exercise.demonstrator = demonstrator;
    reach_full(exercise);
    const int missed = kLessonRepetitions - counted_by(exercise, search.begin_ms());
    if (missed < 0 || missed > may_miss) continue;
    file_length_ = write_exercise(exercise, file_.data(), file_.size());
    report_.is_learned = can_be_read();
    if (report_.is_learned) return;
    file_length_ = 0;
  }
}

/// What a camera makes of no body at all can lie outside the limits of a file.
bool Lesson::can_be_read() const {
  Exercise exercise;
  ContentError error;
  return file_length_ > 0 && read_exercise(file(), exercise, error);
}

int Lesson::counted_by(const Exercise& exercise, double since_ms) const {
  MovementCounter counter(exercise);
  frames_.show_to(counter, since_ms, 0, [](const MovementReport&) {});
  return static_cast<int>(counter.report().tally.count);
}

}  // namespace liopep::engine
