#pragma once

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/base/error.h"
#include "server/base/personal.h"

/// JSON to and from plain structs. A struct names its members once:
///
///     struct Totals { std::int64_t breaks; std::optional<std::string> note; };
///     BOOST_DESCRIBE_STRUCT(Totals, (), (breaks, note))
///
///     Result<Totals> totals = json::read<Totals>(text);
///     std::string text = json::write(totals);
///
/// Members may be bool, int64_t, double, std::string, std::optional, std::vector, described structs
/// and described enums (by enumerator name). `Personal<T>` can be read, not written.
namespace liopep::json {

/// What to do with an object's keys that the struct does not have.
enum class UnknownKeys {
  refuse,  ///< our own API: a key that we ignore is a mistake of the sender
  ignore,  ///< documents of others (OpenID Connect), where `null` also counts as absent
};

/// Reads all of `text` strictly: refuses duplicate keys, trailing bytes, bad UTF-8, U+0000 in text,
/// nesting deeper than 32, wrong types, and numbers that do not fit. The error's `field` is the
/// JSON pointer (RFC 6901) of the place.
template <class T>
[[nodiscard]] Result<T> read(std::string_view text, UnknownKeys unknown = UnknownKeys::refuse);

/// Writes a value. Absent optional members are left out.
template <class T>
[[nodiscard]] std::string write(const T& value);

/// What the templates need of the parser, so that only json.cc knows simdjson.
namespace detail {

/// One parsed value: a place in simdjson's document.
struct Node {
  alignas(8) std::array<std::byte, 16> place;
};

/// Walks a document; remembers where it is and the first error.
class Reader {
 public:
  struct Member {
    std::string_view name;
    bool is_required;
    bool (*read)(Reader&, Node, void* object);
  };

  explicit Reader(UnknownKeys unknown) : unknown_(unknown) {}

  [[nodiscard]] std::optional<Node> parse(std::string_view text);
  bool boolean(Node node, bool& out);
  bool integer(Node node, std::int64_t& out);
  bool number(Node node, double& out);
  bool text(Node node, std::string& out);
  bool object(Node node, std::span<const Member> members, void* object);
  bool array(Node node, void* vector, bool (*read_item)(Reader&, Node, void* vector));
  [[nodiscard]] bool is_absent(Node node) const;  ///< null, where null counts as absent
  bool refuse_enumerator(std::string_view names);
  [[nodiscard]] Error take_error() { return std::move(error_); }

 private:
  bool refuse(std::string key, std::string detail);

  UnknownKeys unknown_;
  std::string path_;
  Error error_;
};

void write_text(std::string& out, std::string_view text);
void write_integer(std::string& out, std::int64_t value);
void write_number(std::string& out, double value);

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_personal : std::false_type {};
template <class T>
struct is_personal<Personal<T>> : std::true_type {};

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
template <class T>
using Enumerators = boost::describe::describe_enumerators<T>;

template <class T>
bool read_value(Reader& reader, Node node, T& out);

template <class T>
bool read_item(Reader& reader, Node node, void* vector) {
  return read_value(reader, node, static_cast<std::vector<T>*>(vector)->emplace_back());
}

template <class T, class D>
bool read_member(Reader& reader, Node node, void* object) {
  return read_value(reader, node, static_cast<T*>(object)->*D::pointer);
}

template <class T, template <class...> class List, class... D>
constexpr auto members_of(List<D...>) {
  return std::array<Reader::Member, sizeof...(D)>{
      {{D::name, !is_optional<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>::value,
        &read_member<T, D>}...}};
}

template <class T>
bool read_enumerator(Reader& reader, Node node, T& out) {
  std::string name;
  if (!reader.text(node, name)) return false;
  std::string names;
  bool is_found = false;
  boost::mp11::mp_for_each<Enumerators<T>>([&](auto enumerator) {
    names += names.empty() ? enumerator.name : std::string(", ") + enumerator.name;
    if (name != enumerator.name) return;
    out = enumerator.value;
    is_found = true;
  });
  return is_found || reader.refuse_enumerator(names);
}

template <class T>
bool read_value(Reader& reader, Node node, T& out) {
  if constexpr (std::is_same_v<T, bool>) {
    return reader.boolean(node, out);
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return reader.integer(node, out);
  } else if constexpr (std::is_same_v<T, double>) {
    return reader.number(node, out);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return reader.text(node, out);
  } else if constexpr (std::is_enum_v<T>) {
    return read_enumerator(reader, node, out);
  } else if constexpr (is_optional<T>::value) {
    return reader.is_absent(node) || read_value(reader, node, out.emplace());
  } else if constexpr (is_vector<T>::value) {
    return reader.array(node, &out, &read_item<typename T::value_type>);
  } else if constexpr (is_personal<T>::value) {
    std::remove_cvref_t<decltype(out.reveal())> value;
    if (!read_value(reader, node, value)) return false;
    out = T(std::move(value));
    return true;
  } else {
    static constexpr auto members = members_of<T>(Members<T>{});
    return reader.object(node, members, &out);
  }
}

template <class T>
void write_value(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    write_integer(out, value);
  } else if constexpr (std::is_same_v<T, double>) {
    write_number(out, value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    write_text(out, value);
  } else if constexpr (std::is_enum_v<T>) {
    write_text(out, boost::describe::enum_to_string(value, ""));
  } else if constexpr (is_vector<T>::value) {
    char separator = '[';
    for (const auto& item : value) {
      out += separator;
      write_value(out, item);
      separator = ',';
    }
    out += separator == '[' ? "[]" : "]";
  } else {
    char separator = '{';
    const auto write_member = [&](std::string_view name, const auto& member) {
      out += separator;
      out += '"';
      out += name;
      out += "\":";
      write_value(out, member);
      separator = ',';
    };
    boost::mp11::mp_for_each<Members<T>>([&](auto d) {
      const auto& member = value.*d.pointer;
      if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>::value) {
        if (member) write_member(d.name, *member);
      } else {
        write_member(d.name, member);
      }
    });
    out += separator == '{' ? "{}" : "}";
  }
}

}  // namespace detail

template <class T>
Result<T> read(std::string_view text, UnknownKeys unknown) {
  detail::Reader reader(unknown);
  T value{};
  const auto root = reader.parse(text);
  if (!root || !detail::read_value(reader, *root, value)) {
    return std::unexpected(reader.take_error());
  }
  return value;
}

template <class T>
std::string write(const T& value) {
  std::string out;
  detail::write_value(out, value);
  return out;
}

}  // namespace liopep::json
