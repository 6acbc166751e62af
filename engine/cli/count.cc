#include <fmt/format.h>

#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/exercise_file.h"
#include "cli/recording_file.h"
#include "liopep/movement.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage =
    R"(liopep-engine count --exercise ID FILE.json [--json] [--trace] [--content DIR]

  Counts the repetitions in a series of landmarks:
    {"fps": 30, "frames": [[[x, y, z, visibility] x 33] or null, ...]}
  with "width" and "height" of the picture, or its "aspect" (width / height).

  --exercise ID    an exercise of the content folder (squat), or the path of an exercise file
  --content DIR    folder that holds exercises/ (default: )" LIOPEP_CONTENT_DIR R"()
  --json           one JSON object instead of words
  --trace          also one line for each frame
)";

struct Options {
  std::string exercise;
  std::string recording;
  std::string content = LIOPEP_CONTENT_DIR;
  bool json = false;
  bool trace = false;
};

std::expected<Options, std::string> read_options(std::span<char*> words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool takes_value = word == "--exercise" || word == "--content";
    if (takes_value && i + 1 == words.size()) {
      return std::unexpected(fmt::format("{} needs a value", word));
    }
    if (word == "--exercise") {
      options.exercise = words[++i];
    } else if (word == "--content") {
      options.content = words[++i];
    } else if (word == "--json") {
      options.json = true;
    } else if (word == "--trace") {
      options.trace = true;
    } else if (word.starts_with("--")) {
      return std::unexpected(fmt::format("{} is not an option", word));
    } else if (options.recording.empty()) {
      options.recording = word;
    } else {
      return std::unexpected(fmt::format("one recording at a time: {} is the second", word));
    }
  }
  if (options.exercise.empty()) return std::unexpected("--exercise is missing");
  if (options.recording.empty()) return std::unexpected("the recording is missing");
  return options;
}

constexpr const char* kEventNames[] = {"repetition", "half_repetition", "lost", "found"};
constexpr const char* kPhaseNames[] = {"waiting", "rest", "going", "full", "back"};
constexpr const char* kFramingNames[] = {"nobody", "partly", "ready"};

std::string event_json(const MovementEvent& event) {
  return fmt::format(
      R"({{"kind":"{}","t_ms":{:.0f},"count":{},"duration_ms":{:.0f},"depth":{:.3f}}})",
      kEventNames[static_cast<int>(event.kind)], event.t_ms, event.count, event.duration_ms,
      event.depth);
}

int count(const Options& options, const Exercise& exercise, const Recording& recording) {
  MovementCounter counter(exercise);
  std::string events;
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    const double t_ms = static_cast<double>(i) * 1000 / recording.fps;
    const auto& frame = recording.frames[i];
    const MovementReport& report = counter.step(t_ms, frame ? &*frame : nullptr);
    if (options.trace) {
      fmt::print("{:8.0f} ms  {:7} {:7} depth {:5.3f}  count {}\n", t_ms,
                 kFramingNames[static_cast<int>(report.framing)],
                 kPhaseNames[static_cast<int>(report.phase)], report.depth, report.tally.count);
    }
    for (int e = 0; e < report.event_count; ++e) {
      if (!events.empty()) events += options.json ? "," : "\n";
      events += options.json ? event_json(report.events[e])
                             : fmt::format("{:8.1f} s  {}", report.events[e].t_ms / 1000,
                                           kEventNames[static_cast<int>(report.events[e].kind)]);
    }
  }
  const Tally& tally = counter.report().tally;
  if (options.json) {
    fmt::print(R"({{"exercise":"{}","count":{},"half_count":{},"frames":{},"events":[{}]}})"
               "\n",
               exercise.id.data(), tally.count, tally.half_count, recording.frames.size(), events);
  } else {
    fmt::print("{}\n{}: {} repetitions, {} half\n", events, exercise.id.data(), tally.count,
               tally.half_count);
  }
  return 0;
}

int run(std::span<char*> words) {
  const auto options = read_options(words);
  if (!options) return fail(options.error() + "; see liopep-engine --help");
  const auto exercise = load_exercise(options->content, options->exercise);
  if (!exercise) return fail(exercise.error());
  const auto recording = read_recording(options->recording);
  if (!recording) return fail(recording.error());
  return count(*options, *exercise, *recording);
}

}  // namespace

extern const Command kCountCommand = {.name = "count", .usage = kUsage, .run = run};

}  // namespace liopep::engine
