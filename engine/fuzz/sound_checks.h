#pragma once

#include "fuzz/check.h"
#include "geometry/trigonometry.h"
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

}  // namespace liopep::engine::fuzz
