// Recognition as the page asks for it. web/src/engine/flow.ts is the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>

#include "liopep/flow.h"

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using namespace liopep::engine;

/// One event as the page reads it.
struct WireFlowEvent {
  std::uint32_t exercise;
  std::uint32_t kind;
  std::uint32_t side;
  float duration_ms;
};

/// One report as the page reads it: little-endian, natural alignment, offsets fixed below.
struct WireFlow {
  double t_ms;
  std::uint32_t somebody;
  std::uint32_t framing;
  std::int32_t exercise;
  float held_ms;
  std::uint32_t event_count;
  std::uint32_t padding;
  std::array<LandmarkPoint, kLandmarkCount> landmarks;
  std::array<WireFlowEvent, kMaxFlowEvents> events;
};
static_assert(offsetof(WireFlow, held_ms) == 20 && offsetof(WireFlow, landmarks) == 32);
static_assert(sizeof(WireFlowEvent) == 16);
static_assert(offsetof(WireFlow, events) == 32 + kLandmarkCount * 16);

std::array<char, kMaxExerciseBytes> text;
ContentError content_error;
Landmarks input;
/// Made by the first call, so that its starting values are no part of the module.
alignas(FlowCounter) std::array<std::byte, sizeof(FlowCounter)> room;
FlowCounter* counter = nullptr;
WireFlow wire;

const WireFlow* write(const FlowReport& report) {
  wire.t_ms = report.t_ms;
  wire.somebody = report.somebody ? 1 : 0;
  wire.framing = static_cast<std::uint32_t>(report.framing);
  wire.exercise = report.exercise;
  wire.held_ms = report.held_ms;
  wire.event_count = report.event_count;
  wire.landmarks = report.landmarks.points;
  for (int i = 0; i < report.event_count; ++i) {
    const FlowEvent& event = report.events[i];
    wire.events[i] = {static_cast<std::uint32_t>(event.exercise),
                      static_cast<std::uint32_t>(event.event.kind),
                      static_cast<std::uint32_t>(event.event.side), event.event.duration_ms};
  }
  return &wire;
}

}  // namespace

/// Where the text of an exercise file is to be written, and how much fits.
LIOPEP_EXPORT(liopep_flow_text) char* liopep_flow_text() {
  return text.data();
}
LIOPEP_EXPORT(liopep_flow_text_capacity) std::uint32_t liopep_flow_text_capacity() {
  return static_cast<std::uint32_t>(text.size());
}

/// Forgets exercises and person. To be called before anything else.
LIOPEP_EXPORT(liopep_flow_clear) void liopep_flow_clear() {
  counter = new (room.data()) FlowCounter;
}

/// Adds the exercise whose file is in the text buffer. 1: added. 0: not understood, and the error
/// buffers hold zero-terminated UTF-8. 2: no room for more.
LIOPEP_EXPORT(liopep_flow_add) std::uint32_t liopep_flow_add(std::uint32_t length) {
  Exercise exercise;
  const std::string_view json(text.data(), length <= text.size() ? length : 0);
  if (!read_exercise(json, exercise, content_error)) return 0;
  return counter->add(exercise) ? 1 : 2;
}
LIOPEP_EXPORT(liopep_flow_error_field) const char* liopep_flow_error_field() {
  return content_error.field.data();
}
LIOPEP_EXPORT(liopep_flow_error_reason) const char* liopep_flow_error_reason() {
  return content_error.reason.data();
}

/// Forgets the person, keeps the exercises.
LIOPEP_EXPORT(liopep_flow_restart) void liopep_flow_restart() {
  counter->restart();
}

/// Where 33 landmarks of four floats (x, y, z, visibility) are to be written before a step.
LIOPEP_EXPORT(liopep_flow_landmarks) LandmarkPoint* liopep_flow_landmarks() {
  return input.points.data();
}

/// Takes one frame; `somebody` is 0 when the model saw nobody.
LIOPEP_EXPORT(liopep_flow_step)
const WireFlow* liopep_flow_step(double t_ms, std::uint32_t somebody, float aspect) {
  input.aspect = aspect;
  return write(counter->step(t_ms, somebody != 0 ? &input : nullptr));
}
