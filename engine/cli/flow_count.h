#pragma once

#include <filesystem>

#include "cli/recording_file.h"

namespace liopep::engine {

/// `count --exercise auto`: says which exercise of the content folder is done when, its events, and
/// what it came to. Returns the exit status.
int count_flow(const std::filesystem::path& content, const Recording& recording, bool json,
               bool trace);

}  // namespace liopep::engine
