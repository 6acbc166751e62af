#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "liopep/landmarks.h"

namespace liopep::engine {

/// The games, in the order of `kGameIds`. All can be played seated, with head and arms in view.
enum class GameKind : std::uint8_t {
  catching,  ///< catch: good things fall, bad ones too; hands catch and avoid
  sky,       ///< reach the sky: targets climb from the shoulders to overhead, for both hands
  beam,      ///< balance the beam: leaning tilts it, a ball rolls to the stars on it
  mirror,    ///< mirror the pose: arm poses to take and to hold
  boxing,    ///< boxing rhythm: targets to punch on the beat
  paint,     ///< paint the air: figures of dots that a hand paints by passing over them
};
inline constexpr int kGameCount = 6;
inline constexpr std::array<std::string_view, kGameCount> kGameIds = {"catch",  "sky",    "beam",
                                                                      "mirror", "boxing", "paint"};

/// Finds a game by its id ("catch"); false, and `kind` unchanged, when there is none.
[[nodiscard]] bool find_game(std::string_view id, GameKind& kind);

/// Which arms play. With one arm everything comes within its reach and nothing asks for the other.
enum class Arms : std::uint8_t { both, left, right };

inline constexpr float kShortestGame_ms = 30'000;
inline constexpr float kLongestGame_ms = 180'000;
inline constexpr int kTopLevel = 10;

/// What a game is started with; values outside their limits are taken as the nearer limit.
struct GameOptions {
  GameKind kind = GameKind::catching;
  std::uint32_t seed = 1;     ///< the same seed and the same input give the same game
  int level = 1;              ///< 1..kTopLevel to begin with; it then follows the player
  float length_ms = 120'000;  ///< of play, kShortestGame_ms..kLongestGame_ms
  Arms arms = Arms::both;
  float tempo_bpm = 84;  ///< 50..140; boxing only
};

/// One hand's 21 points in MediaPipe's order (Zhang et al. 2020); visibility is not used.
struct HandLandmarks {
  static constexpr std::size_t kCount = 21;
  std::array<LandmarkPoint, kCount> points{};
};

/// What the models say about one picture.
struct GameInput {
  const Landmarks* body = nullptr;  ///< null when nobody was seen
  /// Hands, where a hand model runs too; they are told left from right by the body's wrists. Null
  /// where none.
  std::array<const HandLandmarks*, 2> hands{};
};

}  // namespace liopep::engine
