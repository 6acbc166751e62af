#pragma once

#include <array>
#include <optional>
#include <vector>

#include "arithmetic/dice.h"
#include "game/arm_pose.h"
#include "game/spot.h"
#include "liopep/game.h"

namespace liopep::engine::testing {

/// How well somebody plays.
struct Talent {
  float reaction_s = 0.4F;  ///< until something new is acted upon
  float speed_per_s = 6;    ///< of a hand, shoulder widths a second
  float aim = 0.15F;        ///< how far off a hand goes, shoulder widths
  float timing_s = 0.08F;   ///< how far off the beat
  float pose_deg = 8;       ///< how far off a pose
  float attention = 0.95F;  ///< part of the things that are cared for
};
inline constexpr Talent kGood = {0.22F, 9, 0.06F, 0.04F, 4, 1};
inline constexpr Talent kAverage = {0.4F, 5.5F, 0.16F, 0.09F, 14, 0.93F};
inline constexpr Talent kPoor = {0.75F, 2.8F, 0.3F, 0.2F, 26, 0.75F};

/// Where and how large the player sits in the picture (as the camera gives it: not mirrored).
struct PlayerSeat {
  float x = 0.5F;      ///< middle of the shoulders, parts of the width
  float y = 0.6F;      ///< parts of the height
  float width = 0.3F;  ///< of the shoulders, parts of the height
  float aspect = 4.0F / 3;
};

/// Plays from what the report shows, as a person would from the screen: looks, waits for the
/// reaction time, moves head, shoulders and arms; nothing below is ever in view. Its arithmetic is
/// + - * / and square roots, so that it plays the same game on every platform.
class GamePlayer {
 public:
  GamePlayer(const GameOptions& options, const Talent& talent, const PlayerSeat& seat,
             std::uint32_t seed)
      : options_(options), talent_(talent), seat_(seat), dice_(seed) {}

  /// The landmarks of the next frame, `dt_s` after the last.
  Landmarks move(const GameReport& report, float dt_s);

 private:
  struct Known {
    std::uint32_t id = 0;
    float since_s = 0;
    float amount = 0;
    float amount_per_s = 0;
    Spot off{};
    bool cared_for = true;
    bool going = false;  ///< a punch under way
    float tried_s = 0;   ///< since the aim was last taken
  };

  Spot home() const { return {(1 - seat_.x) * seat_.aspect, seat_.y}; }
  Spot spot_of(const GameShape& shape) const { return {shape.x * seat_.aspect, shape.y}; }
  Known& know(const GameShape& shape, float dt_s);
  Spot rest(int hand) const;
  void reach(const GameReport& report, float dt_s);
  std::optional<Spot> wish(const GameReport& report, int hand);
  void lean(const GameReport& report, float dt_s);
  void pose(const GameReport& report, float dt_s);
  void place_arm(Landmarks& landmarks, int hand, Spot shoulder);
  void put(Landmarks& landmarks, Landmark which, Spot at, float visibility);
  float noise(float size) { return dice_.between(-size, size); }

  GameOptions options_;
  Talent talent_;
  PlayerSeat seat_;
  Dice dice_;
  float time_s_ = 0;
  std::array<Known, 128> known_{};
  std::array<Spot, 2> hands_{};
  std::array<ArmAngles, 2> angles_{{{10, 10}, {10, 10}}};
  bool started_ = false;
  float lean_deg_ = 0;
  float wanted_lean_deg_ = 0;
  float ball_before_ = 0;
  float until_thought_s_ = 0;
};

/// A game played to its end.
struct PlayedGame {
  GameReport last;
  float seconds = 0;
  int most_level = 1;
  std::uint32_t score_of_10_s = 0;  ///< after the first ten seconds of play
  std::array<int, kGameEventKindCount> events{};
  std::uint64_t hash = 0;  ///< of every bit reported
};

/// Lets a player play; `frames` gets what was put in when it is not null.
PlayedGame play(const GameOptions& options, const Talent& talent, const PlayerSeat& seat, float fps,
                std::uint32_t player_seed, std::vector<Landmarks>* frames = nullptr);

}  // namespace liopep::engine::testing
