// Free move as the page asks for it. web/src/engine/free_move.ts is the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>

#include "liopep/free_move.h"

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using namespace liopep::engine;

/// One report as the page reads it: little-endian, natural alignment, offsets fixed below.
struct WireFreeMove {
  double t_ms;
  std::uint32_t somebody;
  std::uint32_t in_rhythm;
  std::uint32_t count;
  std::uint32_t added;
  float period_ms;
  std::uint32_t padding;
  std::array<LandmarkPoint, kLandmarkCount> landmarks;
};
static_assert(offsetof(WireFreeMove, period_ms) == 24 && offsetof(WireFreeMove, landmarks) == 32);
static_assert(sizeof(WireFreeMove) == 32 + kLandmarkCount * 16);

Landmarks input;
FreeMoveCounter counter;
WireFreeMove wire;

}  // namespace

/// Starts anew; forgets the person and the count.
LIOPEP_EXPORT(liopep_free_move_start) void liopep_free_move_start() {
  counter.start();
}

/// Where 33 landmarks of four floats (x, y, z, visibility) are to be written before a step.
LIOPEP_EXPORT(liopep_free_move_landmarks) LandmarkPoint* liopep_free_move_landmarks() {
  return input.points.data();
}

/// Takes one frame; `somebody` is 0 when the model saw nobody.
LIOPEP_EXPORT(liopep_free_move_step)
const WireFreeMove* liopep_free_move_step(double t_ms, std::uint32_t somebody, float aspect) {
  input.aspect = aspect;
  const FreeMoveReport& report = counter.step(t_ms, somebody != 0 ? &input : nullptr);
  wire = {report.t_ms,
          report.somebody ? 1U : 0U,
          report.in_rhythm ? 1U : 0U,
          report.count,
          report.added,
          report.period_ms,
          0,
          report.landmarks.points};
  return &wire;
}
