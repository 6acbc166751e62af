#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"

namespace liopep {

enum class Secrecy { open, secret };

/// One row of the table of options: everything that is known about it.
struct OptionSpec {
  std::string_view name;   ///< "data-dir": --data-dir, LIOPEP_DATA_DIR, data-dir in the file
  std::string_view shape;  ///< what the value looks like, for --help
  std::string_view default_text;
  Secrecy secrecy = Secrecy::open;
  /// What is wrong with a value and what would be right; nothing when it is fine.
  std::function<std::optional<std::string>(std::string_view)> check;
  std::string_view help;
};

/// The one table of options, in the order of --help.
[[nodiscard]] std::span<const OptionSpec> option_specs();

enum class OptionSource { default_value, file, environment, flag };

struct OptionValue {
  std::string text;
  OptionSource source = OptionSource::default_value;
};

/// Checked values of all options, by name.
using Options = std::map<std::string, OptionValue, std::less<>>;

/// Reads a file whole; passed in, so that tests need none.
using ReadFile = std::function<Result<std::string>(const std::filesystem::path&)>;

/// Puts together flags (`--name=value` or `--name value`), environment (`LIOPEP_NAME=value` lines)
/// and the TOML file that `config` names; flags win over the environment, that over the file.
/// Errors: invalid; `field` names the option, the detail says where it stood and what would be
/// right. An unknown option is an error that names the nearest known one.
[[nodiscard]] Result<Options> read_options(std::span<const std::string> flags,
                                           std::span<const std::string> environment,
                                           const ReadFile& read_file);

/// What --help prints.
[[nodiscard]] std::string options_help();

/// What --print-config prints: each value and where it came from, secrets redacted.
[[nodiscard]] std::string options_report(const Options& options,
                                         std::span<const OptionSpec> specs = option_specs());

}  // namespace liopep
