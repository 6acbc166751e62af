#include "server/breaks/breaks_personal_data.h"

namespace liopep::breaks {

using namespace privacy;

PersonalData breaks_personal_data() {
  return {{
      .table = "results",
      .feature = "breaks",
      .time_to_live = "as long as the membership",
      .columns =
          {
              key_column("member_id", "Whose result it is.", "P6"),
              key_column("id", "Made by the device, so that a result sent twice is stored once.",
                         "P6"),
              own_column("exercise", "What was done: the member's own statistics.", "P12"),
              own_column("count", "Full repetitions: the member's own statistics.", "P12"),
              own_column("half_count", "Repetitions begun but not full: better exercise programs.",
                         "P12"),
              own_column("duration_ms", "How long it took: the member's own statistics.", "P12"),
              own_column("started_at_ms", "When it began: the member's own statistics.", "P12"),
              own_column("day", "The member's local date: statistics by day.", "P12"),
              own_column(
                  "source",
                  "Counted by the camera, microphone or motion sensor of the device, or said "
                  "by the member.",
                  "P12"),
              own_column("held_ms",
                         "Of an exercise that is held: the time in position, for the "
                         "member's own statistics.",
                         "P12"),
              own_column("score", "Of a game: its points, for the member's own statistics.", "P12"),
              own_column("steps", "Of a walk: its steps, for the member's own statistics.", "P12"),
              own_column("distance_m",
                         "Of a walk: its metres, where the device knows a step's length.", "P12"),
          },
  }};
}

}  // namespace liopep::breaks
