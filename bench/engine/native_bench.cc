// Nanoseconds a frame of the native engine: liopep_engine_bench EXERCISE.json RECORDING.json LOOPS
// With `auto` for the exercise: of recognition among all of the content.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "cli/exercise_file.h"
#include "cli/recording_file.h"
#include "liopep/flow.h"
#include "liopep/movement.h"

namespace liopep::engine {
namespace {

/// Plays the recording `loops` times; nanoseconds a frame.
template <class Counter>
double play(Counter& counter, const Recording& recording, int loops) {
  const double gap_ms =
      recording.times_ms.back() / static_cast<double>(recording.times_ms.size() - 1);
  double t_ms = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < loops; ++i) {
    for (const auto& frame : recording.frames) {
      counter.step(t_ms, frame ? &*frame : nullptr);
      t_ms += gap_ms;
    }
  }
  const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
  return spent.count() / static_cast<double>(loops) / static_cast<double>(recording.frames.size());
}

int count_by_itself(const Recording& recording, int loops) {
  const auto exercises = load_exercises(LIOPEP_CONTENT_DIR);
  if (!exercises) return 2;
  const auto flow = std::make_unique<FlowCounter>();
  for (const Exercise& exercise : *exercises) {
    if (!flow->add(exercise)) return 2;
  }
  // To and fro, so that nobody leaps as where a clip begins anew.
  Recording whole = recording;
  whole.frames.insert(whole.frames.end(), recording.frames.rbegin(), recording.frames.rend());
  const double ns = play(*flow, whole, loops);
  const int exercise = flow->report().exercise;
  std::printf("{\"ns\":%.1f,\"count\":%u}\n", ns, exercise < 0 ? 0 : flow->tally(exercise).count);
  return 0;
}

int run(const char* name, const char* file, int loops) {
  const auto recording = read_recording(file);
  if (!recording) return 2;
  if (std::string_view(name) == "auto") return count_by_itself(*recording, loops);
  const auto exercise = load_exercise(LIOPEP_CONTENT_DIR, name);
  if (!exercise) return 2;
  const auto counter = std::make_unique<MovementCounter>(*exercise);
  const double ns = play(*counter, *recording, loops);
  std::printf("{\"ns\":%.1f,\"count\":%u}\n", ns, counter->report().tally.count);
  return 0;
}

}  // namespace
}  // namespace liopep::engine

int main(int argc, char** argv) {
  return argc == 4 ? liopep::engine::run(argv[1], argv[2], std::atoi(argv[3])) : 2;
}
