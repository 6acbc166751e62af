#include "recognition/evidence.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "recognition/evidence_weights.h"

namespace liopep::engine {
namespace {

constexpr float kLeastMismatch = 0.003F;  ///< less is chance
constexpr float kLeastDifference = 0.005F;
constexpr float kLeastExtent = 0.3F;
constexpr float kLeastLeftOver = 0.05F;
constexpr float kLeastRange = 0.05F;
constexpr float kUsualRange = 0.9F;
constexpr float kLittleRange = 0.6F;
constexpr float kMostRange = 1.15F;
constexpr float kUsualPause_s = 2;
constexpr float kUsualTempo = 0.7F;  ///< logarithm
constexpr float kLongPause_per_s = 0.5F;
constexpr float kUncounted = 1.5F;  ///< each of the two
constexpr float kUsualFull_s = 1.5F;
constexpr float kMostFull_s = 5;
constexpr float kLongHold_s = 12;
// A third one that is like the second.
constexpr float kLike = 0.12F;
constexpr float kAlike = 0.14F;
constexpr float kPause_s = 5;
constexpr float kPauseOfHolds_s = 15;

float log_of(float x, float least) {
  return natural_log(larger(x, least));
}

float log_unlikeness(const Fit& fit) {
  return log_of((1 - fit.likeness) / 2, kLeastMismatch);
}

float log_difference_between(const Shape& shape, const Performance& a, const Performance& b) {
  return natural_log(shape.difference(a.excursion, b.excursion) + kLeastDifference);
}

/// Numbers by name.
template <class Name, std::size_t kCount>
struct Named {
  std::array<float, kCount> values{};
  float& operator[](Name name) { return values[static_cast<std::size_t>(name)]; }
};

}  // namespace

std::array<float, kRepetitionEvidence> repetition_evidence(const Shape& shape, bool has_sides,
                                                           const Performance* done, int count) {
  using enum RepetitionEvidence;
  const Performance& last = done[0];
  const Performance& before = done[1];
  const float worse = log_of(larger(last.fit.mismatch, before.fit.mismatch), kLeastMismatch);
  const float less = smaller(last.fit.range, before.fit.range);
  const float more = larger(last.fit.range, before.fit.range);
  const float log_difference = log_difference_between(shape, last, before);
  const float pause_s = last.pause_s(before);
  const bool is_other_side = last.side != before.side;
  const bool has_third = count > 2 && done[2].fit.mismatch < kLike &&
                         shape.difference(before.excursion, done[2].excursion) < kAlike &&
                         before.pause_s(done[2]) < kPause_s + before.took_s();
  const auto of_both = [&](float Fit::* mismatch) {
    return log_of(last.fit.*mismatch, kLeastMismatch) +
           log_of(before.fit.*mismatch, kLeastMismatch);
  };
  Named<RepetitionEvidence, kRepetitionEvidence> of;
  of[always] = 1;
  of[mismatch] =
      log_of(last.fit.mismatch, kLeastMismatch) + log_of(before.fit.mismatch, kLeastMismatch);
  of[worse_mismatch] = worse;
  of[unlikeness] = log_unlikeness(last.fit) + log_unlikeness(before.fit);
  of[worse_unlikeness] = larger(log_unlikeness(last.fit), log_unlikeness(before.fit));
  of[missing_range] = larger(0, kUsualRange - less);
  of[little_range] = larger(0, kLittleRange - less);
  of[range_beyond] = larger(0, more - kMostRange);
  of[uneven_range] = natural_log(larger(more, kLeastRange) / larger(less, kLeastRange));
  of[extent] = natural_log(kLeastExtent + smaller(last.fit.extent, before.fit.extent));
  of[sight] = last.fit.sight;
  of[left_over] = natural_log(shape.left_over(last.excursion) + kLeastLeftOver);
  of[difference] = log_difference;
  of[uneven_tempo] = absolute(natural_log((last.took_s() + 0.1F) / (before.took_s() + 0.1F)));
  of[pause] = natural_log(1 + pause_s);
  of[long_pause] = larger(0, pause_s - kUsualPause_s);
  of[halves] = static_cast<float>((last.kind == Performance::Kind::half ? 1 : 0) +
                                  (before.kind == Performance::Kind::half ? 1 : 0));
  of[duration] = natural_log(last.took_s() + before.took_s() + 0.2F);
  of[held] = clamped(larger(last.full_s, before.full_s) - kUsualFull_s, 0, kMostFull_s);
  of[third] = has_third ? 1 : 0;
  of[other_side] = is_other_side ? 1 : 0;
  of[other_difference] = is_other_side ? log_difference : 0;
  of[slight] = shape.is_slight() ? 1 : 0;
  of[slight_mismatch] = shape.is_slight() ? worse : 0;
  of[slight_pause] = shape.is_slight() ? of[pause] : 0;
  of[way_length] = natural_log(shape.length());
  of[other_way_length] = natural_log(shape.whole_length() / shape.length());
  of[one_sided] = has_sides ? 1 : 0;
  of[way_mismatch] = of_both(&Fit::way_mismatch);
  of[worse_way] = log_of(larger(last.fit.way_mismatch, before.fit.way_mismatch), kLeastMismatch);
  of[other_mismatch] = of_both(&Fit::other_mismatch);
  of[rest_mismatch] = of_both(&Fit::rest_mismatch);
  of[depth_mismatch] = of_both(&Fit::depth_mismatch);
  of[rest_depth] = of_both(&Fit::rest_depth_mismatch);
  of[tempo] = natural_log((last.took_s() + before.took_s() + 0.2F) / (2 * shape.period_s()));
  of[odd_tempo] = larger(0, absolute(of[tempo]) - kUsualTempo);
  of[counted] = static_cast<float>(last.counted);
  return of.values;
}

std::array<float, kHoldEvidence> hold_evidence(const Shape& shape, const Performance* done,
                                               int count) {
  using enum HoldEvidence;
  const Performance& last = done[0];
  const float log_mismatch = log_of(last.fit.mismatch, kLeastMismatch);
  Named<HoldEvidence, kHoldEvidence> of;
  of[always] = 1;
  of[mismatch] = log_mismatch;
  of[unlikeness] = log_unlikeness(last.fit);
  of[missing_range] = larger(0, kUsualRange - last.fit.range);
  of[range_beyond] = larger(0, last.fit.range - kMostRange);
  of[extent] = natural_log(kLeastExtent + last.fit.extent);
  of[sight] = last.fit.sight;
  of[held] = natural_log(1 + smaller(last.took_s(), kLongHold_s));
  of[held_long] = larger(0, last.took_s() - kLongHold_s);
  of[slight] = shape.is_slight() ? 1 : 0;
  of[slight_mismatch] = shape.is_slight() ? log_mismatch : 0;
  of[way_length] = natural_log(shape.length());
  of[other_way_length] = natural_log(shape.whole_length() / shape.length());
  of[way_mismatch] = log_of(last.fit.way_mismatch, kLeastMismatch);
  of[other_mismatch] = log_of(last.fit.other_mismatch, kLeastMismatch);
  of[rest_mismatch] = log_of(last.fit.rest_mismatch, kLeastMismatch);
  of[depth_mismatch] = log_of(last.fit.depth_mismatch, kLeastMismatch);
  of[rest_depth] = log_of(last.fit.rest_depth_mismatch, kLeastMismatch);
  of[began_unseen] = last.began_unseen ? 1 : 0;
  of[unseen_posture] = last.began_unseen ? of[rest_mismatch] : 0;
  if (count < 2 || last.pause_s(done[1]) > kPauseOfHolds_s) return of.values;
  const Performance& before = done[1];
  of[second] = 1;
  of[first_mismatch] = log_of(before.fit.mismatch, kLeastMismatch);
  of[first_held] = natural_log(1 + before.took_s());
  of[difference] = log_difference_between(shape, last, before);
  of[pause] = natural_log(1 + last.pause_s(before));
  of[other_side] = last.side != before.side ? 1 : 0;
  return of.values;
}

float log_odds(const std::array<float, kRepetitionEvidence>& evidence) {
  // Who learns hardly ever sees somebody pause for so long: that it speaks against is known before.
  const auto pause = static_cast<std::size_t>(RepetitionEvidence::long_pause);
  // To name what is not counted helps nobody, and with people in films it is mostly wrong.
  const float uncounted = 2 - evidence[static_cast<std::size_t>(RepetitionEvidence::counted)];
  return weighed(evidence, kRepetitionNetwork) - kLongPause_per_s * evidence[pause] -
         kUncounted * uncounted;
}

float log_odds(const std::array<float, kHoldEvidence>& evidence) {
  return weighed(evidence, kHoldNetwork);
}

}  // namespace liopep::engine
