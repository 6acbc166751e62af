#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/sound_file.h"
#include "liopep/sound.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage =
    R"(liopep-engine listen FILE.wav [--calibrate FILE.wav:LABELS] [--vowels SET] [--asked LABELS]
                      [--only KIND] [--json] [--trace]

  Hears vowels, syllables, claps, snaps, whistles, "sss" and "mmm" in a recording.

  --calibrate FILE.wav:LABELS
                   learn a voice first: the file holds one person's vowels with pauses between, and
                   LABELS names them in that order, such as A,E,I,O,U (or A,E,I,O,U,Å,Ä,Ö,Y)
  --vowels SET     five (A E I O U, the usual), or swedish (nine); LABELS with Å, Ä, Ö or Y mean nine
  --asked LABELS   the person was asked to say these: what might as well be one of them is that
  --only KIND      vowels, syllables, claps, snaps, whistles, hisses or hums alone
  --json           one JSON object instead of words
  --trace          also loudness, pitch and what is heard every 10 ms or so
)";

constexpr const char* kKindNames[] = {"vowel",   "syllable", "clap", "snap",
                                      "whistle", "hiss",     "hum"};
constexpr const char* kManyNames[] = {"vowels",   "syllables", "claps", "snaps",
                                      "whistles", "hisses",    "hums"};
constexpr const char* kSoundNames[] = {"silence", "noise", "voice", "hum", "hiss", "whistle"};
constexpr const char* kVowelNames[] = {"unsure", "A", "E", "I", "O", "U", "Å", "Ä", "Ö", "Y"};

struct Options {
  std::string recording;
  std::string voice;          ///< a recording of the own voice
  std::vector<Vowel> labels;  ///< what is said in it
  std::vector<Vowel> asked;   ///< what is asked for in the recording
  VowelSet set = VowelSet::five;
  int only = -1;  ///< a SoundEventKind
  bool json = false;
  bool trace = false;
};

using Problem = std::unexpected<std::string>;

std::expected<std::vector<Vowel>, std::string> read_labels(std::string_view option,
                                                           std::string_view text) {
  std::vector<Vowel> labels;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string label(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    if (label.size() == 1 && label[0] >= 'a') label[0] = static_cast<char>(label[0] - 'a' + 'A');
    static constexpr const char* kSmall[] = {"å", "ä", "ö"};
    for (int i = 0; i < 3; ++i) {
      if (label == kSmall[i]) label = kVowelNames[6 + i];
    }
    const auto* const end = std::end(kVowelNames);
    const auto* const found = std::find(std::begin(kVowelNames) + 1, end, label);
    if (found == end) {
      return Problem(
          fmt::format("{}: '{}' is no vowel; use A, E, I, O, U, Å, Ä, Ö, Y", option, label));
    }
    labels.push_back(static_cast<Vowel>(found - std::begin(kVowelNames)));
  }
  if (labels.empty() || labels.size() > Listener::kMostExpected) {
    return Problem(fmt::format("{}: give 1 to {} labels", option, Listener::kMostExpected));
  }
  return labels;
}

bool has_swedish(const std::vector<Vowel>& vowels) {
  return std::ranges::any_of(vowels, [](Vowel v) { return v > Vowel::u; });
}

std::expected<void, std::string> read_calibration(std::string_view value, Options& options) {
  const std::size_t colon = value.rfind(':');
  if (colon == std::string_view::npos) {
    return Problem("--calibrate: must be FILE.wav:LABELS, such as me.wav:A,E,I,O,U");
  }
  auto labels = read_labels("--calibrate", value.substr(colon + 1));
  if (!labels) return Problem(labels.error());
  options.voice = value.substr(0, colon);
  options.labels = std::move(*labels);
  if (has_swedish(options.labels)) options.set = VowelSet::swedish;
  return {};
}

std::expected<void, std::string> read_asked(std::string_view value, Options& options) {
  auto asked = read_labels("--asked", value);
  if (!asked) return Problem(asked.error());
  options.asked = std::move(*asked);
  if (has_swedish(options.asked)) options.set = VowelSet::swedish;
  return {};
}

std::expected<void, std::string> read_value(std::string_view name, std::string_view value,
                                            Options& options) {
  if (name == "--calibrate") return read_calibration(value, options);
  if (name == "--asked") return read_asked(value, options);
  if (name == "--vowels") {
    if (value != "five" && value != "swedish") {
      return Problem(fmt::format("--vowels: must be five or swedish, not '{}'", value));
    }
    options.set = value == "five" ? VowelSet::five : VowelSet::swedish;
    return {};
  }
  const auto* const found = std::find(std::begin(kManyNames), std::end(kManyNames), value);
  if (found == std::end(kManyNames))
    return Problem(fmt::format("--only: there are no '{}'", value));
  options.only = static_cast<int>(found - std::begin(kManyNames));
  return {};
}

std::expected<Options, std::string> read_options(std::span<char*> words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--only" || word == "--calibrate" || word == "--asked" || word == "--vowels") {
      if (i + 1 == words.size()) return Problem(fmt::format("{} needs a value", word));
      if (auto ok = read_value(word, words[++i], options); !ok) return Problem(ok.error());
    } else if (word == "--json") {
      options.json = true;
    } else if (word == "--trace") {
      options.trace = true;
    } else if (word.starts_with("--")) {
      return Problem(fmt::format("{} is not an option", word));
    } else if (options.recording.empty()) {
      options.recording = word;
    } else {
      return Problem(fmt::format("one recording at a time: {} is the second", word));
    }
  }
  if (options.recording.empty()) return Problem("the recording is missing");
  return options;
}

/// Plays a recording to the listener, and a second of silence, so that its end is heard out.
void play(Listener& listener, const SoundRecording& recording,
          const std::function<void(const SoundReport&)>& report) {
  const std::size_t end = recording.samples.size() + static_cast<std::size_t>(recording.rate_hz);
  for (std::size_t at = 0; at < end; at += kBlockSize) {
    std::array<float, kBlockSize> block{};
    for (std::size_t i = 0; i < kBlockSize && at + i < recording.samples.size(); ++i) {
      block[i] = recording.samples[at + i];
    }
    report(listener.step(block));
  }
}

/// Lets the listener learn the voice. Of more sounds than labels the longest are taken.
std::expected<void, std::string> learn_voice(Listener& listener, const Options& options) {
  const auto recording = read_sound(options.voice);
  if (!recording) return Problem(recording.error());
  listener.start(recording->rate_hz, options.set);
  std::vector<float> durations_ms;
  play(listener, *recording, [&](const SoundReport& report) {
    for (int e = 0; e < report.event_count; ++e) {
      const SoundEvent& event = report.events[e];
      const bool is_voice =
          event.kind == SoundEventKind::vowel || event.kind == SoundEventKind::hum;
      if (is_voice) durations_ms.push_back(event.duration_ms);
    }
  });
  const std::size_t wanted = options.labels.size();
  if (durations_ms.size() < wanted) {
    return Problem(
        fmt::format("{}: {} sounds were heard, but {} labels are given; leave a short "
                    "pause between the vowels",
                    options.voice, durations_ms.size(), wanted));
  }
  std::ranges::sort(durations_ms, std::greater{});
  listener.start(recording->rate_hz, options.set);
  listener.calibrate(options.labels.data(), wanted, durations_ms[wanted - 1]);
  play(listener, *recording, [](const SoundReport&) {});
  return {};
}

std::string event_json(const SoundEvent& event) {
  std::string text =
      fmt::format(R"({{"kind":"{}","t_ms":{:.0f},"duration_ms":{:.0f})",
                  kKindNames[static_cast<int>(event.kind)], event.t_ms, event.duration_ms);
  if (event.kind == SoundEventKind::vowel) {
    text += fmt::format(R"(,"vowel":"{}")", kVowelNames[static_cast<int>(event.vowel)]);
  }
  return text + fmt::format(R"(,"confidence":{:.2f},"pitch_hz":{:.1f},"loudness_db":{:.1f},)"
                            R"("steadiness":{:.2f}}})",
                            event.confidence, event.pitch_hz, event.loudness_db, event.steadiness);
}

std::string event_line(const SoundEvent& event) {
  std::string text =
      fmt::format("{:8.2f} s  {:8}", event.t_ms / 1000, kKindNames[static_cast<int>(event.kind)]);
  if (event.kind == SoundEventKind::vowel) {
    text += fmt::format(" {:6}", kVowelNames[static_cast<int>(event.vowel)]);
  }
  if (event.duration_ms > 0) text += fmt::format("  {:5.0f} ms", event.duration_ms);
  text += fmt::format("  confidence {:4.2f}  {:5.1f} dB", event.confidence, event.loudness_db);
  if (event.pitch_hz > 0) text += fmt::format("  {:5.1f} Hz", event.pitch_hz);
  return text;
}

void print_trace(const SoundReport& report) {
  fmt::print("{:9.1f} ms  {:6.1f} dB (room {:6.1f})  {:7} {:6.0f} ms  {:6.1f} Hz  {:6} {:4.2f}\n",
             report.t_ms, report.loudness_db, report.floor_db,
             kSoundNames[static_cast<int>(report.sound)], report.held_ms, report.pitch_hz,
             kVowelNames[static_cast<int>(report.vowel)], report.confidence);
}

void print_result(const Options& options, const SoundRecording& recording,
                  const SoundReport& report, const std::vector<SoundEvent>& events) {
  std::string text;
  for (const SoundEvent& event : events) {
    if (options.json && !text.empty()) text += ",";
    text += options.json ? event_json(event) : event_line(event) + "\n";
  }
  std::string sums;
  for (std::size_t k = 0; k < kSoundEventKinds; ++k) {
    if (!sums.empty()) sums += options.json ? "," : ", ";
    sums += options.json ? fmt::format(R"("{}":{})", kManyNames[k], report.counts[k])
                         : fmt::format("{} {}", report.counts[k], kManyNames[k]);
  }
  if (options.json) {
    fmt::print(R"({{"duration_ms":{:.0f},"counts":{{{}}},"events":[{}]}})"
               "\n",
               static_cast<double>(recording.samples.size()) * 1000 /
                   static_cast<double>(recording.rate_hz),
               sums, text);
  } else {
    fmt::print("{}{}\n", text, sums);
  }
}

void listen(Listener& listener, const Options& options, const SoundRecording& recording) {
  listener.start(recording.rate_hz, options.set);
  listener.ask_for(options.asked.data(), options.asked.size());
  std::vector<SoundEvent> events;
  play(listener, recording, [&](const SoundReport& report) {
    if (options.trace) print_trace(report);
    for (int e = 0; e < report.event_count; ++e) {
      const SoundEvent& event = report.events[e];
      if (options.only < 0 || options.only == static_cast<int>(event.kind)) events.push_back(event);
    }
  });
  // Things are known when they are over; they are told in the order in which they began.
  std::ranges::sort(events, {},
                    [](const SoundEvent& event) { return std::pair(event.t_ms, event.kind); });
  print_result(options, recording, listener.report(), events);
}

int run(std::span<char*> words) {
  const auto options = read_options(words);
  if (!options) return fail(options.error() + "; see liopep-engine --help");
  const auto recording = read_sound(options->recording);
  if (!recording) return fail(recording.error());
  const auto listener = std::make_unique<Listener>();
  if (!options->voice.empty()) {
    if (auto ok = learn_voice(*listener, *options); !ok) return fail(ok.error());
  }
  listen(*listener, *options, *recording);
  return 0;
}

}  // namespace

extern const Command kListenCommand = {.name = "listen", .usage = kUsage, .run = run};

}  // namespace liopep::engine
