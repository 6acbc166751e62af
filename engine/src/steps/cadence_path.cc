#include "steps/cadence_path.h"

#include "geometry/trigonometry.h"
#include "steps/logarithm.h"

namespace liopep::engine {
namespace {

constexpr int kStates = CadencePath::kCadences + 1;
constexpr float kSlice_s = 0.4F;
constexpr double kBins_s = 25;

/// How likely walking is, from what the window looks like; each term is worth 0 where walking and
/// other work are as likely.
constexpr float kFaithInLevel = 0.5F;
constexpr float kLevel_g = 0.03F;
constexpr float kFaithInSmoothness = 1.5F;
constexpr float kRoughness = 0.55F;
constexpr float kFaithInStillness = 2;
constexpr float kFaithInSkewness = 0.3F;
constexpr float kLeastLikely = -3;
constexpr float kMostLikely = 1.5F;
constexpr float kBias = 0;

/// Pushing off faster shakes more: the acceleration of a body that rises and falls by a few
/// centimetres grows with the square of the cadence, so the cadence with the root of the level.
constexpr float kLevelAt2Hz_g = 0.13F;
constexpr float kLevelExponent = 0.5F;
constexpr float kSlowest_hz = 0.8F;
constexpr float kFastest_hz = 2;
constexpr float kFaithInExpected = 1.2F;

/// A walk is like itself a step and two steps later, less so one and a half.
constexpr float kFaithInSimilarity = 4;
constexpr float kSimilarity = 0.35F;
constexpr float kOneStep = 0.4F;
constexpr float kThreeSteps = 0.1F;
constexpr float kHalfStep = 0.3F;

/// What it costs to begin or end a walk, to change the cadence gradually or at once.
constexpr float kTurnCost = 6;
constexpr float kDriftCost = 60;
constexpr int kMostDrift = 6;
constexpr float kJumpCost = 5;

/// Below these nothing moves: a short pause in a walk has no steps.
constexpr float kPauseOfLevel = 0.6F;
constexpr float kPause_g = 0.02F;

constexpr double kShortest_s = 0.3;
constexpr double kPeriodRatio = 1.0421308068;  ///< of neighbours; 39 of them make 5
constexpr float kOctaves = 0.059536618F;       ///< the ratio's binary logarithm
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

int best_of(const std::array<float, kStates>& score) {
  int best = 0;
  for (int i = 1; i < CadencePath::kCadences; ++i) {
    if (score[static_cast<std::size_t>(i)] > score[static_cast<std::size_t>(best)]) best = i;
  }
  return best;
}

}  // namespace

void CadencePath::advance(const std::array<float, kCadences>& worth, Slice& slice) {
  const std::array<float, kStates> before = score_;
  const int best = best_of(before);
  const float best_score = before[static_cast<std::size_t>(best)];
  slice.from[kIdle] = kIdle;
  if (best_score - kTurnCost > before[kIdle]) {
    score_[kIdle] = best_score - kTurnCost;
    slice.from[kIdle] = static_cast<std::uint8_t>(best);
  }
  for (int i = 0; i < kCadences; ++i) {
    float score = before[kIdle] - kTurnCost;
    int from = kIdle;
    if (best_score - kJumpCost > score) {
      score = best_score - kJumpCost;
      from = best;
    }
    const int first = i < kMostDrift ? 0 : i - kMostDrift;
    const int last = i + kMostDrift < kCadences ? i + kMostDrift : kCadences - 1;
    for (int j = first; j <= last; ++j) {
      const float octaves = static_cast<float>(i - j) * kOctaves;
      const float other = before[static_cast<std::size_t>(j)] - kDriftCost * octaves * octaves;
      if (other > score) {
        score = other;
        from = j;
      }
    }
    score_[static_cast<std::size_t>(i)] = score + worth[static_cast<std::size_t>(i)] * kSlice_s;
    slice.from[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(from);
  }
  // Only differences matter; taking the idle score away keeps them exact in a long walk.
  const float idle = score_[kIdle];
  for (float& score : score_) score -= idle;
}

void CadencePath::add(const GaitWindow& window) {
  if (!started_) {
    started_ = true;
    for (float& score : score_) score = -kTurnCost;
    score_[kIdle] = 0;
  }
  Slice& slice = slices_[static_cast<std::size_t>(next_)];
  next_ = (next_ + 1) % kOpen;
  ++open_;
  advance(worth_of(window), slice);
  const bool moving = is_moving(window);
  for (int i = 0; i < kCadences; ++i) {
    slice.period_s[static_cast<std::size_t>(i)] = static_cast<float>(period_s_of(window, i));
  }
  slice.moving = moving;
}

const CadencePath::Slice& CadencePath::slice(int open_index) const {
  return slices_[static_cast<std::size_t>((next_ - open_ + open_index + kOpen) % kOpen)];
}

std::array<std::uint8_t, CadencePath::kOpen> CadencePath::trace() const {
  std::array<std::uint8_t, kOpen> states{};
  int state = best_of(score_);
  if (score_[kIdle] >= score_[static_cast<std::size_t>(state)]) state = kIdle;
  for (int i = open_ - 1; i >= 0; --i) {
    states[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(state);
    state = slice(i).from[static_cast<std::size_t>(state)];
  }
  return states;
}

CadencePath::Settled CadencePath::judged(const Slice& slice, int state) {
  if (state == kIdle) return {};
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
