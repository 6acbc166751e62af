#pragma once

#include <array>
#include <cstddef>

#include "sound/vowel_model.h"

namespace liopep::engine {

/// A decision about a vowel.
struct VowelGuess {
  Vowel vowel = Vowel::none;  ///< none: unsure
  float confidence = 0;       ///< 0..1, also where unsure
  float hum = 0;              ///< odds of a hum
};

/// Which vowels somebody was asked to say, by number; all false where they may say any.
using AskedVowels = std::array<bool, kVowelCount>;

/// How often each vowel was heard, and the sum of how far it then lay from anybody's.
struct VowelEvidence {
  std::array<float, kVowelCount> counts{};
  std::array<VowelPlace, kVowelCount> sums{};
};

/// Vowels as one person says them: told by what was heard before, and learned from a few that were
/// named.
///
/// A vowel of somebody who named some lies where anybody's lies, moved by what all vowels of the
/// person, the room and the microphone share, and by a way to say this one; both are estimated from
/// what was named (a normal model with two levels; its variances are learned with the network).
class OwnVoice {
 public:
  void start() { *this = OwnVoice(); }

  /// Somebody said this vowel and this is what it looked like. Vowels outside the model's set are
  /// passed over.
  void learn(Vowel vowel, const VowelView& view, const VowelModel& model);
  /// Somebody said something that is taken for a vowel, whichever it was: none that is named.
  void hear(const VowelView& view);

  /// What was named so far; and a voice of which this was named before.
  const VowelEvidence& named() const { return named_; }
  void know(const VowelEvidence& named, const VowelModel& model);

  bool knows_anything() const { return knows_; }

  /// One that was asked for is more likely to have been said than another.
  VowelGuess guess(const VowelView& view, const VowelModel& model, const AskedVowels& asked) const;

 private:
  static constexpr std::size_t kMostHeard = 12;

  /// Where a vowel of somebody is expected, by axis.
  struct Expected {
    VowelPlace mean{};
    VowelPlace variance{};
    float logarithm = 0;  ///< of all variances, summed
  };
  using Places = std::array<Expected, kVowelCount>;

  static Places expect(const VowelEvidence& evidence, const VowelModel& model);
  static float likelihood(const VowelPlace& place, const Expected& expected);
  VowelOdds heard_odds(const VowelView& view, const VowelModel& model) const;
  void expect_named(const VowelModel& model);

  bool knows_ = false;
  VowelEvidence named_;
  Places own_{};  ///< of this person, and of anybody
  Places anybody_{};
  std::array<VowelMemory, kMostHeard> heard_{};
  std::size_t heard_count_ = 0;
};

}  // namespace liopep::engine
