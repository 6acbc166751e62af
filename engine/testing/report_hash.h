#pragma once

#include <cstdint>
#include <string>

#include "liopep/report.h"

namespace liopep::engine::testing {

/// FNV-1a over the bits of everything reported.
class ReportHash {
 public:
  void add(const MovementReport& report);
  std::string hex() const;

 private:
  void add(std::uint64_t bits);
  void add(float number);
  void add(double number);
  void add(const MovementEvent& event);

  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

}  // namespace liopep::engine::testing
