#pragma once

#include "game/turn.h"

namespace liopep::engine {

/// Catch and avoid: good things fall within reach, later bad ones among them.
class CatchWorld {
 public:
  void start() { *this = {}; }
  void step(Turn& turn);

 private:
  struct Item {
    std::uint32_t id = 0;  ///< 0: free
    ShapeState state = ShapeState::active;
    bool good = true;
    std::uint8_t look = 0;
    Spot at{};
    float fall = 0;  ///< picture heights a second
    float sway = 0;  ///< the same, to the side
    float radius = 0;
    float going = 0;  ///< 0..1 after hit or miss
  };
  static constexpr int kItems = 16;

  void spawn(Turn& turn);
  float good_column(Turn& turn) const;
  float bad_column(Turn& turn) const;
  void move(Turn& turn, Item& item);
  void show(Turn& turn, const Item& item) const;

  std::array<Item, kItems> items_{};
  float until_next_s_ = 1;
  int spawned_ = 0;
  float last_x_ = -1;
};

}  // namespace liopep::engine
