// Any bytes as an exercise file: read or refused with a reason, never more; and whatever is
// accepted can be counted with.
#include <memory>
#include <string_view>

#include "fuzz/check.h"
#include "fuzz/exact_copy.h"
#include "fuzz/hostile_camera.h"
#include "fuzz/reports.h"
#include "liopep/movement.h"

namespace liopep::engine::fuzz {
namespace {

/// An honest recording, then twenty frames with parts of it gone.
void must_count_soundly(const Exercise& exercise) {
  static constexpr std::array<std::uint8_t, 96> kScript = [] {
    std::array<std::uint8_t, 96> script{};
    for (std::size_t i = 0; i < script.size(); ++i) script[i] = i < 70 ? 0xFD : 0x1D;
    return script;
  }();
  auto counter = std::make_unique<MovementCounter>(exercise);
  HostileCamera camera(Bytes(kScript.data(), kScript.size()));
  HostileFrame frame;
  MovementReport before;
  while (camera.next(frame)) {
    const MovementReport& report =
        counter->step(frame.t_ms, frame.somebody ? &frame.landmarks : nullptr);
    must_be_sound(report);
    must_follow(before, report);
    before = report;
  }
}

void take(std::string_view text) {
  Exercise exercise;
  exercise.id = {'u', 'n', 't', 'o', 'u', 'c', 'h', 'e', 'd'};
  ContentError error;
  if (read_exercise(text, exercise, error)) {
    must_be_sound(exercise);
    must_count_soundly(exercise);
  } else {
    must_explain(error);
    LIOPEP_MUST(std::string_view(exercise.id.data()) == "untouched");
    LIOPEP_MUST(exercise.measure_count == 0);
  }
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine::fuzz;
  take(ExactCopy(data, size).text());
  return 0;
}
