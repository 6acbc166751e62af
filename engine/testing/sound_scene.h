#pragma once

#include <vector>

#include "liopep/sound.h"
#include "testing/synthetic_voice.h"

namespace liopep::engine::testing {

/// Sound of a room, put together from what can be heard in one. The same bits on every platform.
class SoundScene {
 public:
  explicit SoundScene(float rate_hz = 16000, std::uint64_t seed = 1)
      : rate_hz_(rate_hz), dice_(seed) {}

  float rate_hz() const { return rate_hz_; }
  const std::vector<float>& sound() const { return sound_; }
  Dice& dice() { return dice_; }

  /// Makes it at least so long.
  SoundScene& last(float until_ms);
  /// Hands clapped: a burst of noise around `colour_hz` that dies away, and the room's answer.
  SoundScene& clap(float t_ms, float level_db = -12, float colour_hz = 1400, float decay_ms = 9);
  /// Fingers snapped: shorter and higher.
  SoundScene& snap(float t_ms, float level_db = -18);
  /// Knuckles on a table: low, and it rings.
  SoundScene& knock(float t_ms, float level_db = -12);
  /// A key pressed and let go.
  SoundScene& key(float t_ms, float level_db = -42);
  SoundScene& cough(float t_ms, float level_db = -14);
  /// The burst that ends a cough: breath swells for 30 ms, then the throat opens, as short as a
  /// clap.
  SoundScene& cleared_throat(float t_ms, float level_db = -26);
  SoundScene& whistle(float t_ms, float duration_ms, float hz, float level_db = -20);
  SoundScene& hiss(float t_ms, float duration_ms, float level_db = -26);
  SoundScene& voice(float t_ms, Utterance utterance);
  /// So many syllables like "ma", from one to the next so long.
  SoundScene& syllables(float t_ms, int count, float period_ms, float pitch_hz = 130);
  SoundScene& noise(float level_db, float pink = 0.5F);

 private:
  struct Burst {
    float level_db;
    float low_hz;
    float high_hz;
    float attack_ms;
    float decay_ms;
    float duration_ms;
  };
  void burst(float t_ms, const Burst& burst);
  std::size_t at(float t_ms) const { return static_cast<std::size_t>(t_ms * rate_hz_ / 1000); }

  float rate_hz_;
  Dice dice_;
  std::vector<float> sound_;
};

/// Everything that was reported while the scene played.
struct Heard {
  std::vector<SoundEvent> events;
  SoundReport last;
  std::uint64_t hash = 0;  ///< of every bit of every report

  int count(SoundEventKind kind) const;
};

/// Plays the scene, and half a second of silence, to a listener that was started.
Heard hear(Listener& listener, const std::vector<float>& sound, float rate_hz);
Heard hear(const SoundScene& scene, VowelSet set = VowelSet::five);

/// A vowel of an average man (Peterson and Barney 1952).
Utterance man_says(Vowel vowel, float duration_ms = 600, float pitch_hz = 125);

}  // namespace liopep::engine::testing
