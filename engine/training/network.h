#pragma once

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

/// The network of VowelModel while it learns: two layers of rectified units and one of odds.
using Network = std::vector<Layer>;

/// What one sound looks like, and what it is: the number of a class, or -1 for "not to learn from".
struct Example {
  VoiceColour colour;
  int session = 0;
  int label = -1;
};

/// Learns by Adam (Kingma and Ba 2015) over batches of 256, the step falling along a cosine, labels
/// softened by a twentieth; each time round every envelope is coloured anew, as another microphone
/// would. The same bits each time: one thread, own logarithm, sums in one order.
Network learn(const std::vector<Example>& examples, std::size_t classes, int rounds, Dice& dice);

/// What the second layer makes of a sound; what VowelModel measures places in.
std::vector<float> hidden_of(const Network& network, const VoiceColour& colour);
/// Odds of each class.
std::vector<float> odds_of(const Network& network, const VoiceColour& colour);

}  // namespace liopep::engine::testing
