#include "liopep/energy.h"

#include <array>

namespace liopep::engine {
namespace {

constexpr double kMinuteMs = 60'000;
constexpr double kHourMs = 3'600'000;

/// Values of the 2024 Adult Compendium, and of activities that it lacks.
constexpr std::array kIntensities{
    Intensity{"02020", 7.5F},  // calisthenics, vigorous
    Intensity{"02022", 3.8F},  // calisthenics, moderate
    Intensity{"02024", 2.8F},  // calisthenics, light
    Intensity{"02030", 3.5F},  // calisthenics, general
    Intensity{"02052", 5.0F},  // squats
    Intensity{"02054", 3.5F},  // resistance, 8 to 15 repetitions
    Intensity{"02056", 3.0F},  // body-weight exercises, general
    Intensity{"02057", 6.5F},  // body-weight exercises, high intensity
    Intensity{"02101", 2.3F},  // stretching, mild
    Intensity{"02143", 4.0F},  // video workout
    Intensity{"12025", 4.8F},  // jogging in place
    Intensity{"17170", 3.0F},  // walking, moderate
    Intensity{"17190", 3.8F},  // walking, brisk
    Intensity{"17200", 4.8F},  // walking, very brisk
    Intensity{"marching-in-place", 3.5F, MetSource::estimate},
};

/// False for what is not finite as well: such a number is not less than any other.
bool is_amount(double value) {
  return value >= 0 && value < 1e15;
}

}  // namespace

const Intensity* find_intensity(std::string_view code) {
  for (const Intensity& intensity : kIntensities) {
    if (intensity.code == code) return &intensity;
  }
  return nullptr;
}

double met_minutes(double met, double active_ms) {
  if (!is_amount(met) || !is_amount(active_ms)) return 0;
  return met * (active_ms / kMinuteMs);
}

double kilocalories(double met, double active_ms, double weight_kg) {
  if (!is_amount(met) || !is_amount(active_ms) || !is_amount(weight_kg)) return 0;
  return met * weight_kg * (active_ms / kHourMs);
}

}  // namespace liopep::engine
