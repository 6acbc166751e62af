#include "import/json_scanner.h"

#include "import/decimal.h"
#include "import/problem_text.h"

namespace liopep::engine {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_literal(std::string_view text) {
  double number = 0;
  return text == "true" || text == "false" || text == "null" || read_decimal(text, number);
}

}  // namespace

void JsonScanner::begin() {
  problem_ = {};
  expect_ = Expect::value;
  depth_ = 0;
  may_close_list_ = in_string_ = in_literal_ = escaped_ = false;
  bytes_ = 0;
  line_ = 1;
  utf8_ = {};
  key_.clear();
  text_.clear();
}

void JsonScanner::refuse(ImportFault fault, std::string_view reason, std::string_view excerpt) {
  if (problem_.fault != ImportFault::none) return;
  problem_.fault = fault;
  problem_.byte = bytes_;
  problem_.line = line_;
  ProblemText text(problem_.reason);
  if (!excerpt.empty()) text.quote(excerpt).say(" ");
  text.say(reason);
}

bool JsonScanner::push(const char* data, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    if (problem_.fault != ImportFault::none) return false;
    step(data[i]);
    ++bytes_;
    if (data[i] == '\n') ++line_;
  }
  return problem_.fault == ImportFault::none;
}

bool JsonScanner::finish() {
  if (problem_.fault == ImportFault::none && in_literal_) literal_done();
  if (depth_ > 0 || in_string_ || expect_ != Expect::nothing) {
    refuse(ImportFault::cut_off, "the file ends in the middle");
  }
  return problem_.fault == ImportFault::none;
}

void JsonScanner::step(char c) {
  if (!utf8_.take(static_cast<std::uint8_t>(c))) {
    refuse(ImportFault::encoding, "not valid UTF-8");
  } else if (in_string_) {
    if (static_cast<unsigned char>(c) < 0x20) {
      refuse(ImportFault::encoding, "a control character within a text");
    } else if (c == '"' && !escaped_) {
      in_string_ = false;
      string_done();
    } else {
      escaped_ = c == '\\' && !escaped_;
      text_.append(c);
    }
  } else if (in_literal_ && c != ',' && c != '}' && c != ']' && !is_space(c)) {
    text_.append(c);
  } else {
    if (in_literal_) literal_done();
    if (!is_space(c)) structure(c);
  }
}

void JsonScanner::structure(char c) {
  const bool takes_value = expect_ == Expect::value;
  const bool may_close_object = expect_ == Expect::comma || expect_ == Expect::first_key;
  const bool may_close_list = expect_ == Expect::comma || may_close_list_;
  if (c == '}' && in_object() && may_close_object) {
    close(true);
  } else if (c == ']' && depth_ > 0 && !in_object() && may_close_list) {
    close(false);
  } else if (c == ',' && expect_ == Expect::comma) {
    expect_ = in_object() ? Expect::key : Expect::value;
  } else if (c == ':' && expect_ == Expect::colon) {
    expect_ = Expect::value;
  } else if (c == '"' && (takes_value || expect_ == Expect::key || expect_ == Expect::first_key)) {
    in_string_ = true;
    escaped_ = false;
    text_.clear();
  } else if ((c == '{' || c == '[') && takes_value) {
    open(c == '{');
    return;
  } else if (takes_value) {
    in_literal_ = true;
    text_.clear();
    text_.append(c);
  } else {
    refuse(ImportFault::syntax, "a character that JSON does not have here",
           std::string_view(&c, 1));
  }
  may_close_list_ = false;
}

void JsonScanner::open(bool is_object) {
  if (depth_ == kMaxDepth) {
    refuse(ImportFault::too_deep, "nested more than 32 deep");
    return;
  }
  is_object_[depth_++] = is_object;
  expect_ = is_object ? Expect::first_key : Expect::value;
  may_close_list_ = !is_object;
  key_.clear();
}

void JsonScanner::close(bool) {
  --depth_;
  after_value();
  if (!handler_.end(depth_)) refuse(ImportFault::syntax, "is not understood");
}

void JsonScanner::after_value() {
  expect_ = depth_ == 0 ? Expect::nothing : Expect::comma;
}

void JsonScanner::string_done() {
  if (expect_ != Expect::value) {
    key_ = text_;
    expect_ = Expect::colon;
    return;
  }
  after_value();
  const std::string_view key = in_object() ? key_.view() : std::string_view();
  if (!handler_.value(key, text_.view(), depth_)) {
    refuse(ImportFault::syntax, "is not understood", text_.view());
  }
}

void JsonScanner::literal_done() {
  in_literal_ = false;
  if (text_.too_long() || !is_literal(text_.view())) {
    refuse(ImportFault::syntax, "is no value of JSON", text_.view());
    return;
  }
  after_value();
  const std::string_view key = in_object() ? key_.view() : std::string_view();
  if (!handler_.value(key, text_.view(), depth_)) {
    refuse(ImportFault::syntax, "is not understood", text_.view());
  }
}

}  // namespace liopep::engine
