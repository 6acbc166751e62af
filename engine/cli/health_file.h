#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "liopep/health_import.h"

namespace liopep::engine {

/// What a file of health data says, day by day, oldest first.
struct HealthFile {
  ImportFormat format = ImportFormat::unknown;
  std::vector<HealthDay> days;
};

/// Reads any file that can be imported, in chunks. Its content says what it is, not its name.
/// `latest_day`: the last day that is believed. Errors: why, and where; then nothing is read.
std::expected<HealthFile, std::string> read_health_file(const std::filesystem::path& path,
                                                        std::int32_t latest_day);

}  // namespace liopep::engine
