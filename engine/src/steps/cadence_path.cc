#include "steps/cadence_path.h"

#include "geometry/trigonometry.h"
#include "steps/logarithm.h"

namespace liopep::engine {
namespace {

constexpr float kSlice_s = 0.4F;
constexpr double kBins_s = 25;

using Scores = std::array<float, CadencePath::kStates>;

/// How likely walking is, from what the window looks like: strong, smooth, never still, pushed
/// upwards. Fitted, as all numbers below, to recordings and walk models by random search; what it
/// was held against is in bench/steps/README.md.
constexpr float kBias = -0.0924F;
constexpr float kFaithInLevel = 0.597F;
constexpr float kLevel_g = 0.03F;
constexpr float kFaithInSmoothness = 0.873F;
constexpr float kRoughness = 0.55F;
constexpr float kFaithInStillness = 1.59F;
constexpr float kFaithInSkewness = 0.225F;
constexpr float kLeastLikely = -2.08F;
constexpr float kMostLikely = 1.59F;

/// Pushing off faster shakes more: the acceleration of a body that rises and falls by a few
/// centimetres grows with the square of the cadence, so the cadence with the root of the level.
constexpr float kLevelAt2Hz_g = 0.113F;
constexpr float kLevelExponent = 0.83F;
constexpr float kSlowest_hz = 1.3F;
constexpr float kFastest_hz = 2.71F;
constexpr float kFaithInExpected = 1.43F;

/// A walk is like itself a step and two steps later, less so one and a half.
constexpr float kFaithInSimilarity = 4;
constexpr float kSimilarity = 0.35F;
constexpr float kOneStep = 0.367F;
constexpr float kThreeSteps = 0.0952F;
constexpr float kHalfStep = 0.348F;

/// What it costs to begin or end a walk, to change the cadence gradually or at once.
constexpr float kTurnCost = 5.22F;
constexpr float kDriftCost = 39.6F;
constexpr int kMostDrift = 6;
constexpr float kJumpCost = 6.56F;

/// Slow walking: the same signs, of other weight; a usual level; regular pushes.
constexpr float kSlowBias = 0.346F;
constexpr float kSlowLevel_g = 0.0311F;
constexpr float kFaithInSlowLevel = 0.419F;
constexpr float kFaithInSlowSmoothness = 1.28F;
constexpr float kFaithInSlowStillness = 3.25F;
constexpr float kFaithInSlowSkewness = 0.501F;
constexpr float kFaithInSlowStrength = 0.308F;
constexpr float kSlowStrength_g = 0.012F;
constexpr float kFaithInRegularity = 2.93F;
constexpr float kLeastSlow = -3;
constexpr float kMostSlow = 2;
constexpr float kSlowTurnCost = 15.2F;
constexpr float kSlowJumpCost = 5.45F;

/// Below these nothing moves: a short pause in a walk has no steps.
constexpr float kPauseOfLevel = 1.1F;
constexpr float kPause_g = 0.0346F;

constexpr double kShortest_s = 0.3;
constexpr double kPeriodRatio = 1.031352551444;  ///< of neighbours; 39 of them make 10/3
constexpr float kOctaves = 0.044537579F;         ///< the ratio's binary logarithm
constexpr float kOctavesOfShortest = -1.7369656F;

struct Cadences {
  std::array<double, CadencePath::kCadences> period_s{};
};
constexpr Cadences make_cadences() {
  Cadences cadences;
  double period_s = kShortest_s;
  for (double& each : cadences.period_s) {
    each = period_s;
    period_s *= kPeriodRatio;
  }
  return cadences;
}
constexpr Cadences kCadenceTable = make_cadences();

float logarithm(float x) {
  return static_cast<float>(binary_logarithm(static_cast<double>(larger(x, 1e-9F))));
}

float likelihood_of(const GaitWindow& window) {
  const float level = logarithm(larger(window.level, 1e-4F) / kLevel_g);
  const float roughness = logarithm(larger(window.roughness, 0.05F) / kRoughness);
  return clamped(kBias + kFaithInLevel * level - kFaithInSmoothness * roughness -
                     kFaithInStillness * window.stillness + kFaithInSkewness * window.skewness,
                 kLeastLikely, kMostLikely);
}

/// How much the window speaks for slow walking rather than for nobody walking.
float slow_worth_of(const GaitWindow& window) {
  const float level = larger(window.level, 1e-4F);
  const float usual = logarithm(level / kSlowLevel_g);
  const float strength = clamped(logarithm(level / kSlowStrength_g), -2, 0);
  const float roughness = logarithm(larger(window.roughness, 0.05F) / kRoughness);
  return clamped(kSlowBias - kFaithInSlowLevel * usual * usual -
                     kFaithInSlowSmoothness * roughness - kFaithInSlowStillness * window.stillness +
                     kFaithInSlowSkewness * window.skewness + kFaithInSlowStrength * strength +
                     kFaithInRegularity * (window.regularity - 0.5F),
                 kLeastSlow, kMostSlow);
}

/// How much the window speaks for each cadence rather than for nobody walking.
std::array<float, CadencePath::kCadences> worth_of(const GaitWindow& window) {
  const float likelihood = likelihood_of(window);
  const float expected =
      clamped(1 + kLevelExponent * logarithm(larger(window.level, 1e-4F) / kLevelAt2Hz_g),
              logarithm(kSlowest_hz), logarithm(kFastest_hz));
  std::array<float, CadencePath::kCadences> worth;
  for (int i = 0; i < CadencePath::kCadences; ++i) {
    const double lag = kCadenceTable.period_s[static_cast<std::size_t>(i)] * kBins_s;
    float similarity = kOneStep * window.at(lag) + (1 - kOneStep) * window.at(2 * lag) -
                       kHalfStep * larger(window.at(1.5 * lag), 0);
    if (3 * lag < 80) {
      similarity = similarity * (1 - kThreeSteps) + kThreeSteps * window.at(3 * lag);
    }
    const float octaves = -kOctavesOfShortest - kOctaves * static_cast<float>(i) - expected;
    worth[static_cast<std::size_t>(i)] = kFaithInSimilarity * (similarity - kSimilarity) -
                                         kFaithInExpected * octaves * octaves + likelihood;
  }
  return worth;
}

/// The period of a cadence, sharpened by the nearest peak of similarity at two steps.
double period_s_of(const GaitWindow& window, int cadence) {
  constexpr float kClear = 0.3F;
  constexpr double kNear = 0.08;
  const double period_s = kCadenceTable.period_s[static_cast<std::size_t>(cadence)];
  const auto near = static_cast<int>(2 * period_s * kBins_s + 0.5);
  const auto at = [&](int lag) { return window.similarity[static_cast<std::size_t>(lag)]; };
  int best = near;
  for (int lag = near - 2; lag <= near + 2; ++lag) {
    if (lag < static_cast<int>(GaitWindow::kLags) - 1 && at(lag) > at(best)) best = lag;
  }
  if (best >= static_cast<int>(GaitWindow::kLags) - 1 || at(best) <= kClear) return period_s;
  const float bend = at(best - 1) - 2 * at(best) + at(best + 1);
  float offset = 0;
  if (bend < 0) offset = clamped((at(best - 1) - at(best + 1)) / 2 / bend, -0.5F, 0.5F);
  const double sharp_s = (best + static_cast<double>(offset)) / (2 * kBins_s);
  const double ratio = sharp_s / period_s;
  return ratio > 1 - kNear && ratio < 1 + kNear ? sharp_s : period_s;
}

bool is_moving(const GaitWindow& window) {
  return window.activity > kPauseOfLevel * window.level && window.activity > kPause_g;
}

int best_cadence(const Scores& score) {
  int best = 0;
  for (int i = 1; i < CadencePath::kCadences; ++i) {
    if (score[static_cast<std::size_t>(i)] > score[static_cast<std::size_t>(best)]) best = i;
  }
  return best;
}

/// The best way into a state so far.
struct Way {
  float score;
  int from;
  void offer(float other, int state) {
    if (other > score) *this = {.score = other, .from = state};
  }
};

Way way_to_idle(const Scores& before, int best) {
  Way way{.score = before[CadencePath::kIdle], .from = CadencePath::kIdle};
  way.offer(before[static_cast<std::size_t>(best)] - kTurnCost, best);
  way.offer(before[CadencePath::kSlow] - kSlowTurnCost, CadencePath::kSlow);
  return way;
}

Way way_to_slow(const Scores& before, int best) {
  Way way{.score = before[CadencePath::kSlow], .from = CadencePath::kSlow};
  way.offer(before[CadencePath::kIdle] - kSlowTurnCost, CadencePath::kIdle);
  way.offer(before[static_cast<std::size_t>(best)] - kSlowJumpCost, best);
  return way;
}

Way way_to_cadence(const Scores& before, int best, int cadence) {
  Way way{.score = before[CadencePath::kIdle] - kTurnCost, .from = CadencePath::kIdle};
  const int first = cadence < kMostDrift ? 0 : cadence - kMostDrift;
  const int end = cadence + kMostDrift + 1;
  for (int i = first; i < end && i < CadencePath::kCadences; ++i) {
    const float octaves = static_cast<float>(cadence - i) * kOctaves;
    way.offer(before[static_cast<std::size_t>(i)] - kDriftCost * octaves * octaves, i);
  }
  way.offer(before[static_cast<std::size_t>(best)] - kJumpCost, best);
  way.offer(before[CadencePath::kSlow] - kSlowJumpCost, CadencePath::kSlow);
  return way;
}

}  // namespace

void CadencePath::advance(const GaitWindow& window, Slice& slice) {
  const Scores before = score_;
  const int best = best_cadence(before);
  const auto go = [&](int state, const Way& way, float worth) {
    score_[static_cast<std::size_t>(state)] = way.score + worth * kSlice_s;
    slice.from[static_cast<std::size_t>(state)] = static_cast<std::uint8_t>(way.from);
  };
  go(kIdle, way_to_idle(before, best), 0);
  go(kSlow, way_to_slow(before, best), slow_worth_of(window));
  const std::array<float, kCadences> worth = worth_of(window);
  for (int i = 0; i < kCadences; ++i) {
    go(i, way_to_cadence(before, best, i), worth[static_cast<std::size_t>(i)]);
  }
  // Only differences matter; taking the idle score away keeps them exact in a long walk.
  const float idle = score_[kIdle];
  for (float& score : score_) score -= idle;
}

void CadencePath::add(const GaitWindow& window) {
  if (!started_) {
    started_ = true;
    for (float& score : score_) score = -kTurnCost;
    score_[kSlow] = -kSlowTurnCost;
    score_[kIdle] = 0;
  }
  Slice& slice = slices_[static_cast<std::size_t>(next_)];
  next_ = (next_ + 1) % kOpen;
  ++open_;
  advance(window, slice);
  for (int i = 0; i < kCadences; ++i) {
    slice.period_s[static_cast<std::size_t>(i)] = static_cast<float>(period_s_of(window, i));
  }
  slice.moving = is_moving(window);
  slice.pushes = static_cast<float>(window.pushes);
  slice.push_rate_hz = window.push_rate_hz;
}

const CadencePath::Slice& CadencePath::slice(int open_index) const {
  return slices_[static_cast<std::size_t>((next_ - open_ + open_index + kOpen) % kOpen)];
}

std::array<std::uint8_t, CadencePath::kOpen> CadencePath::trace() const {
  std::array<std::uint8_t, kOpen> states{};
  int state = kIdle;
  for (int i = 0; i < kStates; ++i) {
    if (score_[static_cast<std::size_t>(i)] > score_[static_cast<std::size_t>(state)]) state = i;
  }
  for (int i = open_ - 1; i >= 0; --i) {
    states[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(state);
    state = slice(i).from[static_cast<std::size_t>(state)];
  }
  return states;
}

CadencePath::Settled CadencePath::judged(const Slice& slice, int state) {
  if (state == kIdle) return {};
  if (state == kSlow) {
    return {.walking = true, .steps = slice.pushes, .cadence_spm = 60 * slice.push_rate_hz};
  }
  const float period_s = slice.period_s[static_cast<std::size_t>(state)];
  return {.walking = true,
          .steps = slice.moving ? kSlice_s / period_s : 0,
          .cadence_spm = 60 / period_s};
}

CadencePath::Settled CadencePath::settle() {
  const Settled settled = judged(slice(0), trace()[0]);
  --open_;
  return settled;
}

CadencePath::Outlook CadencePath::outlook() const {
  Outlook outlook;
  const std::array<std::uint8_t, kOpen> states = trace();
  for (int i = 0; i < open_; ++i) {
    outlook.newest = judged(slice(i), states[static_cast<std::size_t>(i)]);
    outlook.steps += outlook.newest.steps;
    if (outlook.newest.walking) ++outlook.walked;
  }
  return outlook;
}

}  // namespace liopep::engine
