#pragma once

#include "testing/everyday.h"
#include "testing/studio.h"

namespace liopep::engine::testing {

/// Films somebody who does not exercise: `see` gets of each frame when it was, what the model saw
/// (or nobody), and what they were doing.
template <class See>
void film_day(const Studio& studio, const Everyday& day, Habitat habitat, double length_s,
              const See& see) {
  const Seat seat = habitat == Habitat::room ? Seat::none : Seat::chair;
  Film film(studio);
  for (double t_s = film.next_s(); t_s < length_s; t_s = film.next_s()) {
    const Everyday::Moment now = day.at(t_s);
    engine::Place place = now.place;
    place.yaw_deg += studio.place.yaw_deg;
    see(t_s, film.see(t_s, now.posture, seat, place), now.what);
  }
}

}  // namespace liopep::engine::testing
