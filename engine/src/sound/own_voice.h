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

/// How often each vowel was heard, and the sum of how far it then lay from anybody's.
struct VowelEvidence {
  std::array<float, kVowelCount> counts{};
  std::array<VowelPlace, kVowelCount> sums{};
};

/// Vowels as one person says them, learned from a few that were named.
///
/// A vowel of somebody lies where anybody's lies, moved by what all vowels of the person, the room
/// and the microphone share, and by a way to say this one; both are estimated from what was heard
/// (a normal model with two levels; its variances are learned with the network). As long as nothing
/// was named, what was heard lends itself to the shared part only, each sound to every vowel as
/// likely as it is that one (expectation and maximization).
class OwnVoice {
 public:
  void start() { *this = OwnVoice(); }

  /// Somebody said this vowel and this is what it looked like. Vowels outside the model's set are
  /// passed over.
  void learn(Vowel vowel, const VowelView& view, const VowelModel& model);
  /// Somebody said something that is taken for a vowel, whichever it was.
  void hear(const VowelView& view);

  /// What was named so far; and a voice of which this was named before.
  const VowelEvidence& named() const { return named_; }
  void know(const VowelEvidence& named);

  bool knows_anything() const { return total_ > 0; }

  VowelGuess guess(const VowelView& view, const VowelModel& model) const;

 private:
  static constexpr std::size_t kMostHeard = 12;

  int total_ = 0;
  VowelEvidence named_;
  std::array<VowelView, kMostHeard> heard_{};
  std::size_t heard_count_ = 0;
};

}  // namespace liopep::engine
