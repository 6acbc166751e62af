#pragma once

#include <array>
#include <cstdint>

#include "steps/gait_glance.h"
#include "steps/gait_odds.h"

namespace liopep::engine {

/// Finds the likeliest course of cadences and pauses through slices of 0.4 s (Viterbi, as pitch is
/// tracked in speech). The states: cadences of 1.17 to 3.3 steps a second, whose steps are time by
/// cadence; slow walking, too uneven to be like itself, whose steps are pushes; nobody walking.
class CadencePath {
 public:
  static constexpr int kIdle = kCadences;
  static constexpr int kSlow = kCadences + 1;
  static constexpr int kStates = kCadences + 2;
  /// Slices that may still be judged anew.
  static constexpr int kOpen = 100;

  /// What is said of one slice.
  struct Settled {
    bool walking = false;
    float steps = 0;        ///< within its 0.4 s; 0 in a short pause of a walk
    float cadence_spm = 0;  ///< 0 unless walking
  };

  /// Takes the next slice; other odds than the engine's are for learning them.
  void add(const GaitGlance& glance, const GaitOdds& odds = kGaitOdds);

  /// Slices taken and not settled.
  int open() const { return open_; }
  /// True when the oldest must be settled before the next is taken.
  bool is_full() const { return open_ == kOpen; }
  /// Settles the oldest open slice by what is known now.
  Settled settle();
  /// Steps and walked slices of the open slices as they are judged now, and the newest of them.
  struct Outlook {
    float steps = 0;
    int walked = 0;
    Settled newest;
  };
  Outlook outlook() const;

 private:
  struct Slice {
    std::array<std::uint8_t, kStates> from;  ///< the state before, for each state
    GaitGlance::Each period_s;
    bool moving;
    bool recurring;
    float pushes;
    float push_rate_hz;
  };
  const Slice& slice(int open_index) const;
  void advance(const GaitGlance& glance, const GaitOdds& odds, Slice& slice);
  using States = std::array<std::uint8_t, kOpen>;
  States trace() const;
  /// Open slices from here on whose steps are not in doubt: a walk begins and ends where its
  /// movement recurs.
  std::array<bool, kOpen> sure(const States& states) const;
  /// So far a walk of which a slice recurs, with one slice more.
  static bool recurs(bool so_far, int state, const Slice& slice);
  static Settled judged(const Slice& slice, int state, bool sure);

  bool started_ = false;
  bool begun_ = false;  ///< the walk that was settled last had a slice that recurs
  int open_ = 0;
  int next_ = 0;  ///< where the next slice goes
  std::array<float, kStates> score_{};
  std::array<Slice, kOpen> slices_{};
};

}  // namespace liopep::engine
