#include "sound/sustained.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr int kBeginHops = 4;
constexpr int kEndHops = 6;
constexpr float kWhistleLowest_hz = 550;
/// Up to here the pitch finder knows a tone's own pitch.
constexpr float kHighestFirst_hz = 1050;
constexpr float kWhistleHighest_hz = 5000;
constexpr float kWhistleShare = 0.95F;
/// What stands out of what was heard by so much is not the same voice, nor is what stays behind it
/// by so much: mains hum is as periodic as a voice, and goes on before, between and after vowels.
constexpr float kRisen_db = 18;
constexpr float kBehind_db = 24;
constexpr float kBehindFall_db = 0.1F;  ///< in one hop; what fades in a room falls faster
constexpr float kUsualWeight = 0.06F;   ///< of one hop
constexpr float kSettled_ms = 200;      ///< a voice may swell that long
constexpr float kWhistleLow =
    0.04F;  ///< a voice that sounds like a tone has its first harmonic there

/// The strongest partial of a high voice, and not a whistle, which has but one: the pitch is lower.
bool is_partial(const Hop& hop) {
  return hop.tone_hz < kHighestFirst_hz && hop.pitch.clarity > 0 &&
         hop.pitch.hz < 0.75F * hop.tone_hz;
}

}  // namespace

SoundKind SustainedSounds::kind_of(const Hop& hop, PureTone tone) {
  const float above_db = hop.above_floor_db();
  if (!hop.audible || above_db < 4) return SoundKind::silence;
  const bool is_tone = hop.tone_share > kWhistleShare && hop.tone_hz > kWhistleLowest_hz &&
                       hop.tone_hz < kWhistleHighest_hz && hop.low < kWhistleLow * hop.total;
  const bool is_voice = hop.voiced && tone == PureTone::voice;
  if (is_tone && !is_voice && !is_partial(hop) && above_db > 6) return SoundKind::whistle;
  if (hop.voiced) return SoundKind::voice;
  // Where the recording ends at 4 kHz, a hiss is what is left of it below.
  const bool is_high = hop.high > 0.5F * hop.total ||
                       (hop.upper + hop.high > 0.9F * hop.total && hop.centroid_hz > 2600);
  if (is_high && above_db > 6) return SoundKind::hiss;
  return SoundKind::noise;
}

const Sustained& SustainedSounds::step(const Hop& hop, PureTone tone) {
  if (sound_.ended) sound_ = {};
  sound_.began = false;
  SoundKind kind = kind_of(hop, tone);
  if (kind == SoundKind::noise) kind = SoundKind::silence;
  behind_db_ -= kBehindFall_db;
  if (kind == SoundKind::voice) {
    if (hop.level_db < behind_db_) kind = SoundKind::silence;
    behind_db_ = larger(behind_db_, hop.level_db - kBehind_db);
  }
  if (sound_.kind != SoundKind::silence) {
    const bool is_voice = sound_.kind == SoundKind::voice;
    if (is_voice && sound_.duration_ms > kSettled_ms && hop.level_db > usual_db_ + kRisen_db) {
      sound_.ended = sound_.overtaken = true;
      next_hops_ = 0;
      return sound_;
    }
    if (kind == sound_.kind) {
      missing_hops_ = 0;
      usual_db_ += kUsualWeight * (hop.level_db - usual_db_);
      heard_ms_ = hop.t_ms;
      sound_.loudest_db = larger(sound_.loudest_db, hop.level_db);
    } else if (++missing_hops_ >= kEndHops) {
      sound_.ended = true;
    }
    sound_.duration_ms = static_cast<float>(heard_ms_ - sound_.t_ms);
    next_hops_ = 0;
    return sound_;
  }
  next_hops_ = kind == next_ ? next_hops_ + 1 : 1;
  next_ = kind;
  if (kind != SoundKind::silence && next_hops_ >= kBeginHops) {
    sound_ = {kind, hop.t_ms - static_cast<double>(kBeginHops) * 8, 0, hop.level_db, true, false};
    heard_ms_ = hop.t_ms;
    missing_hops_ = 0;
    usual_db_ = hop.level_db;
  }
  return sound_;
}

}  // namespace liopep::engine
