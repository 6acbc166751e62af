#pragma once

#include <vector>

#include "fuzz/bytes.h"
#include "liopep/landmarks.h"

namespace liopep::engine::fuzz {

/// What the engine is handed at one moment.
struct HostileFrame {
  double t_ms = 0;
  bool somebody = true;
  Landmarks landmarks;
};

/// A camera, model and clock that break every rule they can, as the fuzzer's bytes say.
///
/// It starts from recorded people, so that movement is counted at all; then points are moved,
/// not-a-number, infinite or far away, the clock stops, runs backwards or leaps, and the picture
/// changes its shape. An empty stream of bytes is an honest recording.
class HostileCamera {
 public:
  explicit HostileCamera(Bytes bytes);

  /// False when the bytes are used up, or enough frames were made.
  bool next(HostileFrame& frame);

 private:
  void bend(Landmarks& landmarks);

  Bytes bytes_;
  const std::vector<Landmarks>* recording_;
  std::size_t position_ = 0;
  int frames_ = 0;
  double t_ms_ = 0;
  double step_ms_ = 50;
  float aspect_ = 1;
};

}  // namespace liopep::engine::fuzz
