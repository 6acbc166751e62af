#pragma once

#include <string_view>

namespace liopep::net {

/// The media type of a file by its name's ending.
[[nodiscard]] std::string_view content_type_of(std::string_view file_name);

}  // namespace liopep::net
