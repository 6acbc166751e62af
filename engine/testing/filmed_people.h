#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "liopep/exercise.h"
#include "liopep/landmarks.h"
#include "testing/everyday.h"
#include "testing/studio.h"

namespace liopep::engine::testing {

/// What a pose model says of somebody at a moment; `doing` says what they really do.
using Watcher =
    std::function<void(double t_s, const std::optional<Landmarks>& seen, const char* doing)>;

/// Somebody who was shown an exercise does it twice in their own way; see `Imitator`.
void film_imitator(const Exercise& exercise, std::uint64_t seed, Direction direction,
                   const Watcher& watcher);
/// The same of somebody whose every joint goes its own way, as far as in films; see `Manner`.
void film_own_way(const Exercise& exercise, std::uint64_t seed, Direction direction,
                  const Watcher& watcher);
/// Somebody is in a hold already when the film begins, and stays in it until it ends.
void film_holder(const Exercise& exercise, std::uint64_t seed, Direction direction,
                 const Watcher& watcher);
/// Somebody does it three times, of which one may be half; see `Routine`.
void film_routine(const Exercise& exercise, std::uint64_t seed, Direction direction,
                  const Watcher& watcher);
/// A minute of one gesture after another; see `BusyPerson`.
void film_gestures(std::uint64_t seed, const Watcher& watcher);
/// So much of a day in which nobody exercises.
void film_day(const Studio& studio, const Everyday& day, Habitat habitat, double length_s,
              const Watcher& watcher);
/// Ten minutes of daily life; see `Everyday`. Parts of a day differ in where the camera stands.
void film_everyday(Habitat habitat, std::uint64_t seed, int part, const Watcher& watcher);
inline constexpr int kEverydayPerHour = 6;

}  // namespace liopep::engine::testing
