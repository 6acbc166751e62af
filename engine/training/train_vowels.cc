// Learns the vowel model from voices that it synthesizes of measured formants and from statistics
// of measured envelopes, and writes it:
//   liopep_train_vowels pb52.csv engine/src/sound/vowel_weights.h [SESSIONS]
// The same file each time. README.md says how, and how well the model then does.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <map>
#include <string>
#include <utility>

#include "training/discriminant.h"
#include "training/measured_voices.h"
#include "training/network.h"
#include "training/vowel_sounds.h"

namespace liopep::engine::testing {
namespace {

constexpr int kSessions = 7000;
constexpr int kMeasuredSessions = 1500;
constexpr int kRounds = 60;

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

constexpr std::array kSetNames = {"Five", "Nine"};

std::vector<Session> sessions_of(const std::vector<VowelSound>& sounds, bool (*is_taken)(int)) {
  std::map<int, Session> sessions;
  for (const VowelSound& sound : sounds) {
    if (!is_taken(sound.speaker)) continue;
    sessions[sound.session].push_back({sound.colour, sound.session, {sound.five, sound.swedish}});
  }
  std::vector<Session> list;
  for (auto& [number, session] : sessions) list.push_back(std::move(session));
  return list;
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

std::string layer_tables(const std::string& name, Layer& layer) {
  return table("k" + name + "Weights", layer.weights) + table("k" + name + "Bias", layer.bias);
}

std::vector<float> place_of(const std::vector<float>& axes, const std::vector<float>& hidden) {
  std::vector<float> place(kVowelAxes);
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      place[axis] += axes[i * kVowelAxes + axis] * hidden[i];
    }
  }
  return place;
}

std::vector<Point> points_of(const Network& network, std::size_t set,
                             const std::vector<Session>& sessions) {
  std::vector<Point> points;
  for (const Session& session : sessions) {
    for (const Example& example : session) {
      if (!example.is_vowel(set)) continue;
      points.push_back({example.session, example.labels[set], hidden_of(network, example.colour)});
    }
  }
  return points;
}

std::vector<float> means_of(std::vector<Point>& points, std::size_t set) {
  const auto vowels = static_cast<std::size_t>(kVowelsOfSet[set]);
  std::vector<float> means(vowels * kVowelAxes);
  std::vector<float> counts(vowels);
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

std::string place_tables(const Network& network, std::size_t set,
                         const std::vector<Session>& learned, const std::vector<Session>& tuned) {
  std::vector<Point> points = points_of(network, set, learned);
  const auto directions = discriminants(points, kVowelAxes);
  std::vector<float> axes(kVowelSecond * kVowelAxes);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    axes[i] = directions[i % kVowelAxes][i / kVowelAxes];
  }
  const std::string name = std::string("k") + kSetNames[set];
  std::string text = table(name + "Metric", axes);
  for (Point& point : points) point.place = place_of(axes, point.place);
  std::vector<float> means = means_of(points, set);
  text += table(name + "Means", means);
  std::vector<Point> others = points_of(network, set, tuned);
  for (Point& point : others) point.place = place_of(axes, point.place);
  return text + spread_tables(name, others, means);
}

void report(const Network& network, std::size_t set, const char* who,
            const std::vector<Session>& sessions) {
  for (const bool alone : {true, false}) {
    std::array<int, 2> vowels{};
    std::array<int, 2> others{};
    for (const Session& session : sessions) {
      const auto odds = odds_of(network, session, set, alone);
      for (std::size_t i = 0; i < session.size(); ++i) {
        if (session[i].labels[set] < 0) continue;
        const auto best = std::ranges::max_element(odds[i]) - odds[i].begin();
        auto& count = session[i].is_vowel(set) ? vowels : others;
        ++count[best == session[i].labels[set] ? 1 : 0];
      }
    }
    const auto percent = [](const std::array<int, 2>& count) {
      return 100.0 * count[1] / std::max(1, count[0] + count[1]);
    };
    std::printf("%s, %s, %s: %.1f %% of %d vowels, %.1f %% of %d others\n", kSetNames[set], who,
                alone ? "alone" : "in a row", percent(vowels), vowels[0] + vowels[1],
                percent(others), others[0] + others[1]);
  }
}

std::string learn_all(const std::vector<VowelSound>& sounds) {
  Dice dice(7);
  const auto learned = sessions_of(sounds, is_learned_from);
  const auto tuned = sessions_of(sounds, [](int speaker) { return speaker % 5 == 1; });
  const auto held_out = sessions_of(sounds, [](int speaker) { return speaker % 5 == 0; });
  std::vector<Session> all = learned;
  const auto measured = measured_sessions(learned, kMeasuredSessions, dice);
  all.insert(all.end(), measured.begin(), measured.end());
  Network network = learn(std::move(all), kRounds, dice);
  std::string text = layer_tables("First", network.first) + layer_tables("Second", network.second) +
                     layer_tables("Memory", network.memory);
  for (std::size_t set = 0; set < kVowelSets; ++set) {
    const std::string name = kSetNames[set];
    Head& head = network.heads[set];
    text += layer_tables(name + "Third", head.third) + layer_tables(name + "Odds", head.odds) +
            layer_tables(name + "Straight", head.straight) +
            place_tables(network, set, learned, tuned);
    report(network, set, "to tune with", tuned);
    report(network, set, "held out", held_out);
  }
  return text;
}

}  // namespace

int run(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto speakers = read_speakers(argv[1]);
  if (speakers.empty()) return 1;
  const auto sounds = speak_all(speakers, argc > 3 ? std::atoi(argv[3]) : kSessions);
  std::string text =
      "// Made by liopep_train_vowels of synthesized voices and of statistics of measured ones; "
      "not to\n"
      "// be edited. Sources: formants of 76 speakers by Peterson and Barney (1952), pb52 of "
      "phonTools\n"
      "// (MIT); engine/training/README.md.\n"
      "#pragma once\n\nnamespace liopep::engine::weights {\n\n// clang-format off\n";
  text += learn_all(sounds);
  text += "// clang-format on\n\n}  // namespace liopep::engine::weights\n";
  std::ofstream(argv[2]) << text;
  return 0;
}

}  // namespace liopep::engine::testing

int main(int argc, char** argv) {
  return liopep::engine::testing::run(argc, argv);
}
