#include "sound/answer.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// People who clap a rhythm back are within a tenth of each distance, beginners within a fifth; a
/// beat and half of one must stay apart.
constexpr float kRhythm = 0.25F;
constexpr float kRhythm_ms = 25;
constexpr float kSlowest = 2;
constexpr float kFastest = 0.5F;
/// Who sings a step more than a semitone off is called a poor-pitch singer (Pfordresher and Brown
/// 2007); a little is left to the measuring.
constexpr float kStep_semitones = 1.2F;
constexpr float kShortestVowel_ms = 150;
constexpr int kMostSlips = 1;

/// -6..6: how far from a whole number of octaves.
float without_octaves(float semitones) {
  while (semitones > 6) semitones -= 12;
  while (semitones < -6) semitones += 12;
  return semitones;
}

CallItemState state_of(bool is_right) {
  return is_right ? CallItemState::right : CallItemState::wrong;
}

}  // namespace

void Answer::start(CallAnswer kind, const CallItems& call, int count, double opened_ms) {
  *this = Answer();
  kind_ = kind;
  call_ = call;
  count_ = count;
  opened_ms_ = opened_ms;
}

void Answer::hear(double value) {
  if (heard_ < count_) values_[static_cast<std::size_t>(heard_++)] = value;
}

bool Answer::take(const SoundReport& heard) {
  switch (kind_) {
    case CallAnswer::claps:
      return take_claps(heard);
    case CallAnswer::vowels:
      return take_vowels(heard);
    case CallAnswer::tones:
      break;
  }
  const Note note = notes_.step(heard);
  if (note.found) hear(static_cast<double>(note.semitones));
  return note.found;
}

bool Answer::take_claps(const SoundReport& heard) {
  bool is_any = false;
  for (int i = 0; i < heard.event_count; ++i) {
    const SoundEvent& event = heard.events[static_cast<std::size_t>(i)];
    const bool is_clap = event.kind == SoundEventKind::clap || event.kind == SoundEventKind::snap;
    if (!is_clap || event.t_ms < opened_ms_) continue;
    hear(event.t_ms);
    is_any = true;
  }
  return is_any;
}

bool Answer::take_vowels(const SoundReport& heard) {
  bool is_any = false;
  for (int i = 0; i < heard.event_count; ++i) {
    const SoundEvent& event = heard.events[static_cast<std::size_t>(i)];
    const bool is_vowel = event.kind == SoundEventKind::vowel && event.vowel != Vowel::none &&
                          event.duration_ms >= kShortestVowel_ms;
    if (!is_vowel || event.t_ms < opened_ms_ || is_over()) continue;
    is_any = true;
    if (event.vowel == call_[static_cast<std::size_t>(heard_)].vowel) {
      hear(0);
      slips_ = 0;
    } else if (++slips_ > kMostSlips) {
      is_failed_ = true;
    }
  }
  return is_any;
}

bool Answer::judge(CallItems& items) const {
  switch (kind_) {
    case CallAnswer::claps:
      judge_rhythm(items);
      break;
    case CallAnswer::tones:
      judge_steps(items);
      break;
    case CallAnswer::vowels:
      judge_vowels(items);
      break;
  }
  bool is_right = true;
  for (int i = 0; i < count_; ++i) {
    is_right = is_right && items[static_cast<std::size_t>(i)].state == CallItemState::right;
  }
  return is_right;
}

void Answer::judge_rhythm(CallItems& items) const {
  const auto last = static_cast<std::size_t>(heard_ > 0 ? heard_ - 1 : 0);
  const auto length_ms = static_cast<float>(values_[last] - values_[0]);
  const float tempo = call_[last].at_ms > 0 ? length_ms / call_[last].at_ms : 1;
  const bool is_tempo = tempo >= kFastest && tempo <= kSlowest;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count_); ++i) {
    bool is_right = is_tempo && static_cast<int>(i) < heard_;
    if (is_right && i > 0) {
      const float wanted_ms = tempo * (call_[i].at_ms - call_[i - 1].at_ms);
      const auto distance_ms = static_cast<float>(values_[i] - values_[i - 1]);
      is_right = absolute(distance_ms - wanted_ms) <= kRhythm * wanted_ms + kRhythm_ms;
    }
    items[i].state = state_of(is_right);
  }
}

void Answer::judge_steps(CallItems& items) const {
  for (std::size_t i = 0; i < static_cast<std::size_t>(count_); ++i) {
    bool is_right = static_cast<int>(i) < heard_;
    if (is_right && i > 0) {
      const float wanted = call_[i].semitones - call_[i - 1].semitones;
      const auto step = static_cast<float>(values_[i] - values_[i - 1]);
      is_right = absolute(without_octaves(step - wanted)) <= kStep_semitones;
    }
    items[i].state = state_of(is_right);
  }
}

void Answer::judge_vowels(CallItems& items) const {
  for (std::size_t i = 0; i < static_cast<std::size_t>(count_); ++i) {
    items[i].state = state_of(static_cast<int>(i) < heard_);
  }
}

}  // namespace liopep::engine
