#pragma once

#include <cstdint>
#include <string_view>

namespace liopep::engine {

/// Who measured how much energy an activity takes.
enum class MetSource : std::uint8_t {
  adult_compendium,  ///< 2024 Adult Compendium of Physical Activities (Herrmann et al. 2024)
  estimate,          ///< no code fits: an estimate, and shown as one
};

/// How much energy an activity takes, as a multiple of sitting still (MET: 1 kcal for each kilogram
/// in an hour).
struct Intensity {
  std::string_view code;  ///< of the compendium; of an estimate: a short name
  float met = 0;
  MetSource source = MetSource::adult_compendium;
};

/// The intensity with this code, or null: the engine knows the codes that Liopep's content uses.
[[nodiscard]] const Intensity* find_intensity(std::string_view code);

/// MET-minutes: `met` times minutes of activity. The World Health Organization's weekly frame for
/// adults is 450 to 750 (WHO 2020). 0 where a number is negative or not finite.
[[nodiscard]] double met_minutes(double met, double active_ms);

/// Kilocalories: `met` times kilogram times hours, by the definition of MET; a rough figure for one
/// person. The weight is the caller's to keep to itself. 0 where a number is negative or not
/// finite.
[[nodiscard]] double kilocalories(double met, double active_ms, double weight_kg);

}  // namespace liopep::engine
