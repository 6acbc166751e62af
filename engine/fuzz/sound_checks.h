#pragma once

#include "fuzz/check.h"
#include "geometry/trigonometry.h"
#include "liopep/call.h"
#include "liopep/sound.h"

namespace liopep::engine::fuzz {

inline void must_be_sound(const SoundEvent& event) {
  LIOPEP_MUST(static_cast<std::size_t>(event.kind) < kSoundEventKinds);
  LIOPEP_MUST(static_cast<std::size_t>(event.vowel) < kVowelCount);
  LIOPEP_MUST(is_finite(event.t_ms) && event.duration_ms >= 0);
  LIOPEP_MUST(event.confidence >= 0 && event.confidence <= 1);
  LIOPEP_MUST(is_finite(event.pitch_hz) && event.pitch_hz >= 0 && event.pitch_hz <= 1200);
  LIOPEP_MUST(is_finite(event.loudness_db) && event.loudness_db <= 40);
}

/// What holds for every report, whatever was heard.
inline void must_be_sound(const SoundReport& report) {
  LIOPEP_MUST(is_finite(report.t_ms) && report.t_ms > 0);
  LIOPEP_MUST(is_finite(report.loudness_db) && report.loudness_db <= 40);
  LIOPEP_MUST(is_finite(report.floor_db) && is_finite(report.held_ms) && report.held_ms >= 0);
  LIOPEP_MUST(report.pitch_hz >= 0 && report.pitch_hz <= 1200);
  LIOPEP_MUST(report.clarity >= -1 && report.clarity <= 1);
  LIOPEP_MUST(report.confidence >= 0 && report.confidence <= 1);
  LIOPEP_MUST(report.steadiness >= 0 && report.steadiness <= 1);
  LIOPEP_MUST(report.event_count <= kMaxSoundEvents);
  for (int i = 0; i < report.event_count; ++i) must_be_sound(report.events[i]);
}

/// What holds for every call of an activity.
inline void must_be_sound(const CallReport& report, const SoundActivity& activity) {
  LIOPEP_MUST(report.count >= activity.shortest_call && report.count <= activity.longest_call);
  LIOPEP_MUST(report.heard >= 0 && report.heard <= report.count);
  LIOPEP_MUST(report.rights < report.calls || report.calls == 0);
  for (int i = 1; i < report.count; ++i) {
    const CallItem& item = report.items[static_cast<std::size_t>(i)];
    const CallItem& before = report.items[static_cast<std::size_t>(i - 1)];
    const float distance_ms = item.at_ms - before.at_ms;
    LIOPEP_MUST(distance_ms >= activity.beat_ms / 2 && distance_ms <= activity.beat_ms);
    LIOPEP_MUST(item.semitones >= 0 && item.semitones <= 24);
    LIOPEP_MUST(activity.answer != CallAnswer::tones || item.semitones != before.semitones);
    LIOPEP_MUST(activity.answer != CallAnswer::vowels || item.vowel != before.vowel);
  }
}

}  // namespace liopep::engine::fuzz
