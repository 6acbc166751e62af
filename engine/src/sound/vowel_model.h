#pragma once

#include <array>
#include <cstddef>

#include "liopep/sound_report.h"
#include "sound/voice.h"

namespace liopep::engine {

/// Sizes of the network: what it looks at, and the units of its two layers.
inline constexpr std::size_t kVowelInputs = kTimbreBands + 2;
inline constexpr std::size_t kVowelFirst = 64;
inline constexpr std::size_t kVowelSecond = 32;

/// The envelope about its mean, the pitch in octaves and how far the voice stands out of the room.
std::array<float, kVowelInputs> vowel_inputs(const VoiceColour& colour);

/// How likely each vowel is, by its number; 0 (`Vowel::none`) is "none of these", and after the
/// last vowel of the set comes the hum.
using VowelOdds = std::array<float, kVowelCount + 1>;

/// Where a sound lies among the vowels: directions in which vowels of one person are apart, in
/// units of what one vowel of one person scatters.
inline constexpr std::size_t kVowelAxes = 8;
using VowelPlace = std::array<float, kVowelAxes>;

/// How far vowels lie from anybody's, by axis, as variances: what a person and a room share, a way
/// to say one vowel, and one sound of it.
struct VowelSpread {
  VowelPlace session{};
  VowelPlace vowel{};
  VowelPlace sound{};
};

/// What the model makes of a voice.
struct VowelView {
  VowelOdds odds{};
  VowelPlace place{};
};

/// Tells vowels apart by a small network over envelope and pitch, learned from synthesized voices
/// of the measured formants of 76 speakers (engine/training).
class VowelModel {
 public:
  void start(VowelSet set) { set_ = set; }
  VowelSet set() const { return set_; }
  std::size_t vowel_count() const { return set_ == VowelSet::five ? 5 : 9; }
  float hum_odds(const VowelView& view) const { return view.odds[vowel_count() + 1]; }

  VowelView look(const VoiceColour& colour) const;
  /// Where the model expects a vowel of somebody unknown.
  VowelPlace usual_place(Vowel vowel) const;
  VowelSpread spread() const;

 private:
  VowelSet set_ = VowelSet::five;
};

}  // namespace liopep::engine
