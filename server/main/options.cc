#include "server/main/options.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <numeric>

#include "server/main/option_checks.h"

namespace liopep {
namespace {

constexpr std::string_view kEnvironmentPrefix = "LIOPEP_";
/// The shape of options that a bare flag switches on.
constexpr std::string_view kSwitchShape = "true|false";

const std::vector<OptionSpec>& table() {
  static const std::vector<OptionSpec> specs = {
      {"config", "FILE", "", Secrecy::open, check_any, "TOML file with more options"},
      {"listen", "ADDRESS:PORT", "127.0.0.1:8080", Secrecy::open, check_listen,
       "where to listen; beyond loopback only with TLS"},
      {"public-origin", "ORIGIN", "http://localhost:8080", Secrecy::open, check_origin,
       "what browsers show as the address"},
      {"tls-certificate", "FILE", "", Secrecy::open, check_any,
       "certificate with its chain (PEM); together with tls-key"},
      {"tls-key", "FILE", "", Secrecy::open, check_any, "private key (PEM)"},
      {"data-dir", "DIR", "data", Secrecy::open, check_some, "where the database lives"},
      {"web-root", "DIR", "web/dist", Secrecy::open, check_some, "the built page"},
      {"web-reload", kSwitchShape, "false", Secrecy::open, check_flag,
       "read the page again when it changes; for development"},
      {"content-dir", "DIR", "content", Secrecy::open, check_some, "where exercises/ lives"},
      {"providers", "FILE", "", Secrecy::open, check_any,
       "TOML file with the sign-in providers; it holds secrets"},
      {"session-idle-days", "NUMBER", "14", Secrecy::open, check_days,
       "signed out after so many days without a visit"},
      {"session-absolute-days", "NUMBER", "90", Secrecy::open, check_days,
       "signed out after so many days in any case"},
      {"requests-per-minute", "NUMBER", "600", Secrecy::open, check_count,
       "the most that one client may ask of one route"},
      {"log-requests", kSwitchShape, "true", Secrecy::open, check_flag,
       "a line in the log for each request"},
  };
  return specs;
}

std::string_view source_name(OptionSource source) {
  switch (source) {
    case OptionSource::file:
      return "file";
    case OptionSource::environment:
      return "environment";
    case OptionSource::flag:
      return "flag";
    default:
      return "default";
  }
}

const OptionSpec* find_spec(std::string_view name) {
  const auto found = std::ranges::find(table(), name, &OptionSpec::name);
  return found == table().end() ? nullptr : &*found;
}

/// How many single-letter changes lead from one word to the other (Levenshtein).
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[to.size()];
}

std::unexpected<Error> unknown_option(std::string_view name, OptionSource source) {
  const auto nearest = std::ranges::min_element(
      table(), {}, [&](const OptionSpec& spec) { return distance(name, spec.name); });
  return fail(ErrorKind::invalid, "option.unknown",
              fmt::format("There is no option '{}' ({}). Did you mean '{}'? --help lists all.",
                          name, source_name(source), nearest->name),
              std::string(name));
}

/// Collects values, checking each; a later source wins over an earlier one.
class Collector {
 public:
  Result<void> set(std::string_view name, std::string text, OptionSource source) {
    const auto* spec = find_spec(name);
    if (spec == nullptr) return unknown_option(name, source);
    if (const auto wrong = spec->check(text)) {
      return fail(ErrorKind::invalid, "option.invalid",
                  fmt::format("Option '{}' ({}): {}", name, source_name(source), *wrong),
                  std::string(name));
    }
    options_[std::string(name)] = {std::move(text), source};
    return {};
  }

  Options take() { return std::move(options_); }

 private:
  Options options_;
};

Result<void> collect_file(Collector& into, const std::string& path, const ReadFile& read_file) {
  const auto text = read_file(path);
  if (!text) {
    return fail(ErrorKind::invalid, "option.file",
                fmt::format("Option 'config': {}", text.error().detail), "config");
  }
  toml::table parsed;
  try {
    parsed = toml::parse(*text, path);
  } catch (const toml::parse_error& error) {
    return fail(
        ErrorKind::invalid, "option.file",
        fmt::format("{}, line {}: {}", path, error.source().begin.line, error.description()),
        "config");
  }
  for (const auto& [key, node] : parsed) {
    if (key.str() == "config") {
      return fail(ErrorKind::invalid, "option.file",
                  fmt::format("{}: a file cannot name another; give 'config' as a flag.", path),
                  "config");
    }
    std::string value;
    if (const auto* string = node.as_string()) {
      value = string->get();
    } else if (const auto* integer = node.as_integer()) {
      value = std::to_string(integer->get());
    } else if (const auto* boolean = node.as_boolean()) {
      value = boolean->get() ? "true" : "false";
    } else {
      return fail(ErrorKind::invalid, "option.file",
                  fmt::format("{}: '{}' must be a text, a number, true or false.", path, key.str()),
                  std::string(key.str()));
    }
    if (auto set = into.set(key.str(), std::move(value), OptionSource::file); !set) return set;
  }
  return {};
}

std::string name_of_variable(std::string_view variable) {
  std::string name(variable.substr(kEnvironmentPrefix.size()));
  std::ranges::transform(name, name.begin(), [](char letter) {
    return letter == '_' ? '-'
                         : static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  });
  return name;
}

struct NamedText {
  std::string name;
  std::string text;
};

Result<std::vector<NamedText>> split_flags(std::span<const std::string> flags) {
  std::vector<NamedText> named;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const std::string_view flag = flags[i];
    if (!flag.starts_with("--")) {
      return fail(
          ErrorKind::invalid, "option.syntax",
          fmt::format("'{}' is not an option: options look like --listen=127.0.0.1:8080.", flag));
    }
    const auto equals = flag.find('=');
    if (equals != std::string_view::npos) {
      named.push_back(
          {std::string(flag.substr(2, equals - 2)), std::string(flag.substr(equals + 1))});
      continue;
    }
    const std::string name(flag.substr(2));
    const bool has_value = i + 1 < flags.size() && !flags[i + 1].starts_with("--");
    const auto* spec = find_spec(name);
    if (!has_value && spec != nullptr && spec->shape != kSwitchShape) {
      return fail(ErrorKind::invalid, "option.invalid",
                  fmt::format("Option '{0}' (flag): needs a value: --{0}={1}.", name, spec->shape),
                  name);
    }
    named.push_back({name, has_value ? flags[++i] : "true"});
  }
  return named;
}

}  // namespace

std::span<const OptionSpec> option_specs() {
  return table();
}

Result<Options> read_options(std::span<const std::string> flags,
                             std::span<const std::string> environment, const ReadFile& read_file) {
  auto named_flags = split_flags(flags);
  if (!named_flags) return std::unexpected(named_flags.error());

  std::vector<NamedText> variables;
  for (const auto& line : environment) {
    if (!line.starts_with(kEnvironmentPrefix)) continue;
    const auto equals = std::min(line.find('='), line.size());
    variables.push_back({name_of_variable(line.substr(0, equals)),
                         equals < line.size() ? line.substr(equals + 1) : ""});
  }

  Collector collector;
  for (const auto& spec : table()) {
    if (auto set =
            collector.set(spec.name, std::string(spec.default_text), OptionSource::default_value);
        !set) {
      return std::unexpected(set.error());
    }
  }
  std::string config;
  for (const auto& named : variables) {
    if (named.name == "config") config = named.text;
  }
  for (const auto& named : *named_flags) {
    if (named.name == "config") config = named.text;
  }
  if (!config.empty()) {
    if (auto read = collect_file(collector, config, read_file); !read) {
      return std::unexpected(read.error());
    }
  }
  for (const auto& [named, source] :
       {std::pair{&variables, OptionSource::environment}, {&*named_flags, OptionSource::flag}}) {
    for (const auto& each : *named) {
      if (auto set = collector.set(each.name, each.text, source); !set) {
        return std::unexpected(set.error());
      }
    }
  }
  return collector.take();
}

std::string options_help() {
  std::string help =
      "liopep-server: counts kept, pictures never seen\n\n"
      "Each option can stand as a flag (--data-dir=DIR), in the environment (LIOPEP_DATA_DIR=DIR)\n"
      "or in the TOML file that --config names (data-dir = \"DIR\"); the first of these wins.\n\n";
  for (const auto& spec : table()) {
    help += fmt::format("  --{:<40} {}{}\n", fmt::format("{}={}", spec.name, spec.shape), spec.help,
                        spec.default_text.empty() ? "" : fmt::format(" [{}]", spec.default_text));
  }
  help += "  --help                                     this text\n";
  help += "  --print-config                             all values and where they come from\n";
  return help;
}

std::string options_report(const Options& options, std::span<const OptionSpec> specs) {
  std::string report;
  for (const auto& spec : specs) {
    const auto& value = options.find(spec.name)->second;
    const bool hidden = spec.secrecy == Secrecy::secret && !value.text.empty();
    report += fmt::format("{} = \"{}\"  # {}\n", spec.name, hidden ? "(redacted)" : value.text,
                          source_name(value.source));
  }
  return report;
}

}  // namespace liopep
