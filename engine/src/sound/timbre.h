#pragma once

#include <array>
#include <cstddef>

#include "sound/hearing.h"

namespace liopep::engine {

/// Bands of a vowel's colour, middles from 76 to 5970 Hz: what lies below a vowel tells how hard
/// the voice is pressed and where the microphone cuts.
inline constexpr std::size_t kTimbreBands = 30;

/// One number for each band.
using Timbre = std::array<float, kTimbreBands>;

/// Power by frequency in each band: of all that is heard, and of the room alone.
struct BandPower {
  Timbre heard{};
  Timbre room{};
};

/// The envelope of a hop: each band is at least as wide as the pitch is high, so that it always
/// holds one harmonic and does not follow them (as Kawahara's and Morise's smoothing does).
BandPower band_power_of(const Hop& hop, const Spectrum& spectrum, const NoiseFloor& noise);

/// The spectral envelope in decibels, the room taken off (Boll 1979); only differences between
/// bands mean anything.
Timbre timbre_of(const BandPower& power);

}  // namespace liopep::engine
