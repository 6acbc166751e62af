#include "server/base/json.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <bit>
#include <charconv>
#include <cmath>

namespace liopep::json::detail {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t max_depth = 32;
constexpr std::size_t max_bytes = std::size_t{4} * 1024 * 1024;
constexpr std::size_t max_members = 64;
constexpr std::size_t max_named_key_bytes = 64;

static_assert(sizeof(element) == sizeof(Node) && std::is_trivially_copyable_v<element>);

Node to_node(element value) {
  return std::bit_cast<Node>(value);
}

element to_element(Node node) {
  element value;
  std::memcpy(static_cast<void*>(&value), node.place.data(), sizeof value);
  return value;
}

/// Its buffers are reused; they grow to the largest document that the thread has read.
simdjson::dom::parser& thread_parser() {
  thread_local simdjson::dom::parser parser = [] {
    simdjson::dom::parser made(max_bytes);
    (void)made.allocate(std::size_t{16} * 1024, max_depth);
    return made;
  }();
  return parser;
}

std::string_view type_name(element_type type) {
  switch (type) {
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a text";
    case element_type::BOOL:
      return "true or false";
    case element_type::NULL_VALUE:
      return "null";
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      return "a number";
  }
  return "something else";
}

std::string wrong_type(std::string_view wanted, element value) {
  return fmt::format("must be {}, not {}", wanted, type_name(value.type()));
}

/// simdjson 3.0 lets lone surrogate escapes through, which make bad UTF-8.
bool is_clean(std::string_view text) {
  return simdjson::validate_utf8(text.data(), text.size()) &&
         text.find('\0') == std::string_view::npos;
}

/// Extends the JSON pointer for as long as it lives.
class PathPart {
 public:
  PathPart(std::string& path, std::string_view key) : path_(path), size_(path.size()) {
    path_ += '/';
    for (const char c : key) {
      if (c == '~')
        path_ += "~0";
      else if (c == '/')
        path_ += "~1";
      else
        path_ += c;
    }
  }
  ~PathPart() { path_.resize(size_); }
  PathPart(const PathPart&) = delete;
  PathPart& operator=(const PathPart&) = delete;

 private:
  std::string& path_;
  std::size_t size_;
};

}  // namespace

bool Reader::refuse(std::string key, std::string detail) {
  error_ = Error{ErrorKind::invalid, std::move(key), std::move(detail), path_};
  return false;
}

std::optional<Node> Reader::parse(std::string_view text) {
  if (text.size() > max_bytes) {
    refuse("json.too_large", "the document is too large");
    return std::nullopt;
  }
  element root;
  const auto code = thread_parser().parse(text.data(), text.size()).get(root);
  switch (code) {
    case simdjson::SUCCESS:
      return to_node(root);
    case simdjson::EMPTY:
      refuse("json.malformed", "a JSON document is expected; nothing was sent");
      break;
    case simdjson::UTF8_ERROR:
      refuse("json.bad_text", "the document is not valid UTF-8");
      break;
    case simdjson::DEPTH_ERROR:
      refuse("json.too_deep", "the document is nested too deeply");
      break;
    case simdjson::NUMBER_ERROR:
      refuse("json.out_of_range", "a number is malformed or too large");
      break;
    default:
      refuse("json.malformed", "the document is not well-formed JSON (RFC 8259)");
      break;
  }
  return std::nullopt;
}

bool Reader::boolean(Node node, bool& out) {
  const element value = to_element(node);
  return value.get(out) == simdjson::SUCCESS ||
         refuse("json.wrong_type", wrong_type("true or false", value));
}

bool Reader::integer(Node node, std::int64_t& out) {
  const element value = to_element(node);
  if (value.get(out) == simdjson::SUCCESS) return true;
  if (value.is<std::uint64_t>()) return refuse("json.out_of_range", "the number is too large");
  double number_value = 0;
  if (value.get(number_value) != simdjson::SUCCESS) {
    return refuse("json.wrong_type", wrong_type("a whole number", value));
  }
  // 12.0 is a whole number in JSON Schema; beyond 2^53 a double no longer is one for certain.
  if (std::trunc(number_value) != number_value || std::abs(number_value) > 9007199254740992.0) {
    return refuse("json.wrong_type", "must be a whole number");
  }
  out = static_cast<std::int64_t>(number_value);
  return true;
}

bool Reader::number(Node node, double& out) {
  const element value = to_element(node);
  return value.get(out) == simdjson::SUCCESS ||
         refuse("json.wrong_type", wrong_type("a number", value));
}

bool Reader::text(Node node, std::string& out) {
  const element value = to_element(node);
  std::string_view view;
  if (value.get(view) != simdjson::SUCCESS) {
    return refuse("json.wrong_type", wrong_type("a text", value));
  }
  if (!is_clean(view)) return refuse("json.bad_text", "must be valid Unicode text without U+0000");
  out.assign(view);
  return true;
}

bool Reader::object(Node node, std::span<const Member> members, void* object) {
  const element value = to_element(node);
  simdjson::dom::object fields;
  if (value.get(fields) != simdjson::SUCCESS) {
    return refuse("json.wrong_type", wrong_type("an object", value));
  }
  std::array<bool, max_members> is_seen{};
  for (const auto field : fields) {
    std::size_t i = 0;
    while (i < members.size() && members[i].name != field.key) ++i;
    if (i == members.size()) {
      if (unknown_ == UnknownKeys::ignore) continue;
      if (field.key.size() > max_named_key_bytes || !is_clean(field.key)) {
        return refuse("json.unknown_field", "has a field that is not known here");
      }
      const PathPart part(path_, field.key);
      return refuse("json.unknown_field", "is not known here; remove it");
    }
    const PathPart part(path_, field.key);
    if (is_seen[i]) return refuse("json.duplicate_field", "appears more than once");
    is_seen[i] = true;
    if (!members[i].read(*this, to_node(field.value), object)) return false;
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (is_seen[i] || !members[i].is_required) continue;
    const PathPart part(path_, members[i].name);
    return refuse("json.missing_field", "is required");
  }
  return true;
}

bool Reader::array(Node node, void* vector, bool (*read_item)(Reader&, Node, void* vector)) {
  const element value = to_element(node);
  simdjson::dom::array items;
  if (value.get(items) != simdjson::SUCCESS) {
    return refuse("json.wrong_type", wrong_type("an array", value));
  }
  std::size_t i = 0;
  for (const element item : items) {
    const PathPart part(path_, fmt::format_int(i++).c_str());
    if (!read_item(*this, to_node(item), vector)) return false;
  }
  return true;
}

bool Reader::is_absent(Node node) const {
  return unknown_ == UnknownKeys::ignore && to_element(node).is_null();
}

bool Reader::refuse_enumerator(std::string_view names) {
  return refuse("json.unknown_value", fmt::format("must be one of: {}", names));
}

void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void write_integer(std::string& out, std::int64_t value) {
  const fmt::format_int digits(value);
  out.append(digits.data(), digits.size());
}

void write_number(std::string& out, double value) {
  // JSON has no word for infinity or "not a number".
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace liopep::json::detail
