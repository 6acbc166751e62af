// Learns the odds of a walk and says how well they do on recordings they were not learned from:
// liopep_train_steps LIST [gait_odds.h]. LIST has lines "kind,steps,file"; bench/steps/held_out.mjs
// makes it of ../shared/data/steps.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <future>
#include <map>
#include <sstream>

#include "cli/sample_file.h"
#include "training/step_odds.h"

namespace liopep::engine::training {
namespace {

constexpr std::size_t kFolds = 4;
constexpr std::size_t kVariants = 4;
constexpr int kModels = 12;
/// So many searches from the first guess; their mean is what was learned.
constexpr std::size_t kWays = 3;
constexpr int kRounds = 12;
constexpr std::size_t kNone = kFolds;  ///< no fold is left out

/// A recording, its variants, and the fold that holds them out.
struct Walker {
  Outing outing;
  std::vector<Outing> variants;
  std::size_t fold;
};

using Means = std::map<std::string, std::pair<double, int>>;

void note(Means& means, const std::string& kind, double error) {
  means[kind].first += error;
  ++means[kind].second;
}

double mean_of(const Means& means, const std::string& kind) {
  const auto found = means.find(kind);
  return found == means.end() ? 0 : found->second.first / found->second.second;
}

testing::Accelerations read(const std::string& path) {
  testing::Accelerations samples;
  const auto read = read_samples(path, TimeUnit::detected);
  if (!read) fmt::print(stderr, "{}: {}\n", path, read.error());
  if (!read) return samples;
  for (const AccelerationSample& each : *read)
    samples.push_back({each.t_ms, {each.magnitude, 0, 0}});
  return samples;
}

std::vector<Walker> read_list(const std::string& path) {
  std::vector<Walker> walkers;
  std::map<std::string, std::size_t> of_kind;
  std::ifstream list(path);
  for (std::string line; std::getline(list, line);) {
    std::istringstream fields(line);
    std::string kind, steps, file;
    std::getline(fields, kind, ',');
    std::getline(fields, steps, ',');
    std::getline(fields, file);
    const testing::Accelerations samples = read(file);
    if (samples.empty()) continue;
    const double truth = std::stod(steps);
    Walker walker{watch(file, kind, truth, samples), {}, of_kind[kind]++ % kFolds};
    for (std::size_t i = 0; i < kVariants; ++i) {
      const std::uint64_t seed = 100 * (walkers.size() + 1) + i;
      walker.variants.push_back(watch(file, kind, truth, varied(samples, seed)));
    }
    walkers.push_back(std::move(walker));
  }
  return walkers;
}

/// What is asked of the step counter, each part in the measure of its limit.
double cost_of(const Means& means) {
  double cost = 0;
  for (const std::string way : {"", "varied "}) {
    cost += mean_of(means, way + "phone") / 2 + mean_of(means, way + "normal") / 6 +
            mean_of(means, way + "fast") / 6 + mean_of(means, way + "slow") / 6 +
            mean_of(means, way + "none") / 2;
  }
  return cost + mean_of(means, "bus") / 20 + mean_of(means, "ride") / 10 +
         mean_of(means, "drive") / 5 + mean_of(means, "model walk") / 15 +
         mean_of(means, "model slow") / 30 + mean_of(means, "typing") + mean_of(means, "work") / 20;
}

GaitOdds learn_without(const std::vector<Walker>& walkers, const std::vector<Outing>& models,
                       std::size_t fold) {
  constexpr double kMost = 60;  // one recording that fails should not decide
  const auto cost = [&](const GaitOdds& odds) {
    Means means;
    const auto ask = [&](const std::string& way, const Outing& outing) {
      note(means, way + outing.kind, std::min(kMost, error_of(outing, count(outing, odds))));
    };
    for (const Walker& walker : walkers) {
      if (walker.fold == fold) continue;
      ask("", walker.outing);
      for (const Outing& each : walker.variants) ask("varied ", each);
    }
    for (const Outing& each : models) ask("", each);
    return cost_of(means);
  };
  std::vector<GaitOdds> learned;
  for (std::size_t i = 0; i < kWays; ++i) learned.push_back(learn(cost, kRounds, kWays * fold + i));
  return middle_of(learned);
}

void print(const std::string& title, const Means& means) {
  fmt::print("{:<9}", title);
  for (const auto& [kind, sum] : means) fmt::print(" | {} {:.2f}", kind, sum.first / sum.second);
  fmt::print("\n");
}

void write(const std::string& path, const GaitOdds& odds) {
  std::ifstream before(path);
  std::ostringstream after;
  for (std::string line; std::getline(before, line); after << line << '\n') {
    for (const OneOfOdds& each : all_odds()) {
      if (line.starts_with(fmt::format("  float {} =", each.name))) {
        line = fmt::format("  float {} = {:.3f}F;", each.name, odds.*each.at);
      }
    }
  }
  before.close();
  std::ofstream(path) << after.str();
}

void note_walker(const Walker& walker, const GaitOdds& odds, bool aloud, Means& means) {
  const double counted = count(walker.outing, odds);
  note(means, walker.outing.kind, error_of(walker.outing, counted));
  if (aloud) {
    fmt::print("{:7} of {:4.0f} {:4.0f}  {}\n", walker.outing.kind, walker.outing.steps, counted,
               walker.outing.name);
  }
  for (const Outing& each : walker.variants) {
    note(means, "varied " + each.kind, error_of(each, count(each, odds)));
  }
}

int run(const std::string& list, const std::string& header) {
  const std::vector<Walker> walkers = read_list(list);
  const std::vector<Outing> models = model_outings(kModels, 101);
  std::vector<std::future<GaitOdds>> learned;
  for (std::size_t fold = 0; fold <= kNone; ++fold) {
    learned.push_back(
        std::async(std::launch::async, [&, fold] { return learn_without(walkers, models, fold); }));
  }
  Means held_out, fitted;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const GaitOdds odds = learned[fold].get();
    for (const Walker& each : walkers) {
      if (each.fold == fold) note_walker(each, odds, true, held_out);
    }
  }
  print("held out", held_out);
  const GaitOdds odds = learned[kNone].get();
  for (const Walker& each : walkers) note_walker(each, odds, false, fitted);
  for (const Outing& each : models) note(fitted, each.kind, error_of(each, count(each, odds)));
  print("fitted", fitted);
  Means other;
  for (const Outing& each : model_outings(2 * kModels, 909)) {
    note(other, each.kind, error_of(each, count(each, odds)));
  }
  print("models it did not learn from", other);
  if (!header.empty()) write(header, odds);
  return 0;
}

}  // namespace
}  // namespace liopep::engine::training

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "liopep_train_steps LIST [gait_odds.h]\n");
    return 1;
  }
  return liopep::engine::training::run(words[1], count > 2 ? words[2] : "");
}
