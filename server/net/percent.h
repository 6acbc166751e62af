#pragma once

#include <string>
#include <string_view>

#include "server/base/error.h"

namespace liopep::net {

enum class Plus { literal, space };

/// Percent-decodes `text` (RFC 3986, section 2.1). Errors (invalid, `request.encoding`, with
/// `field`): a broken escape, a control character, text that is not UTF-8.
[[nodiscard]] Result<std::string> percent_decode(std::string_view text, std::string_view field,
                                                 Plus plus = Plus::literal);

}  // namespace liopep::net
