#pragma once

#include <array>
#include <vector>

#include "sound/vowel_model.h"
#include "testing/synthetic_voice.h"

namespace liopep::engine::testing {

/// One layer: `weights[i * outputs + o]` leads from input i to output o.
struct Layer {
  std::size_t inputs = 0;
  std::size_t outputs = 0;
  std::vector<float> weights;
  std::vector<float> bias;
};

/// What tells the vowels of one set: from the hidden layer and the mean memory by a third layer,
/// and from the hidden layer straight.
struct Head {
  Layer third;
  Layer odds;
  Layer straight;
};

inline constexpr std::size_t kVowelSets = 2;
inline constexpr std::array<int, kVowelSets> kVowelsOfSet = {5, 9};

/// The network of VowelModel while it learns.
struct Network {
  Layer first;
  Layer second;
  Layer memory;
  std::array<Head, kVowelSets> heads;

  std::vector<Layer*> layers();
};

/// What one sound looks like, and what it is in each set: 0 none, a vowel, a hum, or -1 for "not to
/// learn from".
struct Example {
  VoiceColour colour;
  int session = 0;
  std::array<int, kVowelSets> labels{-1, -1};

  bool is_vowel(std::size_t set) const {
    return labels[set] > 0 && labels[set] <= kVowelsOfSet[set];
  }
};

/// What one person said in one room.
using Session = std::vector<Example>;

/// Learns by Adam (Kingma and Ba 2015), a batch of sessions at a time, the step falling along a
/// cosine, labels softened by a twentieth. Each time round the sounds of a session come in another
/// order, each to be told by what was heard before it, and every envelope is coloured anew, a
/// session's alike, as another microphone would. The same bits each time: one thread, own
/// logarithm, sums in one order.
Network learn(std::vector<Session> sessions, int rounds, Dice& dice);

/// What the second layer makes of a sound; what VowelModel measures places in.
std::vector<float> hidden_of(const Network& network, const VoiceColour& colour);
/// Odds of each class of a set, sound by sound. `alone`: nothing was heard before.
std::vector<std::vector<float>> odds_of(const Network& network, const Session& session,
                                        std::size_t set, bool alone);

}  // namespace liopep::engine::testing
