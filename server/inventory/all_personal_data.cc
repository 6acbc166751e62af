#include "server/inventory/all_personal_data.h"

#include <algorithm>
#include <iterator>

#include "server/breaks/breaks_personal_data.h"
#include "server/db/schema_personal_data.h"
#include "server/health/health_personal_data.h"
#include "server/identity/identity_personal_data.h"
#include "server/insight/insight_personal_data.h"

namespace liopep {

privacy::PersonalData all_personal_data() {
  privacy::PersonalData all;
  for (const auto& declared : {identity::identity_personal_data(), breaks::breaks_personal_data(),
                               insight::insight_personal_data(), health::health_personal_data(),
                               db::schema_personal_data()}) {
    std::ranges::copy(declared, std::back_inserter(all));
  }
  return all;
}

}  // namespace liopep
