#pragma once

#include <array>
#include <cstddef>

#include "sound/vowel_model.h"

namespace liopep::engine {

/// A decision about a vowel.
struct VowelGuess {
  Vowel vowel = Vowel::none;  ///< none: unsure
  float confidence = 0;       ///< 0..1, also where unsure
};

/// Vowels as one person says them, learned from a few that were named; without any it is anybody's.
class OwnVoice {
 public:
  void start() { *this = OwnVoice(); }

  /// Somebody said this vowel and this is what it looked like. Vowels outside the model's set are
  /// passed over.
  void learn(Vowel vowel, const VowelView& view, const VowelModel& model);

  bool knows_anything() const { return total_ > 0; }
  bool knows(Vowel vowel) const { return counts_[static_cast<std::size_t>(vowel)] > 0; }

  VowelGuess guess(const VowelView& view, const VowelModel& model) const;

 private:
  VowelPlace place_of(Vowel vowel, const VowelModel& model) const;
  VowelOdds odds_of(const VowelView& view, const VowelModel& model) const;

  int total_ = 0;
  std::array<int, kVowelCount> counts_{};
  std::array<VowelPlace, kVowelCount> sums_{};
  VowelPlace shift_{};  ///< sum over what was learned of how far it lay from anybody's
};

}  // namespace liopep::engine
