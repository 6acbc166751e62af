#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "import/small_text.h"
#include "import/utf8_check.h"
#include "liopep/import.h"

namespace liopep::engine {

/// What a scanner of JSON tells. The answer false stops it; the handler has said why.
class JsonHandler {
 public:
  /// A number, text, true, false or null of `key` (empty in a list), cut to 200 bytes.
  virtual bool value(std::string_view key, std::string_view text, int depth) = 0;
  /// An object or list ends; `depth` is that of what it stood in.
  virtual bool end(int depth) = 0;

 protected:
  ~JsonHandler() = default;
};

/// Reads JSON (RFC 8259) in chunks of any size with a fixed amount of memory, at most 32 deep.
/// Texts are told as written; escapes stay as they are.
class JsonScanner {
 public:
  explicit JsonScanner(JsonHandler& handler) : handler_(handler) {}

  void begin();
  bool push(const char* data, std::size_t size);
  bool finish();

  void refuse(ImportFault fault, std::string_view reason, std::string_view excerpt = {});
  const ImportProblem& problem() const { return problem_; }

 private:
  static constexpr int kMaxDepth = 32;
  enum class Expect : std::uint8_t { value, first_key, key, colon, comma, nothing };

  void step(char c);
  void structure(char c);
  void open(bool is_object);
  void close(bool is_object);
  void string_done();
  void literal_done();
  void after_value();
  bool in_object() const { return depth_ > 0 && is_object_[depth_ - 1]; }

  JsonHandler& handler_;
  ImportProblem problem_;
  Expect expect_ = Expect::value;
  int depth_ = 0;
  std::array<bool, kMaxDepth> is_object_{};
  bool may_close_list_ = false;
  bool in_string_ = false;
  bool in_literal_ = false;
  bool escaped_ = false;
  std::uint64_t bytes_ = 0;
  std::uint64_t line_ = 1;
  Utf8Check utf8_;
  SmallText<200> key_;
  SmallText<200> text_;
};

}  // namespace liopep::engine
