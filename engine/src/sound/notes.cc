#include "sound/notes.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kPause_ms = 70;
/// A voice that is elsewhere for so long has gone there: half a period of vibrato is shorter.
constexpr double kElsewhere_ms = 100;
constexpr double kShortest_ms = 140;
constexpr float kWithin_semitones = 1;
constexpr float kFollowed_ms = 120;  ///< how slowly the middle of a note follows the voice

float semitones_of(float pitch_hz) {
  return 12 / 0.69314718F * natural_log(pitch_hz / 100);
}

}  // namespace

void NoteFollower::begin(double t_ms, float semitones) {
  is_on_note_ = true;
  begin_ms_ = last_ms_ = away_ms_ = t_ms;
  middle_ = semitones;
  sum_ = count_ = 0;
}

Note NoteFollower::end() {
  is_on_note_ = false;
  if (last_ms_ - begin_ms_ < kShortest_ms || count_ == 0) return {};
  return {true, begin_ms_, sum_ / count_};
}

Note NoteFollower::step(const SoundReport& heard) {
  const double now_ms = heard.t_ms;
  if (heard.pitch_hz <= 0) {
    return is_on_note_ && now_ms - last_ms_ > kPause_ms ? end() : Note{};
  }
  float semitones = semitones_of(heard.pitch_hz);
  if (!is_on_note_) {
    begin(now_ms, semitones);
    return {};
  }
  // An octave up or down is the pitch finder's doubt more often than the voice's leap.
  while (semitones - middle_ > 6) semitones -= 12;
  while (middle_ - semitones > 6) semitones += 12;
  if (absolute(semitones - middle_) <= kWithin_semitones) {
    const auto passed_ms = static_cast<float>(now_ms - last_ms_);
    middle_ += smaller(1, passed_ms / kFollowed_ms) * (semitones - middle_);
    last_ms_ = away_ms_ = now_ms;
    sum_ += semitones;
    count_ += 1;
    return {};
  }
  if (away_ms_ == last_ms_) away_ms_ = now_ms;
  if (now_ms - away_ms_ < kElsewhere_ms) return {};
  const Note note = end();
  begin(now_ms, semitones);
  return note;
}

}  // namespace liopep::engine
