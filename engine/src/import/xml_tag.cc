#include "import/xml_tag.h"

#include "import/slice.h"

namespace liopep::engine {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void skip_space(std::string_view& text) {
  std::size_t at = 0;
  while (at < text.size() && is_space(text[at])) ++at;
  text.remove_prefix(at);
}

bool is_character_reference(std::string_view entity) {
  if (entity.size() < 2 || entity[0] != '#') return false;
  const bool hex = entity[1] == 'x';
  const std::string_view digits = slice(entity, hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return false;
  for (const char c : digits) {
    const bool is_digit = c >= '0' && c <= '9';
    const bool is_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!is_digit && !(hex && is_letter)) return false;
  }
  return true;
}

bool is_known_entity(std::string_view entity) {
  return entity == "lt" || entity == "gt" || entity == "amp" || entity == "quot" ||
         entity == "apos" || is_character_reference(entity);
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : slice(name, colon + 1);
}

bool has_only_known_entities(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos) return false;
    if (!is_known_entity(slice(text, at + 1, end - at - 1))) return false;
    at = end;
  }
  return true;
}

XmlTag::XmlTag(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && !is_space(text[length])) ++length;
  name_ = local_name(slice(text, 0, length));
  rest_ = slice(text, length);
}

bool XmlTag::next(XmlAttribute& attribute) {
  skip_space(rest_);
  if (rest_.empty()) return false;
  std::size_t length = 0;
  while (length < rest_.size() && rest_[length] != '=' && !is_space(rest_[length])) ++length;
  attribute.name = slice(rest_, 0, length);
  rest_.remove_prefix(length);
  skip_space(rest_);
  ok_ = length > 0 && !rest_.empty() && rest_[0] == '=';
  if (!ok_) return false;
  rest_.remove_prefix(1);
  skip_space(rest_);
  ok_ = !rest_.empty() && (rest_[0] == '"' || rest_[0] == '\'');
  if (!ok_) return false;
  const std::size_t end = rest_.find(rest_[0], 1);
  ok_ = end != std::string_view::npos;
  if (!ok_) return false;
  attribute.value = slice(rest_, 1, end - 1);
  rest_.remove_prefix(end + 1);
  return true;
}

std::string_view XmlTag::attribute(std::string_view name) const {
  XmlTag copy = *this;
  XmlAttribute attribute;
  while (copy.next(attribute)) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

}  // namespace liopep::engine
