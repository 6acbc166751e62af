#pragma once

#include <array>
#include <cstdint>

namespace liopep::engine {

/// A data message of FIT: the whole numbers of its fields that are said, of up to 4 bytes.
/// Of several numbers in a field the first is kept.
struct FitMessage {
  std::uint16_t global = 0;  ///< which message, by Garmin's profile
  std::array<std::uint32_t, 256> value{};
  std::array<bool, 256> has{};

  void clear(std::uint16_t of) {
    global = of;
    has = {};
  }
  /// The field's number times `scale`, or -1 when it is not said.
  double get(std::uint8_t field, double scale = 1) const {
    return has[field] ? static_cast<double>(value[field]) * scale : -1;
  }
};

/// How a field is written.
struct FitField {
  std::uint8_t number = 0;
  std::uint8_t bytes = 0;
  std::uint8_t base_type = 0;
};

/// Of a local message type: what its data messages hold.
struct FitDefinition {
  bool defined = false;
  bool big_endian = false;
  std::uint16_t global = 0;
  std::uint16_t field_count = 0;  ///< developer fields are among them, with base type kSkipped
  std::array<FitField, 510> fields{};
};

/// A developer's own field: it is stepped over.
inline constexpr std::uint8_t kSkipped = 0xFE;

}  // namespace liopep::engine
