#pragma once

#include "game/turn.h"

namespace liopep::engine {

/// Boxing rhythm: targets fill up towards their beat; a punch that arrives on the beat scores most.
class BoxingWorld {
 public:
  void start() { *this = {}; }
  void step(Turn& turn);

  /// Part of the present beat that has gone by, 0..1.
  float part_of_beat() const { return part_; }

 private:
  struct Target {
    std::uint32_t id = 0;  ///< 0: free
    ShapeState state = ShapeState::active;
    WhichHand hand = WhichHand::any;
    std::uint8_t look = 0;
    Spot at{};
    float radius = 0;
    float beat_s = 0;  ///< when it is to be punched
    float shown_s = 0;
    float going = 0;
    std::array<bool, 2> inside{};  ///< hands that are in it and have not left since
  };
  static constexpr int kTargets = 12;

  void plan(Turn& turn, float beat_s);
  bool is_asked(Turn& turn, int beat) const;
  void add(Turn& turn, int hand, float beat_s, float shown_s);
  void watch(Turn& turn, Target& target);
  void punch(Turn& turn, Target& target, int hand, float at_s);
  void show(Turn& turn, const Target& target) const;

  std::array<Target, kTargets> targets_{};
  int planned_ = 0;  ///< beats that have been given their targets
  int heard_ = 0;    ///< beats told to the page
  int next_hand_ = 0;
  int added_ = 0;
  float part_ = 0;
};

}  // namespace liopep::engine
