// Learns the vowel model from voices that it synthesizes of measured formants, and writes it:
//   liopep_train_vowels pb52.csv engine/src/sound/vowel_weights.h [SESSIONS]
// The same file each time. README.md says how, and how well the model then does.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <string>

#include "training/discriminant.h"
#include "training/network.h"
#include "training/vowel_sounds.h"

namespace liopep::engine::testing {
namespace {

constexpr int kSessions = 6000;
constexpr int kRounds = 25;

/// Speakers are learned from, tuned with (thresholds, sizes), or only tested.
bool is_learned_from(int speaker) {
  return speaker % 5 > 1;
}

std::vector<VowelSound> speak_all(const std::vector<Speaker>& speakers, int sessions) {
  constexpr int kAtOnce = 2;
  std::array<std::future<std::vector<VowelSound>>, kAtOnce> parts;
  for (int part = 0; part < kAtOnce; ++part) {
    parts[static_cast<std::size_t>(part)] =
        std::async(std::launch::async, [&speakers, sessions, part] {
          std::vector<VowelSound> sounds;
          for (int seed = 1 + part; seed <= sessions; seed += kAtOnce) {
            const auto said = speak_session(speakers, static_cast<std::uint64_t>(seed));
            sounds.insert(sounds.end(), said.begin(), said.end());
          }
          return sounds;
        });
  }
  std::vector<VowelSound> all;
  for (auto& part : parts) {
    const auto sounds = part.get();
    all.insert(all.end(), sounds.begin(), sounds.end());
  }
  return all;
}

struct Set {
  const char* name;
  int VowelSound::* label;
  std::size_t classes;  ///< none, the vowels, a hum
};
constexpr std::array kSets = {Set{"Five", &VowelSound::five, 7},
                              Set{"Nine", &VowelSound::swedish, 11}};

std::vector<Example> examples_of(const std::vector<VowelSound>& sounds, const Set& set,
                                 bool (*is_taken)(int)) {
  std::vector<Example> examples;
  for (const VowelSound& sound : sounds) {
    if (sound.*set.label < 0 || !is_taken(sound.speaker)) continue;
    examples.push_back({sound.colour, sound.session, sound.*set.label});
  }
  return examples;
}

/// Numbers become whole ones of 8 bits, and what one of them is worth; they are changed into what
/// C++ will see.
std::string table(const std::string& name, std::vector<float>& values) {
  float largest = 0;
  for (const float value : values) largest = std::max(largest, std::abs(value));
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6g", static_cast<double>(largest / 127));
  const float worth = std::strtof(text.data(), nullptr);
  std::string lines = "inline constexpr float " + name + "Worth = " + text.data() + "F;\n" +
                      "inline constexpr signed char " + name + "[] = {";
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int whole = std::clamp(static_cast<int>(std::lround(values[i] / worth)), -127, 127);
    values[i] = worth * static_cast<float>(whole);
    lines += (i % 20 == 0 ? "\n    " : " ") + std::to_string(whole) + ",";
  }
  return lines + "\n};\n";
}

/// Weights as the engine reads them: by output, so that a row is one unit's.
std::string layer_tables(const std::string& name, Layer& layer) {
  std::vector<float> by_output(layer.weights.size());
  for (std::size_t i = 0; i < layer.inputs; ++i) {
    for (std::size_t o = 0; o < layer.outputs; ++o) {
      by_output[o * layer.inputs + i] = layer.weights[i * layer.outputs + o];
    }
  }
  const std::size_t at = name.size() - 1;
  std::string text = table(name.substr(0, at) + "Weights" + name[at], by_output);
  for (std::size_t i = 0; i < layer.inputs; ++i) {
    for (std::size_t o = 0; o < layer.outputs; ++o) {
      layer.weights[i * layer.outputs + o] = by_output[o * layer.inputs + i];
    }
  }
  return text + table(name.substr(0, at) + "Bias" + name[at], layer.bias);
}

std::vector<float> place_of(const std::vector<float>& axes, const std::vector<float>& hidden) {
  std::vector<float> place(kVowelAxes);
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      place[axis] += axes[axis * hidden.size() + i] * hidden[i];
    }
  }
  return place;
}

bool is_vowel(const Example& example, const Set& set) {
  return example.label > 0 && example.label + 1 < static_cast<int>(set.classes);
}

std::vector<Point> points_of(const Network& network, const Set& set,
                             const std::vector<Example>& examples) {
  std::vector<Point> points;
  for (const Example& example : examples) {
    if (!is_vowel(example, set)) continue;
    points.push_back({example.session, example.label, hidden_of(network, example.colour)});
  }
  return points;
}

std::vector<float> means_of(std::vector<Point>& points, const Set& set) {
  std::vector<float> means((set.classes - 2) * kVowelAxes);
  std::vector<float> counts(set.classes - 2);
  for (const Point& point : points) {
    const auto vowel = static_cast<std::size_t>(point.vowel - 1);
    for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
      means[vowel * kVowelAxes + axis] += point.place[axis];
    }
    counts[vowel] += 1;
  }
  for (std::size_t i = 0; i < means.size(); ++i) means[i] /= counts[i / kVowelAxes];
  return means;
}

/// How places scatter, of speakers whom the network did not learn from: its own it knows too well.
std::string spread_tables(const std::string& name, std::vector<Point> points,
                          const std::vector<float>& means) {
  for (Point& point : points) {
    const auto vowel = static_cast<std::size_t>(point.vowel - 1);
    for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
      point.place[axis] -= means[vowel * kVowelAxes + axis];
    }
  }
  Spread spread = spread_of(points);
  for (auto* values : {&spread.session, &spread.vowel, &spread.sound}) {
    for (const float value : *values) std::printf(" %.2f", static_cast<double>(value));
    std::printf("\n");
  }
  return table(name + "SessionSpread", spread.session) + table(name + "VowelSpread", spread.vowel) +
         table(name + "SoundSpread", spread.sound);
}

std::string place_tables(const Network& network, const Set& set,
                         const std::vector<Example>& examples,
                         const std::vector<Example>& tuned_with) {
  std::vector<Point> points = points_of(network, set, examples);
  std::vector<float> axes;
  for (const auto& axis : discriminants(points, kVowelAxes)) {
    axes.insert(axes.end(), axis.begin(), axis.end());
  }
  const std::string name = std::string("k") + set.name;
  std::string text = table(name + "Metric", axes);
  for (Point& point : points) point.place = place_of(axes, point.place);
  std::vector<float> means = means_of(points, set);
  text += table(name + "Means", means);
  std::vector<Point> others = points_of(network, set, tuned_with);
  for (Point& point : others) point.place = place_of(axes, point.place);
  return text + spread_tables(name, others, means);
}

void report(const Network& network, const Set& set, const char* who,
            const std::vector<Example>& examples) {
  std::array<int, 2> vowels{};
  std::array<int, 2> others{};
  for (const Example& example : examples) {
    const auto odds = odds_of(network, example.colour);
    const auto best = std::ranges::max_element(odds) - odds.begin();
    auto& count = is_vowel(example, set) ? vowels : others;
    ++count[best == example.label ? 1 : 0];
  }
  const auto percent = [](const std::array<int, 2>& count) {
    return 100.0 * count[1] / std::max(1, count[0] + count[1]);
  };
  std::printf("%s, %s: %.1f %% of %d vowels, %.1f %% of %d others\n", set.name, who,
              percent(vowels), vowels[0] + vowels[1], percent(others), others[0] + others[1]);
}

std::string learn_set(const std::vector<VowelSound>& sounds, const Set& set) {
  Dice dice(7);
  const auto examples = examples_of(sounds, set, is_learned_from);
  Network network = learn(examples, set.classes, kRounds, dice);
  std::string text;
  for (std::size_t l = 0; l < network.size(); ++l) {
    text += layer_tables(std::string("k") + set.name + std::to_string(l + 1), network[l]);
  }
  const auto tuned_with = examples_of(sounds, set, [](int speaker) { return speaker % 5 == 1; });
  text += place_tables(network, set, examples, tuned_with);
  report(network, set, "to tune with", tuned_with);
  report(network, set, "held out",
         examples_of(sounds, set, [](int speaker) { return speaker % 5 == 0; }));
  return text;
}

}  // namespace

int run(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto speakers = read_speakers(argv[1]);
  if (speakers.empty()) return 1;
  const auto sounds = speak_all(speakers, argc > 3 ? std::atoi(argv[3]) : kSessions);
  std::string text =
      "// Made by liopep_train_vowels of synthesized voices; not to be edited.\n"
      "// Source: formants of 76 speakers by Peterson and Barney (1952), pb52 of phonTools (MIT).\n"
      "#pragma once\n\nnamespace liopep::engine::weights {\n\n// clang-format off\n";
  for (const Set& set : kSets) text += learn_set(sounds, set);
  text += "// clang-format on\n\n}  // namespace liopep::engine::weights\n";
  std::ofstream(argv[2]) << text;
  return 0;
}

}  // namespace liopep::engine::testing

int main(int argc, char** argv) {
  return liopep::engine::testing::run(argc, argv);
}
