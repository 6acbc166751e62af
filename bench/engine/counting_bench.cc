// How right the counts are: liopep_counting_bench [--scenes N] [--hours N] [--list]
// [--first N]: other scenes and people than those that were looked at while content was mended.
// [--exercise ID]: that one alone. [--content DIR]: files other than the product's.
// [--kind KIND]: only front, three_quarter, side, one of the difficulties, or everyday.
// One scene of it, frame by frame: liopep_counting_bench --trace ID:SCENE [--kind KIND]
// Repetitions of every exercise by the body model, everyday movement by the body model, and real
// recordings (engine/recordings, and ../shared/data where it is), apart. Prints one JSON object.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/event_text.h"
#include "cli/exercise_file.h"
#include "cli/recording_file.h"
#include "exercise/depth.h"
#include "liopep/movement.h"
#include "testing/difficulty.h"
#include "testing/filmed_people.h"
#include "testing/routine.h"
#include "testing/studio.h"

namespace liopep::engine::testing {
namespace {

struct Options {
  int scenes = 24;
  double hours = 2;
  bool lists = false;  ///< each exercise on a line of its own, to the error stream
  int first = 1;       ///< scene
  std::string trace;   ///< "ID:SCENE": depth and phase of each frame, to the error stream
  std::string only;    ///< exercise; all where empty
  std::string kind;    ///< of scene; all where empty
  std::string content = LIOPEP_CONTENT_DIR;

  bool wants(std::string_view some) const { return kind.empty() || kind == some; }
};

/// Counts against the truth, clip by clip.
struct Accuracy {
  int clips = 0;
  int within_one = 0;
  int exact = 0;
  double error = 0;  ///< sum of |counted - true| / true

  void add(int counted, int truth) {
    const int off = std::abs(counted - truth);
    ++clips;
    within_one += off <= 1 ? 1 : 0;
    exact += off == 0 ? 1 : 0;
    error += static_cast<double>(off) / std::max(1, truth);
  }
  void add(const Accuracy& other) {
    clips += other.clips;
    within_one += other.within_one;
    exact += other.exact;
    error += other.error;
  }
  std::string json() const {
    const double n = std::max(1, clips);
    return fmt::format(R"({{"clips":{},"within_one":{:.4f},"exact":{:.4f},"mae":{:.4f}}})", clips,
                       within_one / n, exact / n, error / n);
  }
};

/// Depth and phase of each frame, and the depth of each measure on the left and on the right.
class Trace {
 public:
  explicit Trace(const Exercise& exercise) : exercise_(exercise) {}

  void print(const MovementReport& report) {
    const double dt_s = std::clamp((report.t_ms - t_ms_) / 1000, 0.001, 0.5);
    scale_.update(report.landmarks, static_cast<float>(dt_s));
    t_ms_ = report.t_ms;
    fmt::print(stderr, "{:7.2f} s  {:7} depth {:.2f} missing {:#x} ", report.t_ms / 1000,
               name_of(report.phase), report.depth, report.missing);
    for (int i = 0; i < exercise_.measure_count; ++i) {
      const auto depth = [&](Side side) {
        return measure_depth(exercise_.measures[i], side, report.landmarks, scale_);
      };
      fmt::print(stderr, " {:5.2f} {:5.2f},", depth(Side::left), depth(Side::right));
    }
    fmt::print(stderr, "\n");
    for (int i = 0; i < report.event_count; ++i) {
      fmt::print(stderr, "{}\n", event_words(report.events[i]));
    }
  }

 private:
  const Exercise& exercise_;
  BodyScale scale_;
  double t_ms_ = 0;
};

/// A clip of somebody who exercises.
Recording film_clip(const Exercise& exercise, const Routine& routine, const Studio& studio,
                    Difficulty difficulty) {
  HarderFilm film(studio, routine, exercise.demonstrator.seat, difficulty);
  Recording clip;
  for (double t_s = film.next_s(); t_s < routine.length_s(); t_s = film.next_s()) {
    clip.times_ms.push_back(t_s * 1000);
    clip.frames.push_back(film.see(t_s));
  }
  if (difficulty == Difficulty::unsaid_shape)
    clip.shape = place_in_picture(clip.frames, {}).value();
  return clip;
}

int count_frames(const Exercise& exercise, const Recording& recording, Trace* trace = nullptr) {
  const auto counter = std::make_unique<MovementCounter>(exercise);
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    const auto& frame = recording.frames[i];
    const MovementReport& report = counter->step(recording.times_ms[i], frame ? &*frame : nullptr);
    if (trace != nullptr) trace->print(report);
  }
  return static_cast<int>(counter->report().tally.count);
}

void film_exercise(const Exercise& exercise, Direction direction, Difficulty difficulty,
                   const Options& options, Accuracy& accuracy) {
  const int scenes = difficulty == Difficulty::none ? options.scenes : options.scenes / 4;
  for (int i = 0; i < scenes; ++i) {
    Studio studio = studio_by_chance(static_cast<std::uint64_t>(options.first + i), direction);
    Chance chance(studio.seed * 7919);
    const bool is_hold = exercise.counting == Counting::hold;
    const int times = is_hold ? 2 : 4 + static_cast<int>(chance.next() % 9);
    const Routine routine(exercise, times, 6 / studio.fps, chance);
    if (routine.count() == 0) continue;
    const Extent extent = routine.extent(studio.build, exercise);
    choose_picture(studio, difficulty);
    aim(studio, extent, chance);
    step_back_until_seen(studio, routine, exercise);
    move_person(studio, extent, difficulty);
    const bool is_traced =
        (difficulty == Difficulty::none || !options.kind.empty()) &&
        options.trace == fmt::format("{}:{}", exercise.id.data(), options.first + i);
    Trace trace(exercise);
    const int counted = count_frames(exercise, film_clip(exercise, routine, studio, difficulty),
                                     is_traced ? &trace : nullptr);
    accuracy.add(counted, routine.count());
    if (options.lists && counted != routine.count()) {
      const engine::Camera& camera = studio.camera;
      fmt::print(stderr,
                 "  {} scene {} at {} fps, {:.1f} m away, {:+.0f} deg high, turned {:.0f} deg, "
                 "jitter {:.3f}, drift {:.3f}: {} of {}\n",
                 exercise.id.data(), options.first + i, studio.fps, camera.distance_m,
                 std::atan2(camera.height_m - camera.aim_m, camera.distance_m) * 57.3F,
                 studio.place.yaw_deg, studio.sight.jitter, studio.sight.drift, counted,
                 routine.count());
    }
  }
}

constexpr const char* kDirections[] = {"front", "three_quarter", "side"};

std::string synthetic(const std::vector<Exercise>& exercises, const Options& options) {
  std::array<Accuracy, 3> by_direction;
  Accuracy holds;
  for (const Exercise& exercise : exercises) {
    for (int d = 0; d < 3; ++d) {
      const auto direction = static_cast<Direction>(d);
      if (!options.wants(kDirections[d]) || !can_be_seen_from(direction, exercise)) continue;
      Accuracy one;
      film_exercise(exercise, direction, Difficulty::none, options, one);
      if (options.lists) {
        fmt::print(stderr, "{:20} {:14} {}\n", exercise.id.data(), kDirections[d], one.json());
      }
      Accuracy& sum = exercise.counting == Counting::hold ? holds : by_direction[d];
      sum.add(one);
    }
  }
  return fmt::format(R"({{"front":{},"three_quarter":{},"side":{},"holds":{}}})",
                     by_direction[0].json(), by_direction[1].json(), by_direction[2].json(),
                     holds.json());
}

constexpr const char* kDifficulties[kDifficultyCount] = {
    "none",     "turning",   "falling_rate", "passer_by",    "rolled_camera",
    "portrait", "near_edge", "far_away",     "unsaid_shape", "steep_camera"};

/// Every exercise from the front, with one difficulty after the other.
std::string harder(const std::vector<Exercise>& exercises, const Options& options) {
  std::string json;
  for (int d = 1; d < kDifficultyCount; ++d) {
    if (!options.wants(kDifficulties[d])) continue;
    Accuracy all;
    for (const Exercise& exercise : exercises) {
      if (!can_be_seen_from(Direction::front, exercise)) continue;
      Accuracy one;
      film_exercise(exercise, Direction::front, static_cast<Difficulty>(d), options, one);
      if (options.lists && one.within_one < one.clips) {
        fmt::print(stderr, "{:20} {:14} {}\n", exercise.id.data(), kDifficulties[d], one.json());
      }
      all.add(one);
    }
    json += fmt::format(R"({}"{}":{})", json.empty() ? "" : ",", kDifficulties[d], all.json());
  }
  return "{" + json + "}";
}

/// An hour of somebody who does something else, seen by every exercise at once.
struct Bystander {
  Habitat habitat;
  bool whole_body;
};

Extent extent_of(const Bystander& who, const engine::Build& build) {
  const float stature_m = build.stature_m;
  if (who.habitat == Habitat::room) return {0, stature_m * 1.1F, 0.7F};
  if (who.whole_body) return {0, stature_m * 0.8F, 0.6F};
  return {stature_m * 0.38F, stature_m * 0.8F, 0.4F};
}

bool suits(const Exercise& exercise, Habitat habitat) {
  const auto has = [&](Position p) { return (exercise.positions & bit_of(p)) != 0; };
  return habitat == Habitat::desk ? has(Position::seated) || has(Position::wheelchair)
                                  : has(Position::standing);
}

using Counters = std::vector<std::unique_ptr<MovementCounter>>;

void film_hour(const std::vector<Exercise>& exercises, const Bystander& who, int hour,
               std::map<std::string, double>& counted, std::map<std::string, double>& while_doing) {
  constexpr double kPerson_s = 600;  // somebody else, elsewhere, after ten minutes
  for (int person = 0; person < 6; ++person) {
    const auto seed = static_cast<std::uint64_t>(hour * 6 + person + 1);
    Studio studio = studio_by_chance(seed * 31, Direction::front);
    studio.fps = std::min(studio.fps, 30.0);
    Chance chance(seed);
    aim(studio, extent_of(who, studio.build), chance);
    const Everyday day(who.habitat, kPerson_s, chance);
    Counters counters;
    for (const Exercise& e : exercises) counters.push_back(std::make_unique<MovementCounter>(e));
    const auto count = [&](double t_s, const auto& seen, const char* what) {
      for (std::size_t i = 0; i < exercises.size(); ++i) {
        const auto& report = counters[i]->step(t_s * 1000, seen ? &*seen : nullptr);
        for (int e = 0; e < report.event_count && suits(exercises[i], who.habitat); ++e) {
          const EventKind kind = report.events[e].kind;
          if (kind != EventKind::repetition && kind != EventKind::hold_done) continue;
          ++while_doing[std::string(exercises[i].id.data()) + ", " + what];
        }
      }
    };
    film_day(studio, day, who.habitat, kPerson_s, count);
    for (std::size_t i = 0; i < exercises.size(); ++i) {
      if (suits(exercises[i], who.habitat)) {
        counted[exercises[i].id.data()] += counters[i]->report().tally.count;
      }
    }
  }
}

std::string everyday(const std::vector<Exercise>& exercises, const Options& options) {
  std::string json;
  for (const Habitat habitat : {Habitat::room, Habitat::desk}) {
    if (!options.wants("everyday")) break;
    std::map<std::string, double> counted;
    std::map<std::string, double> while_doing;
    for (const Exercise& e : exercises) {
      if (suits(e, habitat)) counted[e.id.data()] = 0;
    }
    if (options.hours == 0 || counted.empty()) continue;
    for (int hour = 0; hour < options.hours; ++hour) {
      film_hour(exercises, {habitat, hour % 2 == 0}, options.first - 1 + hour, counted,
                while_doing);
    }
    for (const auto& [what, count] : while_doing) {
      if (options.lists) fmt::print(stderr, "  while {}: {}\n", what, count);
    }
    double sum = 0;
    double most = 0;
    for (const auto& [id, count] : counted) {
      const double an_hour = count / options.hours;
      sum += an_hour;
      most = std::max(most, an_hour);
      if (options.lists && count > 0) {
        fmt::print(stderr, "{:5} {:20} {:.1f} an hour\n",
                   habitat == Habitat::room ? "room" : "desk", id, an_hour);
      }
    }
    json +=
        fmt::format(R"({}"{}":{{"exercises":{},"hours":{},"an_hour":{:.3f},"most":{:.1f}}})",
                    json.empty() ? "" : ",", habitat == Habitat::room ? "room" : "desk",
                    counted.size(), options.hours, sum / static_cast<double>(counted.size()), most);
  }
  return "{" + json + "}";
}

std::string real(const Options& options) {
  struct Known {
    const char* path;
    const char* id;
    int count;
  };
  Accuracy accuracy;
  for (const Known& known : {Known{"engine/recordings/squats.json", "squat", 2},
                             Known{"engine/recordings/overhead-reach.json", "overhead-reach", 1}}) {
    if (!options.only.empty() && options.only != known.id) continue;
    const auto recording = read_recording(known.path);
    if (!recording) continue;
    const auto exercise = load_exercise(options.content, known.id);
    accuracy.add(count_frames(*exercise, *recording), known.count);
  }
  return accuracy.json();
}

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--list") options.lists = true;
    if (word == "--trace" && i + 1 < argc) options.trace = argv[++i];
    if (word == "--exercise" && i + 1 < argc) options.only = argv[++i];
    if (word == "--content" && i + 1 < argc) options.content = argv[++i];
    if (word == "--kind" && i + 1 < argc) options.kind = argv[++i];
    if (word == "--first" && i + 1 < argc) options.first = std::atoi(argv[++i]);
    if (word == "--scenes" && i + 1 < argc) options.scenes = std::atoi(argv[++i]);
    if (word == "--hours" && i + 1 < argc) options.hours = std::atoi(argv[++i]);
  }
  return options;
}

}  // namespace
}  // namespace liopep::engine::testing

int main(int argc, char** argv) {
  using namespace liopep::engine::testing;
  const Options options = options_of(argc, argv);
  auto exercises = liopep::engine::load_exercises(options.content).value();
  std::erase_if(exercises, [&](const liopep::engine::Exercise& e) {
    return !options.only.empty() && options.only != e.id.data();
  });
  fmt::print(R"({{"synthetic":{},"harder":{},"everyday":{},"real":{}}})"
             "\n",
             synthetic(exercises, options), harder(exercises, options),
             everyday(exercises, options), real(options));
}
