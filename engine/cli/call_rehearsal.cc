#include "cli/call_rehearsal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "liopep/call.h"

namespace liopep::engine {
namespace {

constexpr std::uint32_t kSeeds = 12;
/// A block of sound, as the page has it.
constexpr double kBlock_ms = 128 / 48.0;
constexpr double kBreath_ms = 300;
constexpr double kClap_ms = 8;
/// How much of its time a tone or a vowel sounds.
constexpr double kSounding = 0.75;
constexpr double kLongest_ms = 120'000;
constexpr float kLowest_hz = 160;

/// Something that the member does: a clap, a tone or a vowel.
struct Doing {
  double begin_ms = 0;  ///< from when it is their turn
  double end_ms = 0;
  float semitones = 0;
  Vowel vowel = Vowel::none;
};

Doing exactly(const CallItem& item, const SoundActivity& activity) {
  const double begin_ms = kBreath_ms + static_cast<double>(item.at_ms);
  const double lasts_ms = activity.answer == CallAnswer::claps
                              ? kClap_ms
                              : kSounding * static_cast<double>(activity.beat_ms);
  return {begin_ms, begin_ms + lasts_ms, item.semitones, item.vowel};
}

std::vector<Doing> right_answer(const SoundActivity& activity, const CallReport& call) {
  std::vector<Doing> answer;
  for (int i = 0; i < call.count; ++i) answer.push_back(exactly(call.items[i], activity));
  return answer;
}

float nearest_other_tone(const SoundActivity& activity, float tone) {
  const std::span scale(activity.scale.data(), activity.count);
  float nearest = tone;
  for (const float other : scale) {
    const bool is_nearer = nearest == tone || std::abs(other - tone) < std::abs(nearest - tone);
    if (other != tone && is_nearer) nearest = other;
  }
  return nearest;
}

Vowel another_vowel(const SoundActivity& activity, Vowel vowel) {
  const std::span vowels(activity.vowels.data(), activity.count);
  const auto other = std::ranges::find_if(vowels, [&](Vowel each) { return each != vowel; });
  return other == vowels.end() ? vowel : *other;
}

/// One item is another; of a rhythm, one pause is a beat where it should be half of one, or the
/// other way round. Two claps have no rhythm: of them one is left out.
std::vector<Doing> wrong_answer(const SoundActivity& activity, const CallReport& call) {
  std::vector<Doing> answer = right_answer(activity, call);
  const std::size_t which = answer.size() / 2;
  Doing& wrong = answer[which];
  if (activity.answer == CallAnswer::tones) {
    wrong.semitones = nearest_other_tone(activity, wrong.semitones);
  } else if (activity.answer == CallAnswer::vowels) {
    wrong.vowel = another_vowel(activity, wrong.vowel);
  } else if (answer.size() == 2) {
    answer.pop_back();
  } else {
    const auto beat_ms = static_cast<double>(activity.beat_ms);
    const double pause_ms = wrong.begin_ms - answer[which - 1].begin_ms;
    const double later_ms = pause_ms < 0.75 * beat_ms ? beat_ms / 2 : -beat_ms / 2;
    for (Doing& doing : std::span(answer).subspan(which)) {
      doing.begin_ms += later_ms;
      doing.end_ms += later_ms;
    }
  }
  return answer;
}

/// A member and a quiet room, block by block.
class Rehearsal {
 public:
  Rehearsal(const SoundActivity& activity, std::uint32_t seed) : activity_(activity) {
    is_started_ = call_.start(activity, seed);
  }

  bool is_started() const { return is_started_; }
  const CallReport& report() const { return call_.report(); }

  /// The call is played, the answer given; how it was found.
  CallVerdict answered(const std::vector<Doing>& answer) {
    call_.played();
    wait_for(CallPhase::answering, {});
    wait_for(CallPhase::judged, answer);
    const CallVerdict verdict = report().verdict;
    wait_for(CallPhase::calling, {});
    return verdict;
  }

 private:
  void wait_for(CallPhase phase, const std::vector<Doing>& answer) {
    const double turn_ms = now_ms_;
    while (report().phase != phase && now_ms_ - turn_ms < kLongest_ms) {
      now_ms_ += kBlock_ms;
      SoundReport heard;
      heard.t_ms = now_ms_;
      for (const Doing& doing : answer) hear(doing, turn_ms, heard);
      call_.step(heard);
    }
  }

  void hear(const Doing& doing, double turn_ms, SoundReport& heard) const {
    const double since_ms = now_ms_ - turn_ms - doing.begin_ms;
    const double lasts_ms = doing.end_ms - doing.begin_ms;
    const bool is_clap = activity_.answer == CallAnswer::claps;
    if (!is_clap && since_ms >= 0 && since_ms < lasts_ms) {
      heard.sound = SoundKind::voice;
      heard.clarity = 1;
      heard.pitch_hz = kLowest_hz * std::exp2(doing.semitones / 12);
    }
    const bool ends_now = since_ms >= lasts_ms && since_ms - kBlock_ms < lasts_ms;
    if (!ends_now || activity_.answer == CallAnswer::tones) return;
    SoundEvent& event = heard.events[heard.event_count++];
    event.kind = is_clap ? SoundEventKind::clap : SoundEventKind::vowel;
    event.vowel = doing.vowel;
    event.confidence = 1;
    event.t_ms = turn_ms + doing.begin_ms;
    event.duration_ms = static_cast<float>(lasts_ms);
  }

  const SoundActivity& activity_;
  CallAndAnswer call_;
  bool is_started_ = false;
  double now_ms_ = 0;
};

/// What is wrong with the calls of one seed, from the shortest to the longest; empty when nothing.
std::string problem_with(const SoundActivity& activity, std::uint32_t seed) {
  Rehearsal rehearsal(activity, seed);
  if (!rehearsal.is_started()) return "its calls cannot be played";
  for (int length = activity.shortest_call; length <= activity.longest_call; ++length) {
    const CallReport call = rehearsal.report();
    if (call.count != length) return fmt::format("calls do not grow to {} items", length);
    const bool is_end = length == activity.shortest_call || length == activity.longest_call;
    if (is_end && rehearsal.answered(wrong_answer(activity, call)) != CallVerdict::wrong) {
      return fmt::format("of a call of {}, an answer with one wrong is not found wrong", length);
    }
    const CallReport again = rehearsal.report();
    if (rehearsal.answered(right_answer(activity, again)) != CallVerdict::right) {
      return fmt::format("of a call of {}, the right answer is not found right", length);
    }
  }
  return "";
}

}  // namespace

std::vector<std::string> rehearse_call(const SoundActivity& activity) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    std::string problem = problem_with(activity, seed);
    if (!problem.empty()) return {fmt::format("{} (seed {})", problem, seed)};
  }
  return {};
}

}  // namespace liopep::engine
