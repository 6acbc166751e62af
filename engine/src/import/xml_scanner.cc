#include "import/xml_scanner.h"

#include "import/problem_text.h"
#include "import/slice.h"

namespace liopep::engine {
namespace {

/// Bits of kStops: where scanning pauses at a byte.
constexpr std::uint8_t kInText = 1;
constexpr std::uint8_t kInTag = 2;
constexpr std::uint8_t kInDouble = 4;
constexpr std::uint8_t kInSingle = 8;

constexpr std::array<std::uint8_t, 256> kStops = [] {
  std::array<std::uint8_t, 256> stops{};
  constexpr std::uint8_t everywhere = kInText | kInTag | kInDouble | kInSingle;
  for (int c = 0; c < 256; ++c) {
    const bool is_control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (c >= 0x80 || is_control) stops[c] = everywhere;
  }
  stops['<'] = everywhere;
  stops['&'] = kInText;
  stops['>'] = kInTag;
  stops['"'] = kInTag | kInDouble;
  stops['\''] = kInTag | kInSingle;
  return stops;
}();

const char* skip(const char* p, const char* end, std::uint8_t where) {
  while (p < end && (kStops[static_cast<unsigned char>(*p)] & where) == 0) ++p;
  return p;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash;
}

}  // namespace

void XmlScanner::begin() {
  mode_ = Mode::text;
  quote_ = 0;
  seen_root_ = false;
  seen_doctype_ = false;
  depth_ = 0;
  tag_byte_ = 0;
  tag_line_ = 0;
  kept_length_ = 0;
  place_ = {};
  utf8_ = {};
  problem_ = {};
}

bool XmlScanner::push(const char* data, std::size_t size) {
  if (problem_.fault != ImportFault::none) return false;
  place_.begin(data);
  tag_begin_ = data;
  const char* end = data + size;
  for (const char* p = data; p < end;) {
    p = step(p, end);
    if (problem_.fault != ImportFault::none) return false;
  }
  if (mode_ == Mode::tag || mode_ == Mode::quoted) {
    if (tag_line_ == 0) tag_line_ = place_.line_at(tag_begin_);
    if (!keep(tag_begin_, end)) return false;
  }
  place_.end(end);
  return true;
}

bool XmlScanner::finish() {
  if (problem_.fault != ImportFault::none) return false;
  const char* here = nullptr;
  place_.begin(here);
  if (mode_ != Mode::text || depth_ > 0 || utf8_.inside()) {
    fault(here, ImportFault::cut_off, "the file ends in the middle");
  } else if (!seen_root_) {
    fault(here, ImportFault::syntax, "holds no element");
  }
  return problem_.fault == ImportFault::none;
}

void XmlScanner::fault(const char* at, ImportFault fault, std::string_view reason) {
  if (problem_.fault != ImportFault::none) return;
  problem_.fault = fault;
  problem_.byte = place_.byte_at(at);
  problem_.line = place_.line_at(at);
  ProblemText(problem_.reason).say(reason);
}

void XmlScanner::refuse(ImportFault fault, std::string_view reason, std::string_view excerpt) {
  if (problem_.fault != ImportFault::none) return;
  problem_.fault = fault;
  problem_.byte = tag_byte_;
  problem_.line = tag_line_ != 0 ? tag_line_ : place_.line_at(tag_begin_);
  ProblemText text(problem_.reason);
  if (!excerpt.empty()) text.quote(excerpt).say(" ");
  text.say(reason);
}

const char* XmlScanner::step(const char* p, const char* end) {
  switch (mode_) {
    case Mode::text:
      return text(p, end);
    case Mode::tag:
    case Mode::quoted:
      return tag(p, end);
    case Mode::comment:
      return until(p, end, "-->", Mode::text);
    case Mode::cdata:
      return until(p, end, "]]>", Mode::text);
    case Mode::instruction:
      return until(p, end, "?>", Mode::text);
    case Mode::subset_comment:
      return until(p, end, "-->", Mode::subset);
    default:
      break;
  }
  const auto byte = static_cast<std::uint8_t>(*p);
  if (byte >= 0x80 || utf8_.inside() || (byte < 0x20 && !is_space(*p))) return special(p);
  switch (mode_) {
    case Mode::entity:
      return entity(p);
    case Mode::opening:
      return opening(p);
    case Mode::doctype:
      return doctype(p);
    case Mode::subset:
      return subset(p);
    case Mode::subset_opening:
      return subset_opening(p);
    default:
      return subset_markup(p);
  }
}

/// A byte of a character above U+007F, or one that XML does not allow.
const char* XmlScanner::special(const char* p) {
  const auto byte = static_cast<std::uint8_t>(*p);
  if (byte < 0x20 && !is_space(*p)) {
    fault(p, ImportFault::encoding, "a control character, which XML text does not have");
  } else if (!utf8_.take(byte)) {
    fault(p, ImportFault::encoding, "not valid UTF-8");
  }
  return p + 1;
}

const char* XmlScanner::text(const char* p, const char* end) {
  if (utf8_.inside()) return special(p);
  const char* begin = p;
  p = skip(p, end, kInText);
  if (p > begin) {
    const std::string_view piece(begin, static_cast<std::size_t>(p - begin));
    if (depth_ > 0) {
      handler_.text(piece);
    } else {
      for (const char& c : piece) {
        if (is_space(c)) continue;
        fault(&c, ImportFault::syntax, "text outside of every element");
        return p;
      }
    }
  }
  if (p == end) return p;
  word_length_ = 0;
  if (*p == '<') {
    begin_tag(p);
    mode_ = Mode::opening;
    return p + 1;
  }
  if (*p == '&') {
    mode_ = Mode::entity;
    return p + 1;
  }
  if (depth_ == 0) {
    fault(p, ImportFault::syntax, "text outside of every element");
    return p;
  }
  return special(p);
}

const char* XmlScanner::entity(const char* p) {
  word_[word_length_++] = *p;
  if (*p != ';' && word_length_ < word_.size()) return p + 1;
  std::array<char, 13> whole{};
  whole[0] = '&';
  for (std::size_t i = 0; i < word_length_; ++i) whole[i + 1] = word_[i];
  if (depth_ == 0 || !has_only_known_entities({whole.data(), word_length_ + 1})) {
    fault(p, ImportFault::entity, "an entity that XML does not predefine");
  }
  mode_ = Mode::text;
  return p + 1;
}

void XmlScanner::begin_tag(const char* at) {
  tag_begin_ = at;
  tag_byte_ = place_.byte_at(at);
  tag_line_ = 0;
  kept_length_ = 0;
}

/// Waits for as many characters as tell a tag from <!--, <![CDATA[, <!DOCTYPE and <?.
const char* XmlScanner::opening(const char* p) {
  word_[word_length_++] = *p;
  const std::string_view word(word_.data(), word_length_);
  matched_ = 0;
  if (word == "?") {
    mode_ = Mode::instruction;
  } else if (word == "!--") {
    mode_ = Mode::comment;
  } else if (word == "![CDATA[" && depth_ > 0) {
    mode_ = Mode::cdata;
  } else if (word == "!DOCTYPE" && !seen_root_ && !seen_doctype_) {
    seen_doctype_ = true;
    doctype_byte_ = place_.byte_at(p);
    mode_ = Mode::doctype;
  } else if (begins_with(std::string_view("!--"), word) ||
             begins_with(std::string_view("![CDATA["), word) ||
             begins_with(std::string_view("!DOCTYPE"), word)) {
    return p + 1;
  } else if (word_length_ == 1) {
    // The < may lie in an earlier chunk: what is kept begins behind it.
    tag_begin_ = p;
    mode_ = Mode::tag;
    return p;
  } else {
    fault(p, ImportFault::syntax, "a declaration that has no place here");
  }
  return p + 1;
}

const char* XmlScanner::tag(const char* p, const char* end) {
  if (utf8_.inside()) return special(p);
  if (mode_ == Mode::tag) {
    p = skip(p, end, kInTag);
    if (p == end) return p;
    if (*p == '"' || *p == '\'') {
      quote_ = *p;
      mode_ = Mode::quoted;
      ++p;
    } else if (*p == '>') {
      mode_ = Mode::text;
      if (!take_tag(p)) refuse(ImportFault::syntax, "a tag that is not well formed");
      return p + 1;
    } else if (*p != '<') {
      return special(p);
    }
  }
  if (mode_ == Mode::quoted) {
    p = skip(p, end, quote_ == '"' ? kInDouble : kInSingle);
    if (p == end) return p;
    if (*p == quote_) {
      mode_ = Mode::tag;
      return p + 1;
    }
    if (*p != '<') return special(p);
  }
  fault(p, ImportFault::syntax, "a < within a tag");
  return p;
}

/// Adds to what is kept of the tag for the next chunk.
bool XmlScanner::keep(const char* begin, const char* end) {
  const auto length = static_cast<std::size_t>(end - begin);
  if (kept_length_ + length > kMaxTag) {
    refuse(ImportFault::too_long, "a tag of more than 65536 bytes");
    return false;
  }
  for (std::size_t i = 0; i < length; ++i) kept_[kept_length_ + i] = begin[i];
  kept_length_ += length;
  return true;
}

/// The tag ends at the > at `end`.
bool XmlScanner::take_tag(const char* end) {
  std::string_view content(tag_begin_, static_cast<std::size_t>(end - tag_begin_));
  if (kept_length_ > 0) {
    if (!keep(tag_begin_, end)) return false;
    content = {kept_.data(), kept_length_};
  } else if (content.size() > kMaxTag) {
    refuse(ImportFault::too_long, "a tag of more than 65536 bytes");
    return false;
  }
  if (!has_only_known_entities(content)) {
    refuse(ImportFault::entity, "has an entity that XML does not predefine", content);
    return false;
  }
  return begins_with(content, "/") ? end_tag(slice(content, 1)) : start_tag(content);
}

bool XmlScanner::start_tag(std::string_view content) {
  const bool is_empty = ends_with(content, "/");
  if (is_empty) content.remove_suffix(1);
  XmlTag tag(content);
  if (tag.name().empty() || (depth_ == 0 && seen_root_)) return false;
  if (depth_ == kMaxDepth) {
    refuse(ImportFault::too_deep, "is nested more than 32 deep", tag.name());
    return false;
  }
  seen_root_ = true;
  const std::string_view name = tag.name();
  if (!handler_.start(tag, depth_)) return false;
  if (!tag.ok()) return false;
  if (is_empty) return handler_.end(name, depth_);
  names_[depth_++] = hash_of(name);
  return true;
}

bool XmlScanner::end_tag(std::string_view content) {
  while (!content.empty() && is_space(content.back())) content.remove_suffix(1);
  const std::string_view name = local_name(content);
  if (depth_ == 0 || names_[depth_ - 1] != hash_of(name)) {
    refuse(ImportFault::syntax, "closes what is not open", name);
    return false;
  }
  --depth_;
  return handler_.end(name, depth_);
}

/// Steps over a comment, an instruction or a CDATA section.
const char* XmlScanner::until(const char* p, const char* end, std::string_view terminator,
                              Mode next) {
  for (; p < end; ++p) {
    const auto byte = static_cast<std::uint8_t>(*p);
    if (byte >= 0x80 || utf8_.inside() || (byte < 0x20 && !is_space(*p))) return special(p);
    if (*p == terminator[matched_]) {
      if (++matched_ < terminator.size()) continue;
      matched_ = 0;
      mode_ = next;
      return p + 1;
    }
    // Of ---> or ]]]> the last two count.
    const bool is_repeated = matched_ > 0 && *p == terminator[0];
    matched_ = is_repeated ? (matched_ > 1 ? matched_ : 1) : 0;
  }
  return p;
}

const char* XmlScanner::doctype(const char* p) {
  if (place_.byte_at(p) - doctype_byte_ > kMaxDoctype) {
    fault(p, ImportFault::too_long, "a DOCTYPE of more than 65536 bytes");
  } else if (quote_ != 0 && *p == quote_) {
    quote_ = 0;
  } else if (quote_ == 0 && (*p == '"' || *p == '\'')) {
    quote_ = *p;
  } else if (quote_ == 0 && *p == '[') {
    mode_ = Mode::subset;
  } else if (quote_ == 0 && *p == '>') {
    mode_ = Mode::text;
  }
  return p + 1;
}

const char* XmlScanner::subset(const char* p) {
  if (place_.byte_at(p) - doctype_byte_ > kMaxDoctype) {
    fault(p, ImportFault::too_long, "a DOCTYPE of more than 65536 bytes");
  } else if (*p == '<') {
    word_length_ = 0;
    mode_ = Mode::subset_opening;
  } else if (*p == ']') {
    quote_ = 0;
    mode_ = Mode::doctype;
  } else if (*p == '%') {
    fault(p, ImportFault::entity, "a parameter entity in the DOCTYPE");
  }
  return p + 1;
}

const char* XmlScanner::subset_opening(const char* p) {
  word_[word_length_++] = *p;
  const std::string_view word(word_.data(), word_length_);
  matched_ = 0;
  quote_ = 0;
  if (word == "!--") {
    mode_ = Mode::subset_comment;
  } else if (word == "!ENTITY") {
    fault(p, ImportFault::entity, "the DOCTYPE declares an entity");
  } else if (!begins_with(std::string_view("!--"), word) &&
             !begins_with(std::string_view("!ENTITY"), word)) {
    mode_ = Mode::subset_markup;
    return p;
  }
  return p + 1;
}

const char* XmlScanner::subset_markup(const char* p) {
  if (place_.byte_at(p) - doctype_byte_ > kMaxDoctype) {
    fault(p, ImportFault::too_long, "a DOCTYPE of more than 65536 bytes");
  } else if (quote_ != 0) {
    if (*p == quote_) quote_ = 0;
  } else if (*p == '"' || *p == '\'') {
    quote_ = *p;
  } else if (*p == '>') {
    mode_ = Mode::subset;
  }
  return p + 1;
}

}  // namespace liopep::engine
