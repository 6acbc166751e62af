#include "testing/filmed_people.h"

#include "testing/busy_person.h"
#include "testing/imitator.h"
#include "testing/routine.h"

namespace liopep::engine::testing {
namespace {

void watch(const Exercise& exercise, Imitator person, const Watcher& watcher) {
  person.guess_depths();
  for (double t_s = person.next_s(); t_s < person.length_s(); t_s = person.next_s()) {
    watcher(t_s, person.see(t_s), exercise.id.data());
  }
}

}  // namespace

void film_imitator(const Exercise& exercise, std::uint64_t seed, Direction direction,
                   const Watcher& watcher) {
  watch(exercise, Imitator(exercise, seed, direction, 2, Manner::own_legs), watcher);
}

void film_own_way(const Exercise& exercise, std::uint64_t seed, Direction direction,
                  const Watcher& watcher) {
  watch(exercise, Imitator(exercise, seed, direction, 2, Manner::own), watcher);
}

void film_holder(const Exercise& exercise, std::uint64_t seed, Direction direction,
                 const Watcher& watcher) {
  constexpr double kLength_s = 12;
  Imitator person(exercise, seed, direction, 1);
  person.guess_depths();
  for (double t_s = person.next_s(); t_s < kLength_s; t_s = person.next_s()) {
    watcher(t_s, person.see_held(t_s), exercise.id.data());
  }
}

void film_routine(const Exercise& exercise, std::uint64_t seed, Direction direction,
                  const Watcher& watcher) {
  Studio studio = studio_by_chance(seed, direction);
  guess_depths(studio.sight, seed);
  Chance chance(seed * 31 + 7);
  const Routine routine(exercise, 3, 6 / studio.fps, chance);
  aim(studio, routine.extent(studio.build, exercise), chance);
  Film film(studio);
  for (double t_s = film.next_s(); t_s < routine.length_s(); t_s = film.next_s()) {
    watcher(t_s, film.see(t_s, routine.posture_at(t_s), exercise.demonstrator.seat, studio.place),
            exercise.id.data());
  }
}

void film_gestures(std::uint64_t seed, const Watcher& watcher) {
  BusyPerson person(seed, 60);
  for (double t_s = 0; t_s < person.length_s(); t_s += 1 / person.fps()) {
    watcher(t_s, person.see(t_s), "gesture");
  }
}

void film_day(const Studio& studio, const Everyday& day, Habitat habitat, double length_s,
              const Watcher& watcher) {
  const Seat seat = habitat == Habitat::room ? Seat::none : Seat::chair;
  Film film(studio);
  for (double t_s = film.next_s(); t_s < length_s; t_s = film.next_s()) {
    const auto moment = day.at(t_s);
    engine::Place place = moment.place;
    place.yaw_deg += studio.place.yaw_deg;
    watcher(t_s, film.see(t_s, moment.posture, seat, place), moment.what);
  }
}

void film_everyday(Habitat habitat, std::uint64_t seed, int part, const Watcher& watcher) {
  constexpr double kLength_s = 3600.0 / kEverydayPerHour;
  const bool is_room = habitat == Habitat::room;
  Studio studio = studio_by_chance(seed, static_cast<Direction>(part % 3));
  guess_depths(studio.sight, seed);
  Chance chance(seed);
  const Everyday day(habitat, kLength_s, chance);
  const float stature_m = studio.build.stature_m;
  const float low_m = !is_room && part % 2 == 0 ? 0.38F * stature_m : 0;
  aim(studio, {low_m, stature_m * (is_room ? 1.1F : 0.8F), is_room ? 0.7F : 0.5F}, chance);
  film_day(studio, day, habitat, kLength_s, watcher);
}

}  // namespace liopep::engine::testing
