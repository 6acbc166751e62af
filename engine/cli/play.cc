#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/hand_series.h"
#include "cli/recording_file.h"
#include "game/fingerprint.h"
#include "liopep/game.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage =
    R"(liopep-engine play --game NAME --seed N FILE.json [--level L] [--arms both|left|right]
                   [--length SECONDS] [--json]

  Plays a game with a series of landmarks, as `count` reads it. Beside "frames" there may be
  "hands": for each frame null or a list of at most two hands of 21 points [x, y, z].
  The same seed and recording give the same game, bit by bit, here and in the browser.

  --game NAME      catch, sky, beam, mirror, boxing or paint
  --seed N         0 to 4294967295
  --level L        1 to 10 to begin with (default: 1)
  --arms WHICH     both, left or right (default: both)
  --length SECONDS 30 to 180 of play (default: 120)
  --json           one JSON object instead of words
)";

struct Options {
  GameOptions game;
  std::string recording;
  bool has_game = false;
  bool has_seed = false;
  bool json = false;
};

using Read = std::expected<void, std::string>;
using Failure = std::unexpected<std::string>;

/// A whole number within limits.
template <class Number>
Read read_number(std::string_view word, std::string_view text, Number least, Number most,
                 Number& number) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    return Failure(fmt::format("{} must be a whole number from {} to {}", word, least, most));
  }
  number = value;
  return {};
}

Read read_arms(std::string_view text, Arms& arms) {
  constexpr std::array<std::string_view, 3> kNames = {"both", "left", "right"};
  const auto found = std::ranges::find(kNames, text);
  if (found == kNames.end()) return Failure("--arms must be both, left or right");
  arms = static_cast<Arms>(found - kNames.begin());
  return {};
}

Read read_value(Options& options, std::string_view word, std::string_view text) {
  if (word == "--game") {
    options.has_game = find_game(text, options.game.kind);
    if (options.has_game) return {};
    return Failure(
        fmt::format("there is no game {}; there are {}", text, fmt::join(kGameIds, ", ")));
  }
  if (word == "--seed") {
    options.has_seed = true;
    return read_number(word, text, 0U, 0xFFFF'FFFFU, options.game.seed);
  }
  if (word == "--level") return read_number(word, text, 1, kTopLevel, options.game.level);
  if (word == "--arms") return read_arms(text, options.game.arms);
  int length_s = 0;
  auto read = read_number(word, text, 30, 180, length_s);
  if (read) options.game.length_ms = 1000.0F * static_cast<float>(length_s);
  return read;
}

std::expected<Options, std::string> read_options(std::span<char*> words) {
  constexpr std::array<std::string_view, 5> kWithValue = {"--game", "--seed", "--level", "--arms",
                                                          "--length"};
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (std::ranges::find(kWithValue, word) != kWithValue.end()) {
      if (i + 1 == words.size()) return Failure(fmt::format("{} needs a value", word));
      if (auto read = read_value(options, word, words[++i]); !read) return Failure(read.error());
    } else if (word == "--json") {
      options.json = true;
    } else if (word.starts_with("--")) {
      return Failure(fmt::format("{} is not an option", word));
    } else if (options.recording.empty()) {
      options.recording = word;
    } else {
      return Failure(fmt::format("one recording at a time: {} is the second", word));
    }
  }
  if (!options.has_game) return Failure("--game is missing");
  if (!options.has_seed) return Failure("--seed is missing");
  if (options.recording.empty()) return Failure("the recording is missing");
  return options;
}

constexpr std::array<std::string_view, kGameEventKindCount> kEventNames = {
    "began",    "hit",        "miss", "bumped", "avoided", "done", "combo",
    "level_up", "level_down", "beat", "waits",  "resumed", "over"};
constexpr std::array<std::string_view, 5> kStateNames = {"looking", "measuring", "playing",
                                                         "waiting", "over"};
constexpr std::array<std::string_view, 3> kHandNames = {"any", "left", "right"};

std::string_view name_of(GameEventKind kind) {
  return kEventNames[static_cast<std::size_t>(kind)];
}

std::string event_json(double t_ms, const GameEvent& event) {
  return fmt::format(
      R"({{"t_ms":{:.0f},"kind":"{}","hand":"{}","points":{:.0f},"quality":{:.3f},"amount":{:.3f}}})",
      t_ms, name_of(event.kind), kHandNames[static_cast<std::size_t>(event.hand)], event.points,
      event.quality, event.amount);
}

std::string event_text(double t_ms, const GameEvent& event) {
  std::string text = fmt::format("{:8.1f} s  {}", t_ms / 1000, name_of(event.kind));
  if (event.points > 0) text += fmt::format("  {:.0f} points", event.points);
  if (event.amount != 0) text += fmt::format("  {:g}", event.amount);
  return text;
}

/// A game played to the end of its recording.
struct Played {
  std::string events;
  std::uint64_t fingerprint = kEmptyFingerprint;
};

Played play(const Options& options, const Recording& recording, const std::vector<HandFrame>& hands,
            Game& game) {
  Played played;
  game.start(options.game);
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    GameInput input = {.body = recording.frames[i] ? &*recording.frames[i] : nullptr};
    for (std::size_t hand = 0; hand < 2 && !hands.empty(); ++hand) {
      input.hands[hand] = hands[i][hand] ? &*hands[i][hand] : nullptr;
    }
    const double t_ms = recording.times_ms[i];
    const GameReport& report = game.step(t_ms, input);
    played.fingerprint = fingerprint(report, played.fingerprint);
    for (int e = 0; e < report.event_count; ++e) {
      const GameEvent& event = report.events[e];
      if (!played.events.empty()) played.events += options.json ? "," : "\n";
      played.events += options.json ? event_json(t_ms, event) : event_text(t_ms, event);
    }
  }
  return played;
}

void print(const Options& options, const Played& played, const GameReport& last) {
  const std::string_view game = kGameIds[static_cast<std::size_t>(options.game.kind)];
  const std::string_view state = kStateNames[static_cast<std::size_t>(last.state)];
  if (options.json) {
    fmt::print(
        R"({{"game":"{}","seed":{},"score":{},"level":{},"hits":{},"misses":{},"state":"{}",)"
        R"("left_ms":{:.0f},"fingerprint":"{:016x}","events":[{}]}})"
        "\n",
        game, options.game.seed, last.score, last.level, last.hits, last.misses, state,
        last.left_ms, played.fingerprint, played.events);
    return;
  }
  fmt::print(
      "{}\n{}: {} points, level {}, {} hits, {} misses; {}, {:.1f} s left; fingerprint {:016x}\n",
      played.events, game, last.score, last.level, last.hits, last.misses, state,
      last.left_ms / 1000, played.fingerprint);
}

int run(std::span<char*> words) {
  const auto options = read_options(words);
  if (!options) return fail(options.error() + "; see liopep-engine --help");
  const auto recording = read_recording(options->recording);
  if (!recording) return fail(recording.error());
  note(note_of(recording->shape));
  const auto hands = read_hands(options->recording, recording->frames.size());
  if (!hands) return fail(hands.error());
  const auto game = std::make_unique<Game>();
  const Played played = play(*options, *recording, *hands, *game);
  print(*options, played, game->report());
  return 0;
}

}  // namespace

extern const Command kPlayCommand = {.name = "play", .usage = kUsage, .run = run};

}  // namespace liopep::engine
