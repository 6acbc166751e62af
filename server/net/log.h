#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace liopep::net {

/// Where the server says what it does. Never give it personal data: no names, addresses, cookies,
/// raw paths or query strings.
class Log {
 public:
  enum class Level { info, warning, error };
  struct Field {
    std::string_view name;
    std::variant<std::string_view, std::int64_t> value;
  };

  virtual ~Log() = default;
  virtual void write(Level level, std::string_view event, std::initializer_list<Field> fields) = 0;
  /// Hands on what was kept back to write many lines at once.
  virtual void flush() {}
};

}  // namespace liopep::net
