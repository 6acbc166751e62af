#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/base/random.h"

namespace liopep {

/// A UUID in its canonical lower-case text form. `Tag` keeps kinds of ids apart at compile time.
template <class Tag>
class Id {
 public:
  /// Assumes that `text` was checked by `parse_uuid` or read from our own store.
  explicit Id(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const std::string& text() const { return text_; }
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

using MemberId = Id<struct MemberTag>;
using ResultId = Id<struct ResultTag>;

/// A new UUIDv7 (RFC 9562): ordered by time, random otherwise.
[[nodiscard]] std::string new_uuid_v7(const Clock& clock, Random& random);

/// Checks that `text` is a UUID and returns it in lower case; `field` names the input on failure.
[[nodiscard]] Result<std::string> parse_uuid(std::string_view text, std::string_view field);

}  // namespace liopep
