#include "server/db/schema_personal_data.h"

namespace liopep::db {

privacy::PersonalData schema_personal_data() {
  return {{
      .table = "schema_migrations",
      .feature = "db",
      .time_to_live = "as long as the database",
      .columns =
          {
              {"number", "Not personal: which step of the schema."},
              {"name", "Not personal: the step's name."},
              {"checksum", "Not personal: proves that the step has not changed."},
          },
  }};
}

}  // namespace liopep::db
