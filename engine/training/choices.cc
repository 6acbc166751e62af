#include "training/choices.h"

#include <algorithm>

namespace liopep::engine::testing {
namespace {

constexpr double kLongHold_ms = 12000;   ///< one alone is enough
constexpr double kLongUnseen_ms = 6000;  ///< of one that began before anybody looked
/// Of each moment at which nobody exercises: how many false names an hour are worth one more name.
constexpr float kWeightOfDailyLife = 0.35F;

template <class Evidence>
Option option_of(bool is_hold, const Evidence& evidence) {
  return {is_hold, {evidence.begin(), evidence.end()}};
}

}  // namespace

ChoiceBook::ChoiceBook(const std::vector<Exercise>& exercises)
    : recogniser_(std::make_unique<Recogniser>()) {
  for (const Exercise& exercise : exercises) recogniser_->add(exercise);
}

Watcher ChoiceBook::watch(int truth) {
  close();
  truth_ = truth;
  recogniser_->restart();
  body_.reset();
  counted_ms_.fill(-1);
  return [this](double t_s, const std::optional<Landmarks>& seen, const char*) {
    see(t_s * 1000, seen);
  };
}

void ChoiceBook::close() {
  // Each person who exercises weighs the same, however often there was something to choose.
  for (Choice& choice : of_person_) {
    const bool exercises = truth_ >= 0;
    choice.weight = exercises ? 1 / static_cast<float>(of_person_.size()) : kWeightOfDailyLife;
    choices_.push_back(std::move(choice));
  }
  of_person_.clear();
}

void ChoiceBook::see(double t_ms, const std::optional<Landmarks>& seen) {
  const FrameKind kind = body_.step(t_ms, seen ? &*seen : nullptr);
  recogniser_->step(body_, kind, seen ? &*seen : nullptr);
  if (recogniser_->told_ms() == t_ms && is_due(t_ms)) note(t_ms);
}

/// Somebody who exercises should be told what they do after two repetitions, or a hold that is long
/// or the second one; what is said before that is not judged.
bool ChoiceBook::is_due(double t_ms) const {
  if (truth_ < 0) return true;
  const Candidate& candidate = recogniser_->candidate(truth_);
  const Exercise& exercise = recogniser_->exercise(truth_);
  if (!candidate.is_told(exercise, t_ms)) return false;
  const Performance& last = candidate.last();
  return candidate.count() > 1 ||
         last.end_ms - last.start_ms >= (last.began_unseen ? kLongUnseen_ms : kLongHold_ms);
}

void ChoiceBook::note(double t_ms) {
  Choice choice;
  for (int i = 0; i < recogniser_->count(); ++i) {
    const Exercise& exercise = recogniser_->exercise(i);
    const Candidate& candidate = recogniser_->candidate(i);
    if (!candidate.is_told(exercise, t_ms)) continue;
    // Whatever the recogniser had counted, and when: what is learned depends on no weights.
    double& counted_ms = counted_ms_[static_cast<std::size_t>(i)];
    if (exercise.counting != Counting::hold && counted_ms != candidate.last().end_ms) {
      recogniser_->count_again(i);
      counted_ms = candidate.last().end_ms;
    }
    if (i == truth_) choice.chosen = static_cast<int>(choice.options.size());
    if (exercise.counting == Counting::hold) {
      choice.options.push_back(
          option_of(true, hold_evidence(candidate.shape(), candidate.done(), candidate.count())));
    } else {
      const bool has_sides = exercise.side_rule != SideRule::both;
      choice.options.push_back(option_of(
          false,
          repetition_evidence(candidate.shape(), has_sides, candidate.done(), candidate.count())));
    }
  }
  if (!choice.options.empty()) of_person_.push_back(std::move(choice));
}

}  // namespace liopep::engine::testing
