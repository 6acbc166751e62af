#include <fmt/format.h>

#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/event_text.h"
#include "cli/exercise_file.h"
#include "cli/flow_count.h"
#include "cli/recording_file.h"
#include "cli/still_ends.h"
#include "liopep/movement.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage =
    R"(liopep-engine count --exercise ID FILE.json [--json] [--trace] [--content DIR]

  Counts the repetitions or holds in a series of landmarks, and says when, on which side, how fast
  and how deep, and when the form or the safe range was left:
    {"fps": 30, "frames": [[[x, y, z, visibility] x 33] or null, ...]}
  with "width" and "height" of the picture, or its "aspect" (width / height): else it is judged by
  whom the picture shows. x and y are parts of the picture, or pixels, or the model's metres around
  the hips. Where frames are not even, "t_ms": [0, 33.4, ...] says when each was, and "fps" is not
  needed. As films are cut to the movement, the first and the last pose count as held for .4 s, so
  that an event may be before 0; of one exercise that is held only what is in the film counts.

  --exercise ID    an exercise of the content folder (squat), or the path of an exercise file;
                   auto: recognises which of the content folder is done, and counts it
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

constexpr const char* kFramingNames[] = {"nobody", "partly", "ready"};

void print_summary(const Options& options, const Exercise& exercise, const Tally& tally,
                   std::size_t frames, const std::string& events) {
  if (options.json) {
    fmt::print(R"({{"exercise":"{}","count":{},"half_count":{},"frames":{},"left_count":{},)"
               R"("right_count":{},"held_ms":{:.0f},"events":[{}]}})"
               "\n",
               exercise.id.data(), tally.count, tally.half_count, frames, tally.left_count,
               tally.right_count, tally.held_ms, events);
    return;
  }
  const bool is_hold = exercise.counting == Counting::hold;
  fmt::print("{}\n{}: ", events, exercise.id.data());
  if (is_hold) {
    fmt::print("{} holds, {:.1f} s in position", tally.count, tally.held_ms / 1000);
  } else {
    fmt::print("{} repetitions, {} half", tally.count, tally.half_count);
  }
  const bool has_sides = tally.left_count + tally.right_count > 0;
  if (has_sides) fmt::print("; {} left, {} right", tally.left_count, tally.right_count);
  fmt::print("\n");
}

void print_frame(const MovementReport& report) {
  fmt::print("{:8.0f} ms  {:7} {:7} depth {:5.3f}  count {}\n", report.t_ms,
             name_of(kFramingNames, report.framing), name_of(report.phase), report.depth,
             report.tally.count);
}

int count(const Options& options, const Exercise& exercise, const Recording& recording) {
  MovementCounter counter(exercise);
  // Of a hold it is the time that counts.
  const bool is_hold = exercise.counting == Counting::hold;
  const Recording shown = is_hold ? recording : with_still_ends(recording);
  std::string events;
  for (std::size_t i = 0; i < shown.frames.size(); ++i) {
    const double t_ms = shown.times_ms[i];
    const auto& frame = shown.frames[i];
    const MovementReport& report = counter.step(t_ms, frame ? &*frame : nullptr);
    if (options.trace) print_frame(report);
    for (int e = 0; e < report.event_count; ++e) {
      if (!events.empty()) events += options.json ? "," : "\n";
      events += options.json ? event_json(report.events[e]) : event_words(report.events[e]);
    }
  }
  print_summary(options, exercise, counter.report().tally, recording.frames.size(), events);
  return 0;
}

int run(std::span<char*> words) {
  const auto options = read_options(words);
  if (!options) return fail(options.error() + "; see liopep-engine --help");
  const auto recording = read_recording(options->recording);
  if (recording) note(note_of(recording->shape));
  if (options->exercise == "auto") {
    if (!recording) return fail(recording.error());
    return count_flow(options->content, *recording, options->json, options->trace);
  }
  const auto exercise = load_exercise(options->content, options->exercise);
  if (!exercise) return fail(exercise.error());
  if (!recording) return fail(recording.error());
  return count(*options, *exercise, *recording);
}

}  // namespace

extern const Command kCountCommand = {.name = "count", .usage = kUsage, .run = run};

}  // namespace liopep::engine
