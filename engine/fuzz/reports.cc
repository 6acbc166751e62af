#include "fuzz/reports.h"

#include <cmath>
#include <cstring>

#include "fuzz/check.h"

namespace liopep::engine::fuzz {
namespace {

template <std::size_t N>
std::size_t length_of(const std::array<char, N>& text) {
  const void* end = std::memchr(text.data(), 0, N);
  LIOPEP_MUST(end != nullptr);
  return static_cast<std::size_t>(static_cast<const char*>(end) - text.data());
}

void must_be_sound(const MovementEvent& event) {
  LIOPEP_MUST(std::isfinite(event.t_ms));
  LIOPEP_MUST(std::isfinite(event.duration_ms) && event.duration_ms >= 0);
  LIOPEP_MUST(event.depth >= 0 && event.depth <= 1);
}

void must_be_same(const LandmarkPoint& a, const LandmarkPoint& b) {
  LIOPEP_MUST(a.x == b.x && a.y == b.y && a.z == b.z && a.visibility == b.visibility);
}

void must_be_same(const MovementEvent& a, const MovementEvent& b) {
  LIOPEP_MUST(a.kind == b.kind && a.count == b.count && a.t_ms == b.t_ms);
  LIOPEP_MUST(a.duration_ms == b.duration_ms && a.depth == b.depth);
}

std::uint32_t events_of(const MovementReport& report, EventKind kind) {
  std::uint32_t count = 0;
  for (int i = 0; i < report.event_count; ++i) count += report.events[i].kind == kind ? 1 : 0;
  return count;
}

}  // namespace

void must_be_sound(const MovementReport& report) {
  LIOPEP_MUST(report.event_count <= kMaxEvents);
  LIOPEP_MUST(std::isfinite(report.t_ms));
  LIOPEP_MUST(report.depth >= 0 && report.depth <= 1);
  LIOPEP_MUST(report.landmarks.aspect > 0 && std::isfinite(report.landmarks.aspect));
  for (const LandmarkPoint& point : report.landmarks.points) {
    LIOPEP_MUST(std::isfinite(point.x) && std::isfinite(point.y) && std::isfinite(point.z));
    LIOPEP_MUST(point.visibility >= 0 && point.visibility <= 1);
  }
  for (int i = 0; i < report.event_count; ++i) must_be_sound(report.events[i]);
}

void must_follow(const MovementReport& before, const MovementReport& after) {
  const Tally& was = before.tally;
  const Tally& is = after.tally;
  LIOPEP_MUST(is.count == was.count + events_of(after, EventKind::repetition));
  LIOPEP_MUST(is.half_count == was.half_count + events_of(after, EventKind::half_repetition));
}

void must_be_same(const MovementReport& a, const MovementReport& b) {
  LIOPEP_MUST(a.t_ms == b.t_ms && a.somebody == b.somebody && a.framing == b.framing);
  LIOPEP_MUST(a.missing == b.missing && a.phase == b.phase && a.depth == b.depth);
  LIOPEP_MUST(a.tally.count == b.tally.count && a.tally.half_count == b.tally.half_count);
  LIOPEP_MUST(a.event_count == b.event_count);
  for (int i = 0; i < a.event_count; ++i) must_be_same(a.events[i], b.events[i]);
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    must_be_same(a.landmarks.points[i], b.landmarks.points[i]);
  }
}

void must_be_sound(const Exercise& exercise) {
  LIOPEP_MUST(length_of(exercise.id) > 0);
  LIOPEP_MUST(exercise.needs != 0);
  LIOPEP_MUST(exercise.measure_count >= 1 && exercise.measure_count <= kMaxMeasures);
  for (int i = 0; i < exercise.measure_count; ++i) {
    const SignalMeasure& measure = exercise.measures[i];
    LIOPEP_MUST(std::isfinite(measure.rest) && std::isfinite(measure.full));
    LIOPEP_MUST(measure.rest != measure.full);
  }
  const Phases& phases = exercise.phases;
  LIOPEP_MUST(phases.rest_below >= 0 && phases.rest_below < phases.start_above);
  LIOPEP_MUST(phases.start_above < phases.half_above);
  LIOPEP_MUST(phases.half_above < phases.full_above && phases.full_above <= 1);
  LIOPEP_MUST(exercise.shortest_repetition_ms >= 200);
  const float longest_ms =
      exercise.counting == Counting::hold ? exercise.hold_ms : exercise.longest_repetition_ms;
  LIOPEP_MUST(exercise.shortest_repetition_ms <= longest_ms);
  LIOPEP_MUST(exercise.met >= 1 && exercise.met <= 20);
}

void must_explain(const ContentError& error) {
  LIOPEP_MUST(length_of(error.field) > 0);
  LIOPEP_MUST(length_of(error.reason) > 0);
}

}  // namespace liopep::engine::fuzz
