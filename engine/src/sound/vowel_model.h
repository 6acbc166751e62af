#pragma once

#include <array>
#include <cstddef>

#include "liopep/sound_report.h"
#include "sound/voice.h"

namespace liopep::engine {

/// Sizes of the network: what it looks at, the units of its two layers, what it remembers of a
/// vowel, and the units of the layer that joins that with what it sees.
inline constexpr std::size_t kVowelInputs = kTimbreBands + 2;
inline constexpr std::size_t kVowelFirst = 64;
inline constexpr std::size_t kVowelSecond = 40;
inline constexpr std::size_t kVowelMemory = 16;
inline constexpr std::size_t kVowelJoined = kVowelSecond + kVowelMemory + 1;
inline constexpr std::size_t kVowelThird = 28;

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

/// What is remembered of a vowel: whose voice, which room and which accent it hints at.
using VowelMemory = std::array<float, kVowelMemory>;

/// How much the mean memory of so many vowels is listened to: 0 for none, near 1 for many.
constexpr float memory_weight(float count) {
  return count / (count + 2);
}

/// What the model makes of a voice.
struct VowelView {
  std::array<float, kVowelSecond> hidden{};
  VowelMemory memory{};
  VowelOdds odds{};  ///< as long as nothing else was heard of it
  VowelPlace place{};
};

/// Tells vowels apart by a small network over envelope and pitch, learned from synthesized voices
/// of the measured formants of 76 speakers and of vowel systems of several languages
/// (engine/training). A vowel is told by what was heard before it: the mean of what each left in
/// memory stands for a speaker, a room and an accent (as in conditional neural processes, Garnelo
/// et al. 2018).
class VowelModel {
 public:
  void start(VowelSet set) { set_ = set; }
  VowelSet set() const { return set_; }
  std::size_t vowel_count() const { return set_ == VowelSet::five ? 5 : 9; }

  VowelView look(const VoiceColour& colour) const;
  /// Odds where `count` vowels were heard before, whose memories have this mean.
  VowelOdds odds_after(const VowelView& view, const VowelMemory& mean, float count) const;
  /// Where the model expects a vowel of somebody unknown.
  VowelPlace usual_place(Vowel vowel) const;
  VowelSpread spread() const;

 private:
  VowelSet set_ = VowelSet::five;
};

}  // namespace liopep::engine
