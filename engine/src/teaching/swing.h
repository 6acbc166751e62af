#pragma once

#include <array>
#include <cstdint>

namespace liopep::engine {

/// Where the body was when a swing turned, to tell moving on the spot from moving about.
struct Whereabouts {
  float x = 0;  ///< of the shoulders, in picture heights
  float y = 0;
  float size = 1;  ///< of the body, in picture heights
};

/// Follows one number to and fro: where it turns, how regularly, how far.
///
/// It has turned when it came back by a good part of its usual swing (hysteresis). A run is a
/// series of turns of about the same size and time; anything else begins a new run.
class Swing {
 public:
  /// Takes the next value; true when a turn has just been made sure of. `least` is the smallest
  /// swing that means something.
  bool step(double t_ms, float value, float least, const Whereabouts& now);

  void reset() { *this = Swing(); }

  /// Times out and back in this run.
  int excursions() const { return (turns_ + 1) / 2; }
  /// How often of these came after `t_ms`, as far as remembered (the last 8).
  int excursions_after(double t_ms) const;
  /// When the last excursion was furthest out, or one of those before it.
  double last_out_ms() const { return turns_ == 0 ? 0 : out_ms(0); }
  double out_ms(int before) const { return turn_ms_[2 * (excursions() - 1 - before) % kTurns]; }
  /// Times back in this run, and when the last one was furthest in, or one of those before it.
  int returns() const { return turns_ / 2; }
  double in_ms(int before) const { return turn_ms_[(2 * (returns() - before) - 1) % kTurns]; }
  /// True when the last turn was the outer end of an excursion.
  bool is_out() const { return turns_ % 2 == 1; }
  /// True when the outer end is the greater value.
  bool goes_up() const { return is_out() == (direction_ == -1); }
  float size() const { return size_; }
  float period_ms() const { return period_ms_; }
  /// When the last turn was made sure of.
  double turned_ms() const { return turned_ms_; }

 private:
  struct Turn {
    double t_ms = 0;
    float value = 0;
    Whereabouts place;
    bool is_there = false;
  };
  void start_at(double t_ms, float value, const Whereabouts& now);
  void add_turn(const Turn& turn, double t_ms);
  bool is_regular(float swing, float period_ms, const Turn& same, const Turn& turn) const;
  void begin_run(const Turn& turn);

  static constexpr int kRemembered = 8;
  static constexpr int kTurns = 2 * kRemembered;
  int direction_ = 0;  ///< 1 while the value grows, -1 while it shrinks, 0 at first
  Turn high_, low_;    ///< extremes since the last turn
  Turn last_high_, last_low_;
  int turns_ = 0;  ///< of this run
  float size_ = 0;
  float period_ms_ = 0;
  double turned_ms_ = 0;
  std::array<double, kTurns> turn_ms_{};  ///< of this run, out and back in turns
};

}  // namespace liopep::engine
