// Learns how to weigh what speaks for an exercise, from people of the body model:
//   liopep_train_recognition engine/src/recognition/evidence_weights.h [PEOPLE] [HOURS]
// The same file each time. recognition.md says how, and how well it then does.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <future>
#include <span>
#include <string>
#include <utility>

#include "cli/exercise_file.h"
#include "training/choices.h"

namespace liopep::engine::testing {
namespace {

// People and days of their own: the bench's are others.
constexpr int kFirst = 300;
constexpr int kPeople = 48;
constexpr int kHours = 36;
constexpr int kOwnWays = 2;  ///< people who do it in their own way, for each imitator
constexpr int kApart = 100;
constexpr int kUnits = 16;
constexpr int kRounds = 16;
constexpr int kAtOnce = 2;

struct Scale {
  int people, hours;
};

void watch_exercises(const std::vector<Exercise>& exercises, int people, int part,
                     ChoiceBook& book) {
  for (int e = part; e < static_cast<int>(exercises.size()); e += kAtOnce) {
    const Exercise& exercise = exercises[static_cast<std::size_t>(e)];
    for (int i = 0; i < people; ++i) {
      const auto seed = static_cast<std::uint64_t>(1000 * (e + 1) + kFirst + i);
      film_imitator(exercise, seed, Direction::front, book.watch(e));
      film_imitator(exercise, seed, Direction::three_quarter, book.watch(e));
      film_routine(exercise, seed, Direction::front, book.watch(e));
      for (int own = 1; own <= kOwnWays; ++own) {
        const std::uint64_t other = seed + static_cast<std::uint64_t>(kApart * own);
        film_own_way(exercise, other, Direction::front, book.watch(e));
        film_own_way(exercise, other, Direction::three_quarter, book.watch(e));
      }
      if (exercise.counting != Counting::hold) continue;
      film_holder(exercise, seed, Direction::front, book.watch(e));
      film_holder(exercise, seed, Direction::three_quarter, book.watch(e));
    }
  }
}

void watch_daily_life(int hours, int part, ChoiceBook& book) {
  for (int hour = part; hour < hours; hour += kAtOnce) {
    for (int i = 0; i < 60; ++i) {
      const int minute = kFirst * 1000 + 60 * hour + i;
      film_gestures(static_cast<std::uint64_t>(minute), book.watch(-1));
    }
    for (int i = 0; i < kEverydayPerHour; ++i) {
      const int ten = kEverydayPerHour * hour + i;
      const auto seed = static_cast<std::uint64_t>(kFirst * 1000 + ten);
      film_everyday(Habitat::room, seed + 5000, ten, book.watch(-1));
      film_everyday(Habitat::desk, seed + 9000, ten, book.watch(-1));
    }
  }
}

std::vector<Choice> choices_of(const std::vector<Exercise>& exercises, const Scale& scale) {
  std::array<std::future<std::vector<Choice>>, kAtOnce> parts;
  for (int part = 0; part < kAtOnce; ++part) {
    parts[static_cast<std::size_t>(part)] = std::async(std::launch::async, [&, part] {
      ChoiceBook book(exercises);
      watch_exercises(exercises, scale.people, part, book);
      watch_daily_life(scale.hours, part, book);
      book.close();
      return book.take();
    });
  }
  std::vector<Choice> all;
  for (auto& part : parts) {
    for (Choice& choice : part.get()) all.push_back(std::move(choice));
  }
  return all;
}

std::string numbers(std::span<const int> values) {
  std::string text = "{";
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += fmt::format("{}{},", i % 16 == 0 ? "\n        " : " ", values[i]);
  }
  return text + "},\n";
}

/// The unit of a table whose furthest number is 127.
float unit_of(std::span<const float> values) {
  float most = 1e-6F;
  for (const float value : values) most = std::max(most, std::abs(value));
  return most / 127;
}

std::string whole_numbers(std::span<const float> values) {
  const float unit = unit_of(values);
  std::vector<int> whole;
  for (const float value : values) whole.push_back(static_cast<int>(std::lround(value / unit)));
  return numbers(whole);
}

/// Unit by unit becomes input by input.
std::vector<float> by_input(const ChoiceNetwork& network) {
  const std::size_t units = network.bias.size();
  std::vector<float> turned;
  for (std::size_t i = 0; i < network.usual.size(); ++i) {
    for (std::size_t unit = 0; unit < units; ++unit) {
      turned.push_back(network.hidden[unit * network.usual.size() + i]);
    }
  }
  return turned;
}

std::string table(const char* name, const ChoiceNetwork& network) {
  std::string text = fmt::format("inline constexpr EvidenceNetwork<{}, {}> {} = {{\n",
                                 network.usual.size(), network.bias.size(), name);
  text += "    .usual = " + numbers(network.usual);
  text += "    .per_deviation = " + numbers(network.per_deviation);
  const std::array<std::pair<const char*, float>, 4> units = {
      {{"straight", unit_of(network.straight)},
       {"hidden", unit_of(network.hidden)},
       {"bias", unit_of(network.bias)},
       {"odds", unit_of(network.odds)}}};
  for (const auto& [which, unit] : units) {
    text += fmt::format("    .{}_unit = {:.6e}F,\n", which, unit);
  }
  text += "    .straight = " + whole_numbers(network.straight);
  text += "    .hidden = " + whole_numbers(by_input(network));
  text += "    .bias = " + whole_numbers(network.bias);
  text += "    .odds = " + whole_numbers(network.odds);
  return text + "};\n";
}

int run(const char* path, const Scale& scale) {
  const auto exercises = load_exercises(LIOPEP_CONTENT_DIR);
  if (!exercises) {
    fmt::print(stderr, "{}\n", exercises.error());
    return 1;
  }
  std::vector<Choice> choices = choices_of(*exercises, scale);
  fmt::print("{} choices\n", choices.size());
  const ChoiceNetworks networks = learn_choices(std::move(choices), kUnits, kRounds);
  std::ofstream file(path);
  file << "// Made by liopep_train_recognition of people of the body model; not to be edited.\n"
          "#pragma once\n\n#include \"recognition/evidence_network.h\"\n\n"
          "namespace liopep::engine {\n\n// clang-format off\n"
       << table("kRepetitionNetwork", networks[0]) << '\n'
       << table("kHoldNetwork", networks[1])
       << "// clang-format on\n\n}  // namespace liopep::engine\n";
  return file.good() ? 0 : 1;
}

}  // namespace
}  // namespace liopep::engine::testing

int main(int argc, char** argv) {
  using namespace liopep::engine::testing;
  if (argc < 2) {
    fmt::print(stderr, "liopep_train_recognition FILE [PEOPLE] [HOURS]\n");
    return 2;
  }
  return run(argv[1], {.people = argc > 2 ? std::atoi(argv[2]) : kPeople,
                       .hours = argc > 3 ? std::atoi(argv[3]) : kHours});
}
