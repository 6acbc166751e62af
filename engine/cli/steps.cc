#include "liopep/steps.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/sample_file.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage =
    R"(liopep-engine steps FILE.csv [--json] [--height CM] [--body female|male] [--step-length M]
                     [--calibrate M] [--time s|ms|us|ns]

  Counts the steps in a recording of an accelerometer, gravity included, in any unit and at 12 to
  400 samples a second: columns t_ms,x,y,z or t_ms,magnitude; a line of names first is optional.

  --height CM      distance by a step length of 0.414 of the height (default: 170)
  --body BODY      0.413 of it for female, 0.415 for male
  --step-length M  distance by this step length
  --calibrate M    the recording is a walk of so many metres: also says its step length
  --time UNIT      what the time column counts (default: by its name, else by its rate)
  --json           one JSON object instead of words
)";

constexpr double kUsualHeight_cm = 170;

struct Options {
  std::string file;
  double height_cm = kUsualHeight_cm;
  bool knows_height = false;
  StepBody body = StepBody::unknown;
  std::optional<double> step_length_m;
  std::optional<double> walked_m;
  TimeUnit unit = TimeUnit::detected;
  bool json = false;
};

using Failure = std::unexpected<std::string>;

std::expected<double, std::string> number_of(std::string_view option, std::string_view word,
                                             double least, double most) {
  double number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool is_number = read.ec == std::errc() && read.ptr == word.data() + word.size();
  if (!is_number || !(number >= least && number <= most)) {
    return Failure(fmt::format("{} must be a number from {} to {}", option, least, most));
  }
  return number;
}

std::expected<TimeUnit, std::string> unit_of(std::string_view word) {
  if (word == "s") return TimeUnit::seconds;
  if (word == "ms") return TimeUnit::milliseconds;
  if (word == "us") return TimeUnit::microseconds;
  if (word == "ns") return TimeUnit::nanoseconds;
  return Failure("--time must be s, ms, us or ns");
}

/// Keeps a value that was understood.
template <typename Kept, typename Value>
std::expected<void, std::string> keep(Kept& kept, const std::expected<Value, std::string>& value) {
  if (!value) return Failure(value.error());
  kept = *value;
  return {};
}

std::expected<StepBody, std::string> body_of(std::string_view word) {
  if (word == "female") return StepBody::female;
  if (word == "male") return StepBody::male;
  return Failure("--body must be female or male");
}

std::expected<void, std::string> take_option(Options& options, std::string_view option,
                                             std::string_view value) {
  if (option == "--body") return keep(options.body, body_of(value));
  if (option == "--time") return keep(options.unit, unit_of(value));
  if (option == "--step-length") {
    return keep(options.step_length_m, number_of(option, value, 0.2, 1.5));
  }
  if (option == "--calibrate") return keep(options.walked_m, number_of(option, value, 5, 100'000));
  options.knows_height = true;
  return keep(options.height_cm, number_of(option, value, 100, 230));
}

bool takes_value(std::string_view word) {
  return word == "--height" || word == "--body" || word == "--step-length" ||
         word == "--calibrate" || word == "--time";
}

std::expected<Options, std::string> read_options(std::span<char*> words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (takes_value(word)) {
      if (i + 1 == words.size()) return Failure(fmt::format("{} needs a value", word));
      if (auto taken = take_option(options, word, words[++i]); !taken) {
        return Failure(taken.error());
      }
    } else if (word == "--json") {
      options.json = true;
    } else if (word.starts_with("--")) {
      return Failure(fmt::format("{} is not an option", word));
    } else if (options.file.empty()) {
      options.file = word;
    } else {
      return Failure(fmt::format("one recording at a time: {} is the second", word));
    }
  }
  if (options.file.empty()) return Failure("the recording is missing");
  return options;
}

/// A stretch of walking without a pause.
struct WalkingSpan {
  double start_s = 0;
  double end_s = 0;
  double steps = 0;
};

struct Walk {
  StepReport report;
  double duration_s = 0;
  std::size_t samples = 0;
  std::vector<WalkingSpan> spans;
};

void take_slices(const StepReport& report, std::vector<WalkingSpan>& spans) {
  for (int i = 0; i < report.slice_count; ++i) {
    const StepSlice& slice = report.slices[static_cast<std::size_t>(i)];
    if (!slice.walking) continue;
    const double start_s = slice.t_ms / 1000;
    constexpr double kRounding_s = 0.01;
    if (spans.empty() || spans.back().end_s < start_s - kRounding_s) {
      spans.push_back({.start_s = start_s, .end_s = start_s, .steps = 0});
    }
    spans.back().end_s = start_s + slice.duration_ms / 1000;
    spans.back().steps += static_cast<double>(slice.steps);
  }
}

Walk count(const std::vector<AccelerationSample>& samples) {
  Walk walk;
  const auto counter = std::make_unique<StepCounter>();
  for (const AccelerationSample& sample : samples) {
    take_slices(counter->add(sample.t_ms, sample.magnitude), walk.spans);
  }
  walk.report = counter->finish();
  take_slices(walk.report, walk.spans);
  walk.duration_s = walk.report.t_ms / 1000;
  walk.samples = samples.size();
  return walk;
}

double cadence_spm(double steps, double walking_s) {
  return walking_s > 0 ? steps * 60 / walking_s : 0;
}

void print_json(const Walk& walk, double step_m, std::optional<double> measured_m) {
  std::string spans;
  for (const WalkingSpan& span : walk.spans) {
    spans +=
        fmt::format(R"({}{{"start_s":{:.1f},"end_s":{:.1f},"steps":{:.0f},"cadence_spm":{:.1f}}})",
                    spans.empty() ? "" : ",", span.start_s, span.end_s, span.steps,
                    cadence_spm(span.steps, span.end_s - span.start_s));
  }
  const double walking_s = walk.report.walking_ms / 1000;
  fmt::print(
      R"({{"steps":{},"cadence_spm":{:.1f},"walking_s":{:.1f},"duration_s":{:.1f},"distance_m":{:.1f},)"
      R"("step_length_m":{:.3f},{}"samples":{},"ignored":{},"spans":[{}]}})"
      "\n",
      walk.report.steps, cadence_spm(walk.report.steps, walking_s), walking_s, walk.duration_s,
      walk.report.steps * step_m, step_m,
      measured_m ? fmt::format(R"("measured_step_length_m":{:.3f},)", *measured_m) : "",
      walk.samples, walk.report.ignored, spans);
}

void print_words(const Walk& walk, double step_m, const Options& options) {
  for (const WalkingSpan& span : walk.spans) {
    fmt::print("{:8.1f} s to {:.1f} s  {:.0f} steps, {:.0f} a minute\n", span.start_s, span.end_s,
               span.steps, cadence_spm(span.steps, span.end_s - span.start_s));
  }
  const double walking_s = walk.report.walking_ms / 1000;
  fmt::print("{} steps, {:.0f} a minute, walking {:.0f} s of {:.0f} s\n", walk.report.steps,
             cadence_spm(walk.report.steps, walking_s), walking_s, walk.duration_s);
  const bool is_guess = !options.step_length_m && !options.knows_height && !options.walked_m;
  fmt::print("{:.0f} m with steps of {:.2f} m{}\n", walk.report.steps * step_m, step_m,
             is_guess ? " (a guess for 170 cm; see --height)" : "");
  if (walk.report.ignored > 0) {
    fmt::print("{} samples were no numbers or went back in time\n", walk.report.ignored);
  }
}

int run(std::span<char*> words) {
  const auto options = read_options(words);
  if (!options) return fail(options.error() + "; see liopep-engine --help");
  const auto samples = read_samples(options->file, options->unit);
  if (!samples) return fail(samples.error());
  const Walk walk = count(*samples);
  double step_m = options->step_length_m.value_or(step_length_m(options->height_cm, options->body));
  std::optional<double> measured_m;
  if (options->walked_m) {
    measured_m = measured_step_length_m(*options->walked_m, walk.report.steps);
    if (*measured_m == 0) {
      return fail(fmt::format("--calibrate: {} steps are no walk of {} m", walk.report.steps,
                              *options->walked_m));
    }
    step_m = *measured_m;
  }
  if (options->json) {
    print_json(walk, step_m, measured_m);
  } else {
    print_words(walk, step_m, *options);
  }
  return 0;
}

}  // namespace

extern const Command kStepsCommand = {.name = "steps", .usage = kUsage, .run = run};

}  // namespace liopep::engine
