// Nanoseconds a frame of the native engine: liopep_engine_bench EXERCISE.json RECORDING.json LOOPS
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "cli/recording_file.h"
#include "liopep/movement.h"

int main(int argc, char** argv) {
  using namespace liopep::engine;
  if (argc != 4) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  Exercise exercise;
  ContentError error;
  const auto recording = read_recording(argv[2]);
  if (!read_exercise(text, exercise, error) || !recording) return 2;

  auto counter = std::make_unique<MovementCounter>(exercise);
  const int loops = std::atoi(argv[3]);
  const std::vector<double>& times_ms = recording->times_ms;
  const double gap_ms = times_ms.back() / static_cast<double>(times_ms.size() - 1);
  double t_ms = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < loops; ++i) {
    for (const auto& frame : recording->frames) {
      counter->step(t_ms, frame ? &*frame : nullptr);
      t_ms += gap_ms;
    }
  }
  const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
  const double frames = static_cast<double>(loops) * static_cast<double>(recording->frames.size());
  std::printf("{\"ns\":%.1f,\"count\":%u}\n", spent.count() / frames,
              counter->report().tally.count);
}
