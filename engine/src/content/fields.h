#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "content/json_reader.h"

namespace liopep::engine {

/// The members that an object may have: finds repeated, unknown and missing ones.
template <std::size_t N>
class Fields {
 public:
  explicit constexpr Fields(const std::array<std::string_view, N>& names) : names_(names) {}

  /// Index of `key` among the names, or -1 (and a fault) when it is unknown or was there before.
  int find(JsonReader& reader, std::string_view key) {
    for (std::size_t i = 0; i < N; ++i) {
      if (names_[i] != key) continue;
      if ((seen_ >> i & 1U) != 0) reader.fail("is there twice");
      seen_ |= 1U << i;
      return static_cast<int>(i);
    }
    reader.fail("is not a field that is known here");
    return -1;
  }

  /// A fault for the first of the first `count` names that was not there.
  void require(JsonReader& reader, std::size_t count = N) const {
    for (std::size_t i = 0; i < count; ++i) {
      if ((seen_ >> i & 1U) == 0) reader.fail_at(names_[i], "is missing");
    }
  }

  bool has(std::size_t index) const { return (seen_ >> index & 1U) != 0; }

 private:
  const std::array<std::string_view, N>& names_;
  unsigned seen_ = 0;
};

/// Reads one word of `words` as the enum value of its index.
template <class Enum, std::size_t N>
Enum read_word(JsonReader& reader, const std::array<std::string_view, N>& words,
               std::string_view reason) {
  const std::string_view word = reader.raw_string();
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  reader.fail(reason);
  return Enum{};
}

/// Reads a list of words of `words`, none twice, at least one, as a set of bits.
template <std::size_t N>
unsigned read_words(JsonReader& reader, const std::array<std::string_view, N>& words,
                    std::string_view reason) {
  unsigned set = 0;
  reader.array([&](int) {
    const auto bit = 1U << static_cast<unsigned>(read_word<std::uint8_t>(reader, words, reason));
    if ((set & bit) != 0) reader.fail("is there twice");
    set |= bit;
  });
  if (set == 0) reader.fail("must name at least one");
  return set;
}

/// Reads a number that must lie within `low`..`high`.
inline float read_number(JsonReader& reader, double low, double high, std::string_view reason) {
  const double value = reader.number();
  if (!(value >= low && value <= high)) reader.fail(reason);
  return static_cast<float>(value);
}

/// Reads a whole number that must lie within `low`..`high`.
inline std::uint32_t read_whole(JsonReader& reader, std::uint32_t low, std::uint32_t high,
                                std::string_view reason) {
  const double value = reader.number();
  const bool is_within = value >= low && value <= high;
  const auto whole = is_within ? static_cast<std::uint32_t>(value) : low;
  if (!is_within || whole != value) reader.fail(reason);
  return whole;
}

}  // namespace liopep::engine
