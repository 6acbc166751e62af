#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "liopep/health_import.h"

namespace liopep::engine::testing {

/// Days since 1970 of `2024-03-01`.
std::int32_t day(std::string_view date);

/// One file read to its end in chunks; days after 2030 are not believed.
class ImportRun {
 public:
  explicit ImportRun(std::string_view file, std::size_t chunk = 4096);

  const std::vector<HealthDay>& days() const { return days_; }
  const ImportProblem& problem() const { return problem_; }
  std::string reason() const { return problem_.reason.data(); }
  /// Of the day at `index`; -1 when there is no such day or total.
  double total(std::size_t index, HealthType type) const;
  bool measured(std::size_t index, HealthType type) const;

 private:
  std::vector<HealthDay> days_;
  ImportProblem problem_;
};

}  // namespace liopep::engine::testing
