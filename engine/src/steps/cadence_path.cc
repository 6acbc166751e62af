#include "steps/cadence_path.h"

#include "geometry/trigonometry.h"
#include "steps/logarithm.h"

namespace liopep::engine {
namespace {

constexpr float kSlice_s = 0.4F;
constexpr double kBins_s = 25;

using Scores = std::array<float, CadencePath::kStates>;

/// Levels and roughness are compared with these; what a window says has its bounds, so that none
/// says more than a few seconds of others.
constexpr float kLevel_g = 0.03F;
constexpr float kRoughness = 0.5F;
constexpr float kLeastLikely = -2;
constexpr float kMostLikely = 1.5F;
constexpr float kLeastSlow = -3;
constexpr float kMostSlow = 2;

/// The acceleration of a body that rises and falls grows with its cadence: were the way up and down
/// always the same, with the square; as steps grow with the cadence (a constant walk ratio, Sekiya
/// and Nagasaki 1998), nearer to its fourth power. So the cadence to expect grows with the second
/// to fourth root of the level; within what is walking at all.
constexpr float kSlowest_hz = 1;
constexpr float kFastest_hz = 3;

constexpr float kFaithInSimilarity = 4;
constexpr float kSimilarity = 0.35F;
constexpr float kPeak = 0.4F;
constexpr float kDriftCost = 40;
constexpr int kMostDrift = 6;

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

float likelihood_of(const GaitWindow& window, const GaitOdds& odds) {
  const float level = logarithm(larger(window.level, 1e-4F) / kLevel_g);
  const float roughness = logarithm(larger(window.roughness, 0.05F) / kRoughness);
  return clamped(odds.bias + odds.level * level - odds.smoothness * roughness -
                     odds.stillness * window.stillness + odds.skewness * window.skewness,
                 kLeastLikely, kMostLikely);
}

/// How much the window speaks for slow walking rather than for nobody walking.
float slow_worth_of(const GaitWindow& window, const GaitOdds& odds) {
  const float usual = logarithm(larger(window.level, 1e-4F) / odds.slow_level_g);
  const float roughness = logarithm(larger(window.roughness, 0.05F) / kRoughness);
  return clamped(odds.slow_bias - odds.slow_level * usual * usual -
                     odds.slow_smoothness * roughness - odds.slow_stillness * window.stillness +
                     odds.slow_skewness * window.skewness +
                     odds.slow_regularity * (window.regularity - 0.5F) +
                     odds.slow_peak * (window.peak - kPeak),
                 kLeastSlow, kMostSlow);
}

/// How alike the window is to itself as it is when somebody walks; the lag is a step.
float walk_similarity_of(const GaitWindow& window, double lag, const GaitOdds& odds) {
  const float two_steps = window.at(2 * lag);
  const float similarity = odds.one_step * window.at(lag) + (1 - odds.one_step) * two_steps -
                           odds.half_step * larger(window.at(1.5 * lag), 0);
  const float four_steps = 4 * lag < 80 ? window.at(4 * lag) : two_steps;
  return similarity * (1 - odds.four_steps) + odds.four_steps * four_steps;
}

/// How much the window speaks for each cadence rather than for nobody walking.
std::array<float, CadencePath::kCadences> worth_of(const GaitWindow& window, const GaitOdds& odds) {
  const float likelihood = likelihood_of(window, odds);
  const float expected = clamped(
      1 + odds.level_exponent * logarithm(larger(window.level, 1e-4F) / odds.level_at_2hz_g),
      logarithm(kSlowest_hz), logarithm(kFastest_hz));
  std::array<float, CadencePath::kCadences> worth;
  for (int i = 0; i < CadencePath::kCadences; ++i) {
    const double lag = kCadenceTable.period_s[static_cast<std::size_t>(i)] * kBins_s;
    const float octaves = -kOctavesOfShortest - kOctaves * static_cast<float>(i) - expected;
    worth[static_cast<std::size_t>(i)] =
        kFaithInSimilarity * (walk_similarity_of(window, lag, odds) - kSimilarity) -
        odds.expected * octaves * octaves + likelihood;
  }
  return worth;
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

Way way_to_idle(const Scores& before, int best, const GaitOdds& odds) {
  Way way{.score = before[CadencePath::kIdle], .from = CadencePath::kIdle};
  way.offer(before[static_cast<std::size_t>(best)] - odds.turn_cost, best);
  way.offer(before[CadencePath::kSlow] - odds.slow_turn_cost, CadencePath::kSlow);
  return way;
}

Way way_to_slow(const Scores& before, int best, const GaitOdds& odds) {
  Way way{.score = before[CadencePath::kSlow], .from = CadencePath::kSlow};
  way.offer(before[CadencePath::kIdle] - odds.slow_turn_cost, CadencePath::kIdle);
  way.offer(before[static_cast<std::size_t>(best)] - odds.slow_jump_cost, best);
  return way;
}

Way way_to_cadence(const Scores& before, int best, int cadence, const GaitOdds& odds) {
  Way way{.score = before[CadencePath::kIdle] - odds.turn_cost, .from = CadencePath::kIdle};
  const int first = cadence < kMostDrift ? 0 : cadence - kMostDrift;
  const int end = cadence + kMostDrift + 1;
  for (int i = first; i < end && i < CadencePath::kCadences; ++i) {
    const float octaves = static_cast<float>(cadence - i) * kOctaves;
    way.offer(before[static_cast<std::size_t>(i)] - kDriftCost * octaves * octaves, i);
  }
  way.offer(before[static_cast<std::size_t>(best)] - odds.jump_cost, best);
  way.offer(before[CadencePath::kSlow] - odds.slow_jump_cost, CadencePath::kSlow);
  return way;
}

}  // namespace

double CadencePath::period_s(int cadence) {
  return kCadenceTable.period_s[static_cast<std::size_t>(cadence)];
}

void CadencePath::advance(const GaitWindow& window, const GaitOdds& odds, Slice& slice) {
  const Scores before = score_;
  const int best = best_cadence(before);
  const auto go = [&](int state, const Way& way, float worth) {
    score_[static_cast<std::size_t>(state)] = way.score + worth * kSlice_s;
    slice.from[static_cast<std::size_t>(state)] = static_cast<std::uint8_t>(way.from);
  };
  go(kIdle, way_to_idle(before, best, odds), 0);
  go(kSlow, way_to_slow(before, best, odds), slow_worth_of(window, odds));
  const std::array<float, kCadences> worth = worth_of(window, odds);
  for (int i = 0; i < kCadences; ++i) {
    go(i, way_to_cadence(before, best, i, odds), worth[static_cast<std::size_t>(i)]);
  }
  // Only differences matter; taking the idle score away keeps them exact in a long walk.
  const float idle = score_[kIdle];
  for (float& score : score_) score -= idle;
}

void CadencePath::add(const GaitWindow& window, const GaitOdds& odds) {
  if (!started_) {
    started_ = true;
    for (float& score : score_) score = -odds.turn_cost;
    score_[kSlow] = -odds.slow_turn_cost;
    score_[kIdle] = 0;
  }
  Slice& slice = slices_[static_cast<std::size_t>(next_)];
  next_ = (next_ + 1) % kOpen;
  ++open_;
  advance(window, odds, slice);
  for (int i = 0; i < kCadences; ++i) {
    slice.period_s[static_cast<std::size_t>(i)] =
        static_cast<float>(window.sharpened_s(period_s(i)));
  }
  slice.moving = window.is_moving();
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
