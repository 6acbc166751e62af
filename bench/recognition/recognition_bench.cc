// How often the engine tells which exercise a person does, among all of content/exercises, after
// two repetitions; and how often it names one where none is done. By the body model throughout.
//   liopep_recognition_bench [--first N] [--people N] [--hours N]
//                           [--only ID] [--list]
// Prints rates, and every confusion: what was taken for what, how often, and why.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exercise_file.h"
#include "recognition/recogniser.h"
#include "testing/filmed_people.h"

namespace liopep::engine::testing {
namespace {

struct Options {
  int first = 0;  ///< of the people
  int people = 8;
  int hours = 2;
  std::string only;
  bool lists = false;
};

/// Everything that is recognised among, and the person in front of it.
struct Watch {
  Recogniser recogniser;
  FollowedBody body;
  int named = -1;

  void restart() {
    recogniser.restart();
    body.reset();
    named = -1;
  }
  void see(double t_s, const std::optional<Landmarks>& seen) {
    const Landmarks* landmarks = seen ? &*seen : nullptr;
    const FrameKind kind = body.step(t_s * 1000, landmarks);
    named = recogniser.step(body, kind, landmarks);
  }
  std::string name(int exercise) const {
    return exercise < 0 ? "nothing" : recogniser.exercise(exercise).id.data();
  }
};

using Confusions = std::map<std::string, int>;

/// Where an exercise that was done and not named got lost.
std::string reason(const Watch& watch, int truth) {
  const Candidate& candidate = watch.recogniser.candidate(truth);
  if (candidate.count() == 0) return "nothing of it seen";
  const Performance& last = candidate.last();
  if (candidate.count() == 1) return fmt::format("one seen, mismatch {:.2f}", last.fit.mismatch);
  const Performance& before = candidate.done(1);
  return fmt::format(
      "odds {:.1f}, mismatch {:.3f} {:.3f}, range {:.2f} {:.2f}, took {:.1f} "
      "{:.1f} s, {:.1f} s between, kinds {} {}",
      candidate.log_odds(watch.recogniser.exercise(truth), last.end_ms), before.fit.mismatch,
      last.fit.mismatch, before.fit.range, last.fit.range, (before.end_ms - before.start_ms) / 1000,
      (last.end_ms - last.start_ms) / 1000, (last.start_ms - before.end_ms) / 1000,
      static_cast<int>(before.kind), static_cast<int>(last.kind));
}

struct Rate {
  int all = 0;
  int right = 0;
  int nothing = 0;
  double value() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

void judge(const Watch& watch, int truth, Rate& rate, Confusions& confusions) {
  ++rate.all;
  if (watch.named == truth) {
    ++rate.right;
    return;
  }
  if (watch.named < 0) ++rate.nothing;
  ++confusions[watch.name(truth) + " taken for " + watch.name(watch.named)];
}

template <class FilmOne>
void measure(const char* what, Watch& watch, const Options& options, Direction direction,
             Confusions& confusions, const FilmOne& film_one) {
  Rate rate;
  Rate visible;
  for (int e = 0; e < watch.recogniser.count(); ++e) {
    const Exercise& exercise = watch.recogniser.exercise(e);
    if (!options.only.empty() && options.only != exercise.id.data()) continue;
    Rate one;
    for (int i = 0; i < options.people; ++i) {
      watch.restart();
      film_one(exercise, 1000 * (e + 1) + static_cast<std::uint64_t>(options.first + i), direction,
               [&](double t_s, const auto& seen, const char*) { watch.see(t_s, seen); });
      judge(watch, e, one, confusions);
      if (options.lists && watch.named != e) {
        fmt::print("  {} {} person {}: {}, {}\n", what, exercise.id.data(), i,
                   watch.name(watch.named), reason(watch, e));
      }
    }
    if (options.lists && one.right < one.all) {
      fmt::print("  {} {}: {} of {}\n", what, exercise.id.data(), one.right, one.all);
    }
    for (Rate* sum : {&rate, &visible}) {
      if (sum == &visible && !can_be_seen_from(direction, exercise)) continue;
      sum->all += one.all;
      sum->right += one.right;
      sum->nothing += one.nothing;
    }
  }
  fmt::print("{}: {} of {} = {:.3f}, unknown {:.3f}, where it can be counted {:.3f}\n", what,
             rate.right, rate.all, rate.value(),
             static_cast<double>(rate.nothing) / std::max(1, rate.all), visible.value());
}

/// Counts the names given in what `see` shows of a person who does not exercise.
class FalseNames {
 public:
  explicit FalseNames(Watch& watch) : watch_(watch) { watch.restart(); }
  void operator()(double t_s, const std::optional<Landmarks>& seen, const char* doing) {
    watch_.see(t_s, seen);
    if (watch_.named >= 0 && watch_.named != before_) {
      ++count_;
      ++list_[fmt::format("{} named while they {}", watch_.name(watch_.named), doing)];
    }
    before_ = watch_.named;
  }
  void add_to(int& count, Confusions& list) const {
    count += count_;
    for (const auto& [name, times] : list_) list[name] += times;
  }

 private:
  Watch& watch_;
  int before_ = -1;
  int count_ = 0;
  Confusions list_;
};

void watch_gestures(Watch& watch, const Options& options, Confusions& list) {
  int count = 0;
  for (int minute = 0; minute < 60 * options.hours; ++minute) {
    FalseNames names(watch);
    film_gestures(static_cast<std::uint64_t>(options.first * 1000 + minute), std::ref(names));
    names.add_to(count, list);
  }
  fmt::print("false names, dense gestures: {:.2f} an hour\n",
             static_cast<double>(count) / options.hours);
}

void watch_everyday(const char* what, Habitat habitat, Watch& watch, const Options& options,
                    Confusions& list) {
  int count = 0;
  const int first = options.first * 1000 + (habitat == Habitat::room ? 5000 : 9000);
  for (int part = 0; part < kEverydayPerHour * options.hours; ++part) {
    FalseNames names(watch);
    film_everyday(habitat, static_cast<std::uint64_t>(first + part), part, std::ref(names));
    names.add_to(count, list);
  }
  fmt::print("false names, {}: {:.2f} an hour\n", what, static_cast<double>(count) / options.hours);
}

void print(const char* title, const Confusions& confusions) {
  std::vector<std::pair<int, std::string>> list;
  for (const auto& [name, times] : confusions) list.emplace_back(times, name);
  std::ranges::sort(list, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  fmt::print("{}\n", title);
  for (const auto& [times, name] : list) fmt::print("{:5} {}\n", times, name);
}

Options read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--list") options.lists = true;
    if (i + 1 == argc) break;
    if (word == "--first") options.first = std::atoi(argv[++i]);
    if (word == "--people") options.people = std::atoi(argv[++i]);
    if (word == "--hours") options.hours = std::atoi(argv[++i]);
    if (word == "--only") options.only = argv[++i];
  }
  return options;
}

int run(const Options& options) {
  const auto exercises = load_exercises(LIOPEP_CONTENT_DIR);
  if (!exercises) {
    fmt::print(stderr, "{}\n", exercises.error());
    return 1;
  }
  const auto watch = std::make_unique<Watch>();
  for (const Exercise& exercise : *exercises) {
    if (!watch->recogniser.add(exercise)) return 1;
  }
  Confusions confusions;
  measure("imitators from the front", *watch, options, Direction::front, confusions, film_imitator);
  measure("imitators three-quarter", *watch, options, Direction::three_quarter, confusions,
          film_imitator);
  measure("routines from the front", *watch, options, Direction::front, confusions, film_routine);
  Confusions names;
  if (options.hours > 0) {
    watch_gestures(*watch, options, names);
    watch_everyday("everyday on the feet", Habitat::room, *watch, options, names);
    watch_everyday("everyday at a desk", Habitat::desk, *watch, options, names);
  }
  print("taken for another, or for nothing:", confusions);
  print("named where nothing was done:", names);
  return 0;
}

}  // namespace
}  // namespace liopep::engine::testing

int main(int argc, char** argv) {
  return liopep::engine::testing::run(liopep::engine::testing::read_options(argc, argv));
}
