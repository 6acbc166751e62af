#pragma once

#include <array>
#include <cstddef>

#include "sound/hearing.h"

namespace liopep::engine {

/// Bands of a vowel's colour, from 200 to 3600 Hz: what a telephone passes too.
inline constexpr std::size_t kTimbreBands = 22;

/// The spectral envelope in decibels; only differences between bands mean anything.
using Timbre = std::array<float, kTimbreBands>;

/// The envelope of a hop: each band is at least as wide as the pitch is high, so that it always
/// holds one harmonic and does not follow them (as Kawahara's and Morise's smoothing does), and the
/// power of the room is taken off.
Timbre timbre_of(const Hop& hop, const Spectrum& spectrum, const NoiseFloor& noise);

}  // namespace liopep::engine
