// Teaching by showing as the page asks for it. web/src/engine/lesson->ts is the other side.
#include <array>
#include <cstddef>
#include <cstdint>
#include <new>

#include "liopep/lesson.h"

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using namespace liopep::engine;

/// One report as the page reads it: little-endian, natural alignment, offsets fixed below.
struct WireLesson {
  double t_ms;
  std::uint32_t somebody;
  std::uint32_t shown;
  std::uint32_t wanted;
  std::uint32_t file_length;  ///< 0 until it is learned
  std::array<LandmarkPoint, kLandmarkCount> landmarks;
};
static_assert(offsetof(WireLesson, shown) == 12 && offsetof(WireLesson, landmarks) == 24);
static_assert(sizeof(WireLesson) == 24 + kLandmarkCount * 16);

Landmarks input;
/// Made by the first call, so that its starting values are no part of the module.
alignas(Lesson) std::array<std::byte, sizeof(Lesson)> room;
Lesson* lesson = nullptr;
WireLesson wire;

}  // namespace

/// Begins anew. To be called before anything else.
LIOPEP_EXPORT(liopep_lesson_start) void liopep_lesson_start() {
  lesson = new (room.data()) Lesson;
}

/// Where 33 landmarks of four floats (x, y, z, visibility) are to be written before a step.
LIOPEP_EXPORT(liopep_lesson_landmarks) LandmarkPoint* liopep_lesson_landmarks() {
  return input.points.data();
}

/// Takes one frame; `somebody` is 0 when the model saw nobody.
LIOPEP_EXPORT(liopep_lesson_step)
const WireLesson* liopep_lesson_step(double t_ms, std::uint32_t somebody, float aspect) {
  input.aspect = aspect;
  const LessonReport& report = lesson->step(t_ms, somebody != 0 ? &input : nullptr);
  wire = {report.t_ms,
          report.somebody ? 1U : 0U,
          static_cast<std::uint32_t>(report.shown),
          static_cast<std::uint32_t>(kLessonRepetitions),
          static_cast<std::uint32_t>(lesson->file().size()),
          report.landmarks.points};
  return &wire;
}

/// The text of the new exercise file, UTF-8, `file_length` bytes.
LIOPEP_EXPORT(liopep_lesson_file) const char* liopep_lesson_file() {
  return lesson->file().data();
}
