// Any numbers as landmarks and times, while every exercise of the content may be recognised: names
// and events are of exercises that were added, counts only grow by their events, and the same input
// gives the same report.
#include <cmath>
#include <memory>

#include "fuzz/check.h"
#include "fuzz/content_exercises.h"
#include "fuzz/hostile_camera.h"
#include "liopep/flow.h"

namespace liopep::engine::fuzz {
namespace {

std::unique_ptr<FlowCounter> flow_of_all() {
  auto flow = std::make_unique<FlowCounter>();
  for (const Exercise& exercise : content_exercises()) LIOPEP_MUST(flow->add(exercise));
  return flow;
}

void must_be_sound(const FlowReport& report, int exercises) {
  LIOPEP_MUST(report.exercise >= -1 && report.exercise < exercises);
  LIOPEP_MUST(std::isfinite(report.held_ms) && report.held_ms >= 0);
  LIOPEP_MUST(report.event_count <= kMaxFlowEvents);
  for (int i = 0; i < report.event_count; ++i) {
    const FlowEvent& event = report.events[i];
    LIOPEP_MUST(event.exercise >= 0 && event.exercise < exercises);
    LIOPEP_MUST(std::isfinite(event.event.t_ms) && std::isfinite(event.event.duration_ms));
  }
}

std::uint32_t total(const FlowCounter& flow, int exercises) {
  std::uint32_t sum = 0;
  for (int i = 0; i < exercises; ++i) sum += flow.tally(i).count;
  return sum;
}

void follow(Bytes bytes) {
  static const auto kFlow = flow_of_all();
  static const auto kTwin = flow_of_all();
  const int exercises = static_cast<int>(content_exercises().size());
  kFlow->restart();
  kTwin->restart();
  HostileCamera camera(bytes);
  HostileFrame frame;
  std::uint32_t before = total(*kFlow, exercises);
  while (camera.next(frame)) {
    const Landmarks* landmarks = frame.somebody ? &frame.landmarks : nullptr;
    const FlowReport& report = kFlow->step(frame.t_ms, landmarks);
    must_be_sound(report, exercises);
    const FlowReport& twin = kTwin->step(frame.t_ms, landmarks);
    LIOPEP_MUST(report.exercise == twin.exercise && report.event_count == twin.event_count);
    LIOPEP_MUST(report.held_ms == twin.held_ms);
    const std::uint32_t now = total(*kFlow, exercises);
    LIOPEP_MUST(now >= before && now == total(*kTwin, exercises));
    before = now;
  }
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  liopep::engine::fuzz::follow(liopep::engine::fuzz::Bytes(data, size));
  return 0;
}
