#pragma once

#include <array>
#include <cstddef>

#include "sound/fourier.h"
#include "sound/noise_floor.h"
#include "sound/pitch.h"
#include "sound/spectrum.h"

namespace liopep::engine {

/// Samples at 16 kHz from one look at the sound to the next.
inline constexpr std::size_t kHopSize = 128;
inline constexpr float kHop_ms = 8;
/// The clicks of a hop are looked for in slices of 2 ms.
inline constexpr std::size_t kSlices = 4;
inline constexpr float kSlice_ms = kHop_ms / kSlices;

/// What 8 ms of sound added.
struct Hop {
  double t_ms = 0;        ///< end of the hop
  float level_db = 0;     ///< of 80 to 6000 Hz in the last 32 ms
  float floor_db = 0;     ///< of the room, in the same band
  float sonority_db = 0;  ///< 250 to 2800 Hz, where vowels are loud and consonants are not
  float total = 0;        ///< powers: everything above 60 Hz,
  float low = 0;          ///< below 450 Hz,
  float middle = 0;       ///< to 1500 Hz,
  float upper = 0;        ///< to 3500 Hz,
  float high = 0;         ///< and above
  float centroid_hz = 0;
  Pitch pitch;
  bool audible = false;  ///< neither what a voice leaves in a room nor the room itself
  bool voiced = false;
  float tone_hz = 0;                    ///< of the strongest partial
  float tone_share = 0;                 ///< how much of the power above 300 Hz is in it
  std::array<float, kSlices> clicks{};  ///< power above 700 Hz in slices of 2 ms

  float above_floor_db() const { return level_db - floor_db; }
};

/// How soft a sound may be. By its level alone, as microphones and rooms have noise; by how far it
/// is below the voices that were heard, as rooms, microphones and their coding leave something of
/// them; and softer than `soft_db` it is a voice that is far away or a room, so it must be clearer
/// and stand out more.
struct Softest {
  float audible_db = -85;
  float floor_db = -95;
  float soft_db = -62;
  float below_voice_db = 38;
};

/// Turns sound at 16 kHz into hops.
class Hearing {
 public:
  Hearing();

  void start(const Softest& softest = {});
  /// Takes 128 samples; the hop stays valid until the next.
  const Hop& step(const std::array<float, kHopSize>& samples);

  const Spectrum& spectrum() const { return spectrum_; }
  const NoiseFloor& noise() const { return floor_; }

 private:
  void measure_clicks(const std::array<float, kHopSize>& samples);
  void measure_bands();
  void measure_tone();
  void tell_from_room();

  Fourier fourier_;
  Spectrum spectrum_;
  PitchFinder pitch_;
  NoiseFloor floor_;
  Hop hop_;
  bool is_pitch_due_ = false;
  Softest softest_;
  float loudest_db_ = -120;  ///< of voices, forgotten over minutes
  std::size_t hops_ = 0;
  std::array<float, kFourierSize> history_{};
  std::array<float, 4> filter_{};  ///< of the clicks: last input and output of both stages
};

}  // namespace liopep::engine
