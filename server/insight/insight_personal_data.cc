#include "server/insight/insight_personal_data.h"

namespace liopep::insight {

using namespace privacy;

PersonalData insight_personal_data() {
  return {{
      .table = "daily_rollups",
      .feature = "insight",
      .time_to_live = "as long as the membership",
      .columns =
          {
              key_column("member_id", "Whose day it is.", "P6"),
              own_column("day", "The member's local date.", "P12"),
              own_column("breaks", "Breaks of the day: the member's own statistics.", "P12"),
              own_column("repetitions", "Full repetitions of the day: the member's own statistics.",
                         "P12"),
              own_column("active_ms", "Time spent in breaks that day: the member's own statistics.",
                         "P12"),
              own_column("held_ms", "Time that positions were held: the member's own statistics.",
                         "P12"),
              own_column("steps", "Steps of walks that day: the member's own statistics.", "P12"),
          },
  }};
}

}  // namespace liopep::insight
