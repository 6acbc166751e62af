#include "steps/cadence_path.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kSlice_s = 0.4F;

using Scores = std::array<float, CadencePath::kStates>;

/// Levels and roughness are compared with these (0.03 g, a half), as binary logarithms; what a
/// window says has its bounds, so that none says more than a few seconds of others.
constexpr float kLevel = -5.0588937F;
constexpr float kRoughness = -1;
/// Smoother than this says nothing more.
constexpr float kSmooth = -1;
constexpr float kLeastLikely = -2;
constexpr float kMostLikely = 1.5F;
constexpr float kLeastSlow = -3;
constexpr float kMostSlow = 2;

/// The acceleration of a body that rises and falls grows with its cadence: were the way up and down
/// always the same, with the square; as steps grow with the cadence (a walk ratio that hardly
/// changes, Sekiya et al. 1996), nearer to its fourth power. So the cadence to expect grows with
/// the second to fourth root of the level; within what is walking at all, 1 to 3 a second
/// (octaves).
constexpr float kSlowest = 0;
constexpr float kFastest = 1.5849625F;

constexpr float kFaithInSimilarity = 4;
constexpr float kSimilarity = 0.35F;
constexpr float kPeak = 0.4F;
constexpr float kEven = 0.6F;
constexpr float kStrong = 0.5F;
constexpr float kDriftCost = 40;
constexpr int kMostDrift = 6;

float likelihood_of(const GaitGlance& glance, const GaitOdds& odds) {
  return clamped(odds.bias + odds.level * (glance.level - kLevel) -
                     odds.smoothness * larger(glance.roughness - kRoughness, kSmooth) -
                     odds.stillness * glance.stillness + odds.skewness * glance.skewness,
                 kLeastLikely, kMostLikely);
}

/// How much the window speaks for slow walking rather than for nobody walking.
float slow_worth_of(const GaitGlance& glance, const GaitOdds& odds) {
  const float unusual = glance.level - odds.slow_usual_level;
  const float rough = glance.roughness - odds.slow_usual_roughness;
  return clamped(odds.slow_bias - odds.slow_level * unusual * unusual -
                     odds.slow_smoothness * rough * rough - odds.slow_stillness * glance.stillness +
                     odds.slow_skewness * glance.skewness +
                     odds.slow_regularity * (glance.regularity - 0.5F) +
                     odds.slow_peak * (smaller(glance.peak, kEven) - kPeak) -
                     odds.slow_stride * larger(glance.peak - kEven, 0) *
                         larger(glance.level - kLevel - kStrong, 0),
                 kLeastSlow, kMostSlow);
}

/// How much the window speaks for each cadence rather than for nobody walking.
GaitGlance::Each worth_of(const GaitGlance& glance, const GaitOdds& odds) {
  const float likelihood = likelihood_of(glance, odds) - kFaithInSimilarity * kSimilarity;
  const float expected =
      clamped(1 + odds.level_exponent * (glance.level - odds.level_at_2hz), kSlowest, kFastest);
  GaitGlance::Each worth;
  for (std::size_t i = 0; i < worth.size(); ++i) {
    const float alike = odds.one_step * glance.one_step[i] +
                        (1 - odds.one_step) * glance.two_steps[i] -
                        odds.half_step * glance.half_step[i];
    const float octaves = kFastestOctaves - kCadenceOctaves * static_cast<float>(i) - expected;
    worth[i] = kFaithInSimilarity *
                   (alike * (1 - odds.four_steps) + odds.four_steps * glance.four_steps[i]) -
               odds.expected * octaves * octaves + likelihood;
  }
  return worth;
}

int best_cadence(const Scores& score) {
  int best = 0;
  for (int i = 1; i < kCadences; ++i) {
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

/// The best ways into all cadences.
struct Ways {
  std::array<float, kCadences> score;
  std::array<int, kCadences> from;
};

/// A walk goes on at its cadence, drifts a little, or begins at any.
Ways ways_to_cadences(const Scores& before, int best, const GaitOdds& odds) {
  constexpr float kNever = -1e9F;
  std::array<float, kCadences + 2 * kMostDrift> near;
  near.fill(kNever);
  for (std::size_t i = 0; i < kCadences; ++i) near[i + kMostDrift] = before[i];
  Way change{.score = before[CadencePath::kIdle] - odds.turn_cost, .from = CadencePath::kIdle};
  change.offer(before[static_cast<std::size_t>(best)] - odds.jump_cost, best);
  change.offer(before[CadencePath::kSlow] - odds.slow_jump_cost, CadencePath::kSlow);
  Ways ways;
  ways.score.fill(change.score);
  ways.from.fill(change.from);
  for (int drift = 0; drift <= 2 * kMostDrift; ++drift) {
    const float octaves = static_cast<float>(drift - kMostDrift) * kCadenceOctaves;
    const float cost = kDriftCost * octaves * octaves;
    for (int i = 0; i < kCadences; ++i) {
      const float score = near[static_cast<std::size_t>(i + drift)] - cost;
      const bool better = score > ways.score[static_cast<std::size_t>(i)];
      ways.score[static_cast<std::size_t>(i)] =
          better ? score : ways.score[static_cast<std::size_t>(i)];
      ways.from[static_cast<std::size_t>(i)] =
          better ? i + drift - kMostDrift : ways.from[static_cast<std::size_t>(i)];
    }
  }
  return ways;
}

}  // namespace

void CadencePath::advance(const GaitGlance& glance, const GaitOdds& odds, Slice& slice) {
  const Scores before = score_;
  const int best = best_cadence(before);
  const auto go = [&](int state, const Way& way, float worth) {
    score_[static_cast<std::size_t>(state)] = way.score + worth * kSlice_s;
    slice.from[static_cast<std::size_t>(state)] = static_cast<std::uint8_t>(way.from);
  };
  const Way idle = way_to_idle(before, best, odds);
  go(kIdle, idle, 0);
  go(kSlow, way_to_slow(before, best, odds), slow_worth_of(glance, odds));
  const GaitGlance::Each worth = worth_of(glance, odds);
  const Ways ways = ways_to_cadences(before, best, odds);
  for (std::size_t i = 0; i < kCadences; ++i) {
    score_[i] = ways.score[i] + worth[i] * kSlice_s;
    slice.from[i] = static_cast<std::uint8_t>(ways.from[i]);
  }
  // Only differences matter; taking the idle score away keeps them exact in a long walk.
  for (float& score : score_) score -= idle.score;
}

void CadencePath::add(const GaitGlance& glance, const GaitOdds& odds) {
  if (!started_) {
    started_ = true;
    for (float& score : score_) score = -odds.turn_cost;
    score_[kSlow] = -odds.slow_turn_cost;
    score_[kIdle] = 0;
  }
  Slice& slice = slices_[static_cast<std::size_t>(next_)];
  next_ = (next_ + 1) % kOpen;
  ++open_;
  advance(glance, odds, slice);
  slice.period_s = glance.period_s;
  slice.moving = glance.moving;
  slice.recurring = glance.recurring;
  slice.pushes = glance.pushes;
  slice.push_rate_hz = glance.push_rate_hz;
}

const CadencePath::Slice& CadencePath::slice(int open_index) const {
  return slices_[static_cast<std::size_t>((next_ - open_ + open_index + kOpen) % kOpen)];
}

CadencePath::States CadencePath::trace() const {
  States states{};
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

bool CadencePath::recurs(bool so_far, int state, const Slice& slice) {
  return state < kCadences && (so_far || slice.recurring);
}

std::array<bool, CadencePath::kOpen> CadencePath::sure(const States& states) const {
  std::array<bool, kOpen> sure{};
  bool begun = begun_;
  for (int i = 0; i < open_; ++i) {
    const auto at = static_cast<std::size_t>(i);
    begun = recurs(begun, states[at], slice(i));
    sure[at] = begun;
  }
  bool goes_on = false;
  for (int i = open_ - 1; i >= 0; --i) {
    const auto at = static_cast<std::size_t>(i);
    goes_on = recurs(goes_on, states[at], slice(i));
    sure[at] = sure[at] && goes_on;
  }
  return sure;
}

CadencePath::Settled CadencePath::judged(const Slice& slice, int state, bool sure) {
  if (state == kIdle) return {};
  if (state == kSlow) {
    return {.walking = true, .steps = slice.pushes, .cadence_spm = 60 * slice.push_rate_hz};
  }
  const float period_s = slice.period_s[static_cast<std::size_t>(state)];
  return {.walking = true,
          .steps = slice.moving && sure ? kSlice_s / period_s : 0,
          .cadence_spm = 60 / period_s};
}

CadencePath::Settled CadencePath::settle() {
  const States states = trace();
  const Settled settled = judged(slice(0), states[0], sure(states)[0]);
  begun_ = recurs(begun_, states[0], slice(0));
  --open_;
  return settled;
}

CadencePath::Outlook CadencePath::outlook() const {
  Outlook outlook;
  const States states = trace();
  const std::array<bool, kOpen> is_sure = sure(states);
  for (int i = 0; i < open_; ++i) {
    const auto at = static_cast<std::size_t>(i);
    outlook.newest = judged(slice(i), states[at], is_sure[at]);
    outlook.steps += outlook.newest.steps;
    if (outlook.newest.walking) ++outlook.walked;
  }
  return outlook;
}

}  // namespace liopep::engine
