// Any numbers as landmarks and times, as a movement that is taught: the lesson asks for no more
// than it says, what it writes is an exercise that can be counted, and the same input gives the
// same file.
#include <memory>

#include "fuzz/check.h"
#include "fuzz/hostile_camera.h"
#include "fuzz/reports.h"
#include "liopep/lesson.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine;
  fuzz::Bytes bytes(data, size);
  static const auto kLesson = std::make_unique<Lesson>();
  static const auto kTwin = std::make_unique<Lesson>();
  kLesson->start();
  kTwin->start();
  fuzz::HostileCamera camera(bytes);
  fuzz::HostileFrame frame;
  while (camera.next(frame)) {
    const Landmarks* landmarks = frame.somebody ? &frame.landmarks : nullptr;
    const LessonReport& report = kLesson->step(frame.t_ms, landmarks);
    LIOPEP_MUST(report.shown >= 0 && report.shown <= kLessonRepetitions);
    LIOPEP_MUST(report.is_learned == !kLesson->file().empty());
    kTwin->step(frame.t_ms, landmarks);
    LIOPEP_MUST(kLesson->file() == kTwin->file());
  }
  if (!kLesson->report().is_learned) return 0;
  Exercise exercise;
  ContentError error;
  LIOPEP_MUST(read_exercise(kLesson->file(), exercise, error));
  fuzz::must_be_sound(exercise);
  return 0;
}
