#include "liopep/call.h"

namespace liopep::engine {
namespace {

/// The room answers the loudspeaker, which may itself be late by a wireless way.
constexpr double kEcho_ms = 250;
constexpr double kQuiet_ms = 120;
/// In a room that is never quiet the answer begins all the same.
constexpr double kLongestEcho_ms = 2000;
/// A page that does not say that it has played is not waited for.
constexpr double kLongestCall_ms = 40'000;
constexpr double kJudged_ms = 1300;
constexpr double kFirstItem_ms = 6000;
constexpr double kNextItem_ms = 2500;
/// Who sings on and on, or a radio, is not listened to without end.
constexpr double kLongestAnswer_ms = 40'000;
constexpr int kMostFailures = 2;

bool is_quiet(const SoundReport& heard) {
  const bool is_still = heard.sound == SoundKind::silence || heard.sound == SoundKind::noise;
  return is_still && heard.pitch_hz <= 0 && heard.event_count == 0;
}

bool is_list(const SoundActivity& activity) {
  if (activity.answer == CallAnswer::claps) return true;
  if (activity.count < 2 || activity.count > kMaxSequence) return false;
  for (std::size_t i = 0; i < static_cast<std::size_t>(activity.count); ++i) {
    const float tone = activity.scale[i];
    const bool is_good = activity.answer == CallAnswer::vowels
                             ? activity.vowels[i] != Vowel::none
                             : tone >= 0 && tone <= kMostCallSemitones;
    if (!is_good) return false;
  }
  return true;
}

bool can_be_played(const SoundActivity& activity) {
  const bool is_call = activity.kind == SoundActivityKind::call;
  const bool is_tempo = activity.beat_ms >= kFastestBeat_ms && activity.beat_ms <= kSlowestBeat_ms;
  const bool grows = activity.shortest_call >= 2 &&
                     activity.shortest_call <= activity.longest_call &&
                     activity.longest_call <= kMaxSequence;
  return is_call && is_tempo && grows && is_list(activity);
}

}  // namespace

bool CallAndAnswer::start(const SoundActivity& activity, std::uint32_t seed) {
  if (!can_be_played(activity)) return false;
  activity_ = activity;
  dice_ = Dice(seed);
  report_ = {};
  now_ms_ = since_ms_ = loud_ms_ = item_ms_ = 0;
  length_ = activity.shortest_call;
  failures_ = 0;
  call();
  return true;
}

void CallAndAnswer::enter(CallPhase phase) {
  report_.phase = phase;
  since_ms_ = now_ms_;
}

void CallAndAnswer::call() {
  const bool is_again = failures_ > 0 && failures_ < kMostFailures;
  if (failures_ >= kMostFailures) {
    failures_ = 0;
    if (length_ > activity_.shortest_call) --length_;
  }
  if (!is_again) report_.items = write_call(activity_, length_, dice_);
  for (CallItem& item : report_.items) item.state = CallItemState::waiting;
  report_.count = length_;
  report_.heard = 0;
  ++report_.calls;
  enter(CallPhase::calling);
}

void CallAndAnswer::played() {
  if (report_.phase != CallPhase::calling) return;
  enter(CallPhase::settling);
  loud_ms_ = now_ms_;
}

const CallReport& CallAndAnswer::step(const SoundReport& heard) {
  now_ms_ = heard.t_ms;
  switch (report_.phase) {
    case CallPhase::calling:
      if (now_ms_ - since_ms_ > kLongestCall_ms) played();
      break;
    case CallPhase::settling:
      settle(heard);
      break;
    case CallPhase::answering:
      listen(heard);
      break;
    case CallPhase::judged:
      if (now_ms_ - since_ms_ > kJudged_ms) call();
      break;
  }
  return report_;
}

void CallAndAnswer::settle(const SoundReport& heard) {
  if (!is_quiet(heard)) loud_ms_ = now_ms_;
  const double echo_ms = now_ms_ - since_ms_;
  const bool is_over = echo_ms > kEcho_ms && now_ms_ - loud_ms_ > kQuiet_ms;
  if (!is_over && echo_ms < kLongestEcho_ms) return;
  enter(CallPhase::answering);
  item_ms_ = now_ms_;
  answer_.start(activity_.answer, report_.items, report_.count, now_ms_);
}

double CallAndAnswer::patience_ms() const {
  return report_.heard == 0 ? kFirstItem_ms
                            : kNextItem_ms + 2 * static_cast<double>(activity_.beat_ms);
}

void CallAndAnswer::listen(const SoundReport& heard) {
  if (answer_.take(heard)) item_ms_ = now_ms_;
  // Who is in the middle of a sound is not late.
  if (activity_.answer != CallAnswer::claps && heard.pitch_hz > 0) item_ms_ = now_ms_;
  report_.heard = answer_.heard();
  const bool is_late =
      now_ms_ - item_ms_ > patience_ms() || now_ms_ - since_ms_ > kLongestAnswer_ms;
  if (!answer_.is_over() && !is_late) return;
  const bool is_right = answer_.judge(report_.items);
  const bool is_silent = is_late && report_.heard == 0;
  judge(is_right ? CallVerdict::right : is_silent ? CallVerdict::silent : CallVerdict::wrong);
}

void CallAndAnswer::judge(CallVerdict verdict) {
  report_.verdict = verdict;
  if (verdict == CallVerdict::right) {
    ++report_.rights;
    failures_ = 0;
    if (length_ < activity_.longest_call) ++length_;
  } else if (verdict == CallVerdict::wrong) {
    ++failures_;
  } else {
    failures_ = 1;  // the same call once more, as long as nobody answers
  }
  enter(CallPhase::judged);
}

}  // namespace liopep::engine
