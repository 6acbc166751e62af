#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace liopep::engine::testing {

/// Writes small FIT files for tests.
class FitWriter {
 public:
  struct Field {
    std::uint8_t number, bytes, base_type;
  };
  /// A number and how many bytes it takes.
  using Values = std::vector<std::pair<std::uint32_t, int>>;
  /// Number and bytes of a developer's own field.
  using DeveloperFields = std::vector<std::pair<std::uint8_t, std::uint8_t>>;

  void define(std::uint8_t local, std::uint16_t global, const std::vector<Field>& fields,
              bool big_endian, const DeveloperFields& own = {});
  void data(std::uint8_t local, const Values& values);
  void compressed(std::uint8_t local, std::uint32_t seconds, const Values& values);

  /// Header, what was written, checksum.
  std::string bytes() const;

 private:
  void number(std::uint32_t value, int bytes, bool big_endian);

  std::string body_;
  bool big_endian_[16] = {};
};

}  // namespace liopep::engine::testing
