#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "liopep/health_import.h"

namespace liopep::engine {

/// Reads the tables of a Health Connect export (a SQLite file) into an import.
std::expected<void, std::string> read_health_connect(const std::filesystem::path& path,
                                                     HealthImport& import);

}  // namespace liopep::engine
