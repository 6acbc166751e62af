// How often the engine tells which exercise a person does, among all of content/exercises, after
// two repetitions; and how often it names one where none is done. Prints words, or JSON for
// ./do bench.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/exercise_file.h"
#include "recognition/recogniser.h"
#include "testing/busy_person.h"
#include "testing/imitator.h"

namespace liopep::engine {
namespace {

using testing::Direction;
using testing::Imitator;

/// What is named once two repetitions are over, and a moment has passed.
int named_after_two(Recogniser& flow, const Exercise& exercise, std::uint64_t seed,
                    Direction direction) {
  Imitator person(exercise, seed, direction, 2);
  flow.restart();
  FollowedBody body;
  int named = -1;
  for (double t_s = 0; t_s < person.length_s(); t_s = person.next_s(t_s)) {
    const auto seen = person.see(t_s);
    const FrameKind kind = body.step(t_s * 1000, seen ? &*seen : nullptr);
    named = flow.step(body, kind);
  }
  return named;
}

/// How often anything is named in minutes of daily life.
int false_names(Recogniser& recogniser, int minutes, bool verbose) {
  int names = 0;
  for (int minute = 0; minute < minutes; ++minute) {
    testing::BusyPerson person(static_cast<std::uint64_t>(minute), 60);
    recogniser.restart();
    FollowedBody body;
    int named = -1;
    for (double t_s = 0; t_s < person.length_s(); t_s += 1 / person.fps()) {
      const auto seen = person.see(t_s);
      const FrameKind kind = body.step(t_s * 1000, seen ? &*seen : nullptr);
      const int now = recogniser.step(body, kind);
      if (now >= 0 && now != named) {
        ++names;
        if (verbose)
          fmt::print("  minute {} at {:.1f}: {} {:.3f}\n", minute, t_s,
                     recogniser.exercise(now).id.data(), recogniser.candidate(now).mismatch());
      }
      named = now;
    }
  }
  return names;
}

}  // namespace

int run(int seeds, bool verbose) {
  const auto exercises = load_exercises(LIOPEP_CONTENT_DIR).value();
  const auto flow = std::make_unique<Recogniser>();
  for (const Exercise& exercise : exercises) {
    if (!flow->add(exercise)) return 1;
  }
  std::vector<float> fits, diffs;
  std::map<std::string, int> confusions;
  int all = 0;
  int right = 0;
  for (const Direction direction : {Direction::front, Direction::three_quarter}) {
    int all_here = 0;
    int right_here = 0;
    for (std::size_t e = 0; e < exercises.size(); ++e) {
      int ok = 0;
      for (int s = 0; s < seeds; ++s) {
        const int named = named_after_two(*flow, exercises[e], 1000 * (e + 1) + s, direction);
        const Candidate& truth = flow->candidate(static_cast<int>(e));
        if (truth.count() > 1) {
          fits.push_back(std::max(truth.done(0).mismatch, truth.done(1).mismatch));
          diffs.push_back(truth.done(0).difference);
        }
        if (named == static_cast<int>(e)) {
          ++ok;
          continue;
        }
        const char* name = named < 0 ? "nothing" : exercises[named].id.data();
        ++confusions[fmt::format("{} taken for {}", exercises[e].id.data(), name)];
        if (!verbose) continue;
        fmt::print("  {} seed {} -> {}\n", exercises[e].id.data(), s, name);
        for (int i = 0; i < flow->count(); ++i) {
          const Candidate& c = flow->candidate(i);
          if (c.count() == 0) continue;
          fmt::print("      {}{}:", i == static_cast<int>(e) ? "* " : "", exercises[i].id.data());
          for (int k = 0; k < c.count(); ++k) {
            fmt::print("  {}{:.0f}-{:.0f} {:.3f}~{:.3f}", "WHh"[static_cast<int>(c.done(k).kind)],
                       c.done(k).start_ms, c.done(k).end_ms, c.done(k).mismatch,
                       c.done(k).difference);
          }
          fmt::print("\n");
        }
      }
      if (verbose || ok < seeds)
        fmt::print("{} {}: {} of {}\n", static_cast<int>(direction), exercises[e].id.data(), ok,
                   seeds);
      all_here += seeds;
      right_here += ok;
    }
    fmt::print("direction {}: {} of {} = {:.3f}\n", static_cast<int>(direction), right_here,
               all_here, 1.0 * right_here / all_here);
    all += all_here;
    right += right_here;
  }
  fmt::print("recognised {} of {} = {:.3f}\n", right, all, 1.0 * right / all);
  std::ranges::sort(fits);
  std::ranges::sort(diffs);
  for (const std::size_t q : {50, 80, 90, 95, 98}) {
    fmt::print("quantile {}: mismatch {:.3f} difference {:.3f}\n", q, fits[q * fits.size() / 100],
               diffs[q * diffs.size() / 100]);
  }
  std::vector<std::pair<int, std::string>> list;
  for (const auto& [name, times] : confusions) list.emplace_back(times, name);
  std::ranges::sort(list, std::greater());
  fmt::print("false names in 60 minutes of daily life: {}\n", false_names(*flow, 60, verbose));
  for (const auto& [times, name] : list) fmt::print("{:4} {}\n", times, name);
  return 0;
}

}  // namespace liopep::engine

int main(int argc, char** argv) {
  return liopep::engine::run(argc > 1 ? std::atoi(argv[1]) : 10, argc > 2);
}
