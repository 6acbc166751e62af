// No step allocates: every allocation of this program passes through here and is counted.
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

#include "liopep/demonstrator.h"
#include "liopep/movement.h"
#include "testing/performance.h"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  return counted(size);
}
void* operator new[](std::size_t size) {
  return counted(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace liopep::engine::testing {
namespace {

/// Two demonstrated repetitions, then nobody, then somebody else far away.
std::vector<Landmarks> frames_of(const Exercise& exercise) {
  const Demonstration demonstration(exercise);
  std::vector<Landmarks> frames;
  for (double t_ms = 0; t_ms < 2 * demonstration.repetition_ms(); t_ms += 50) {
    frames.push_back(demonstration.landmarks_at(t_ms));
  }
  return frames;
}

TEST(Step, AllocatesNothing) {
  for (const char* id :
       {"squat", "march", "biceps-curl", "neck-turn", "one-leg-balance", "plank"}) {
    const Exercise exercise = exercise_of(id);
    const std::vector<Landmarks> frames = frames_of(exercise);
    const auto counter = std::make_unique<MovementCounter>(exercise);
    double t_ms = 0;
    const std::size_t before = allocations;
    for (int round = 0; round < 3; ++round) {
      for (const Landmarks& frame : frames) counter->step(t_ms += 50, &frame);
      for (int i = 0; i < 40; ++i) counter->step(t_ms += 50, nullptr);
    }
    EXPECT_EQ(allocations, before) << id;
    EXPECT_GT(counter->report().tally.count, 0U) << id;
  }
}

TEST(Step, IsWatchedByACountThatCounts) {
  const std::size_t before = allocations;
  const auto something = std::make_unique<int>(1);
  EXPECT_GT(allocations, before);
}

}  // namespace
}  // namespace liopep::engine::testing
