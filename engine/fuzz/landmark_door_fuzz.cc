// Any numbers as landmarks and times, through any exercise of the content: the counter's report
// stays sound, its counts only grow by their events, and the same input gives the same report.
#include <memory>

#include "fuzz/content_exercises.h"
#include "fuzz/hostile_camera.h"
#include "fuzz/reports.h"
#include "liopep/movement.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine;
  fuzz::Bytes bytes(data, size);
  const auto& exercises = fuzz::content_exercises();
  const Exercise& exercise = exercises[bytes.choice(exercises.size())];
  static const auto kCounter = std::make_unique<MovementCounter>(exercise);
  static const auto kTwin = std::make_unique<MovementCounter>(exercise);
  kCounter->start(exercise);
  kTwin->start(exercise);
  fuzz::HostileCamera camera(bytes);
  fuzz::HostileFrame frame;
  MovementReport before;
  while (camera.next(frame)) {
    const Landmarks* landmarks = frame.somebody ? &frame.landmarks : nullptr;
    const MovementReport& report = kCounter->step(frame.t_ms, landmarks);
    fuzz::must_be_sound(report);
    fuzz::must_follow(before, report);
    fuzz::must_be_same(report, kTwin->step(frame.t_ms, landmarks));
    before = report;
  }
  return 0;
}
