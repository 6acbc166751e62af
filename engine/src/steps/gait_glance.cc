#include "steps/gait_glance.h"

#include "geometry/trigonometry.h"
#include "steps/logarithm.h"

namespace liopep::engine {
namespace {

constexpr double kShortest_s = 0.3;
constexpr double kPeriodRatio = 1.031352551444;  ///< of neighbours; 39 of them make 10/3
/// Four steps later is looked at while the window is long enough for it.
constexpr double kLongestLag = 80;
constexpr float kRecurring = 0.5F;
constexpr float kLeastLevel = 1e-4F;
constexpr float kLeastRoughness = 0.05F;

struct Periods {
  std::array<double, kCadences> s{};
};
constexpr Periods make_periods() {
  Periods periods;
  double period_s = kShortest_s;
  for (double& each : periods.s) {
    each = period_s;
    period_s *= kPeriodRatio;
  }
  return periods;
}
constexpr Periods kPeriods = make_periods();

float logarithm_of(float x, float least) {
  return static_cast<float>(binary_logarithm(static_cast<double>(larger(x, least))));
}

}  // namespace

GaitGlance glance_at(const GaitWindow& window) {
  GaitGlance glance;
  for (std::size_t i = 0; i < kPeriods.s.size(); ++i) {
    const double lag = kPeriods.s[i] * kBins_s;
    glance.one_step[i] = window.at(lag);
    glance.two_steps[i] = window.at(2 * lag);
    glance.half_step[i] = larger(window.at(1.5 * lag), 0);
    glance.four_steps[i] = 4 * lag < kLongestLag ? window.at(4 * lag) : glance.two_steps[i];
    glance.period_s[i] = static_cast<float>(window.sharpened_s(kPeriods.s[i]));
  }
  glance.level = logarithm_of(window.level, kLeastLevel);
  glance.roughness = logarithm_of(window.roughness, kLeastRoughness);
  glance.stillness = window.stillness;
  glance.skewness = window.skewness;
  glance.regularity = window.regularity;
  glance.peak = window.peak;
  glance.moving = window.is_moving();
  glance.recurring = window.recurrence > kRecurring;
  glance.pushes = static_cast<float>(window.pushes);
  glance.push_rate_hz = window.push_rate_hz;
  return glance;
}

}  // namespace liopep::engine
