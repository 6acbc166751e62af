#pragma once

#include <array>

#include "liopep/landmarks.h"

namespace liopep::engine {

/// What a camera showed of late: about 25 seconds, to be seen once more. Large (about 500 kB).
class RecentFrames {
 public:
  void clear() { kept_ = 0; }
  bool is_empty() const { return kept_ == 0; }

  /// Keeps a frame; `landmarks` is null when the model saw nobody.
  void keep(double t_ms, const Landmarks* landmarks);

  /// Has `watcher` step through those since then, at least so far apart; `look` is given what each
  /// step returns.
  template <class Watcher, class Look>
  void show_to(Watcher& watcher, double since_ms, double apart_ms, const Look& look) const {
    for (int i = 0; i < kept_; ++i) {
      const Frame& frame = frames_[(first_ + i) % kFrames];
      if (frame.t_ms < since_ms) continue;
      since_ms = frame.t_ms + apart_ms;
      look(watcher.step(frame.t_ms, frame.somebody ? &frame.landmarks : nullptr));
    }
  }

 private:
  struct Frame {
    double t_ms = 0;
    bool somebody = false;
    Landmarks landmarks;
  };
  static constexpr int kFrames = 1024;

  std::array<Frame, kFrames> frames_{};  ///< a ring
  int first_ = 0;
  int kept_ = 0;
};

}  // namespace liopep::engine
