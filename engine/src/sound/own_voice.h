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

/// Vowels as one person says them, learned from a few that were named. Without any it is anybody's,
/// moved by how far what was heard so far lies from anybody's (as Lobanov 1971 does afterwards, here
/// by expectation and maximization as it goes on): a voice, a room and a microphone shift all vowels
/// alike.
class OwnVoice {
 public:
  void start() { *this = OwnVoice(); }

  /// Somebody said this vowel and this is what it looked like. Vowels outside the model's set are
  /// passed over.
  void learn(Vowel vowel, const VowelView& view, const VowelModel& model);

  /// Somebody said something that is taken for a vowel, whichever it was.
  void hear(const VowelView& view);

  bool knows_anything() const { return total_ > 0; }
  bool knows(Vowel vowel) const { return counts_[static_cast<std::size_t>(vowel)] > 0; }

  VowelGuess guess(const VowelView& view, const VowelModel& model) const;

 private:
  VowelPlace place_of(Vowel vowel, const VowelModel& model) const;
  VowelOdds odds_of(const VowelView& view, const VowelModel& model) const;
  /// The same with all of anybody's vowels moved.
  VowelOdds moved_odds(const VowelView& view, const VowelPlace& shift,
                       const VowelModel& model) const;
  VowelPlace shift_with(const VowelView* now, const VowelModel& model) const;

  int total_ = 0;
  std::array<int, kVowelCount> counts_{};
  std::array<VowelPlace, kVowelCount> sums_{};
  static constexpr std::size_t kMostHeard = 12;
  std::array<VowelView, kMostHeard> heard_{};
  std::size_t heard_count_ = 0;
  VowelPlace shift_{};  ///< sum over what was learned of how far it lay from anybody's
};

}  // namespace liopep::engine
