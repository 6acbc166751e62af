// The engine as a WebAssembly module: static state, functions over linear memory, no imports.
// web/src/engine/engine.ts is the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "liopep/movement.h"

namespace {

using namespace liopep::engine;

/// One event as the page reads it.
struct WireEvent {
  double t_ms;
  std::uint32_t kind;
  std::uint32_t side;
  std::uint32_t index;
  std::uint32_t count;
  float duration_ms;
  float there_ms;
  float back_ms;
  float depth;
};

/// One report as the page reads it: little-endian, natural alignment, offsets fixed below.
struct WireReport {
  double t_ms;
  std::uint32_t somebody;
  std::uint32_t framing;
  std::uint32_t missing;
  std::uint32_t phase;
  float depth;
  std::uint32_t count;
  std::uint32_t half_count;
  std::uint32_t left_count;
  std::uint32_t right_count;
  std::uint32_t event_count;
  double held_ms;
  std::array<LandmarkPoint, kLandmarkCount> landmarks;
  std::array<WireEvent, kMaxEvents> events;
};
static_assert(sizeof(LandmarkPoint) == 16 && sizeof(WireEvent) == 40);
static_assert(offsetof(WireEvent, side) == 12 && offsetof(WireEvent, depth) == 36);
static_assert(offsetof(WireReport, event_count) == 44 && offsetof(WireReport, held_ms) == 48);
static_assert(offsetof(WireReport, landmarks) == 56);
static_assert(offsetof(WireReport, events) == 584);
static_assert(sizeof(WireReport) == 584 + kMaxEvents * sizeof(WireEvent));

std::array<char, kMaxExerciseBytes> text;
ContentError content_error;
Landmarks input;
MovementCounter counter{Exercise{}};
WireReport wire;

const WireReport* write(const MovementReport& report) {
  wire.t_ms = report.t_ms;
  wire.somebody = report.somebody ? 1 : 0;
  wire.framing = static_cast<std::uint32_t>(report.framing);
  wire.missing = report.missing;
  wire.phase = static_cast<std::uint32_t>(report.phase);
  wire.depth = report.depth;
  wire.count = report.tally.count;
  wire.half_count = report.tally.half_count;
  wire.left_count = report.tally.left_count;
  wire.right_count = report.tally.right_count;
  wire.event_count = report.event_count;
  wire.held_ms = report.tally.held_ms;
  wire.landmarks = report.landmarks.points;
  for (int i = 0; i < report.event_count; ++i) {
    const MovementEvent& event = report.events[i];
    wire.events[i] = {event.t_ms,
                      static_cast<std::uint32_t>(event.kind),
                      static_cast<std::uint32_t>(event.side),
                      event.index,
                      event.count,
                      event.duration_ms,
                      event.there_ms,
                      event.back_ms,
                      event.depth};
  }
  return &wire;
}

}  // namespace

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

/// Where the text of an exercise file is to be written, and how much fits.
LIOPEP_EXPORT(liopep_text) char* liopep_text() {
  return text.data();
}
LIOPEP_EXPORT(liopep_text_capacity) std::uint32_t liopep_text_capacity() {
  return static_cast<std::uint32_t>(text.size());
}

/// Starts counting the exercise whose file is in the text buffer. 1 when it was understood; else 0
/// and the error buffers hold zero-terminated UTF-8.
LIOPEP_EXPORT(liopep_start) std::uint32_t liopep_start(std::uint32_t length) {
  Exercise exercise;
  const std::string_view json(text.data(), length <= text.size() ? length : 0);
  if (!read_exercise(json, exercise, content_error)) return 0;
  counter.start(exercise);
  return 1;
}
LIOPEP_EXPORT(liopep_error_field) const char* liopep_error_field() {
  return content_error.field.data();
}
LIOPEP_EXPORT(liopep_error_reason) const char* liopep_error_reason() {
  return content_error.reason.data();
}

/// Where 33 landmarks of four floats (x, y, z, visibility) are to be written before a step.
LIOPEP_EXPORT(liopep_landmarks) LandmarkPoint* liopep_landmarks() {
  return input.points.data();
}

/// Takes one frame; `somebody` is 0 when the model saw nobody.
LIOPEP_EXPORT(liopep_step)
const WireReport* liopep_step(double t_ms, std::uint32_t somebody, float aspect) {
  input.aspect = aspect;
  return write(counter.step(t_ms, somebody != 0 ? &input : nullptr));
}
