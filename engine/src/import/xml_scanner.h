#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "import/byte_place.h"
#include "import/utf8_check.h"
#include "import/xml_tag.h"
#include "liopep/import.h"

namespace liopep::engine {

/// Reads XML 1.0 in chunks of any size with a fixed amount of memory: start tags, end tags and
/// text come out as they are met. Made for files that may be hostile: UTF-8 only, a DOCTYPE is
/// stepped over and may declare no entity, no entity but the predefined ones is taken, tags are
/// at most 64 KiB, depth at most 32; names of start and end tags must agree.
class XmlScanner {
 public:
  explicit XmlScanner(XmlHandler& handler) : handler_(handler) {}

  /// A file begins.
  void begin();
  /// False after a fault, the handler's or its own.
  bool push(const char* data, std::size_t size);
  /// The file ends here.
  bool finish();

  const ImportProblem& problem() const { return problem_; }
  /// For a handler that answers false: its fault, placed at the tag it got.
  [[gnu::noinline]] void refuse(ImportFault fault, std::string_view reason,
                                std::string_view excerpt = {});

 private:
  static constexpr std::size_t kMaxTag = 65536;
  static constexpr int kMaxDepth = 32;
  static constexpr std::uint64_t kMaxDoctype = 65536;

  enum class Mode : std::uint8_t {
    text,
    entity,   // in text, after &
    opening,  // after <, before it is known what it is
    tag,      // and outside quotes
    quoted,   // in a tag
    comment,
    cdata,
    instruction,
    doctype,         // and outside brackets
    subset,          // between [ and ]
    subset_opening,  // after < in there
    subset_markup,   // in a declaration, outside quotes
    subset_quoted,
    subset_comment,
  };

  const char* step(const char* p, const char* end);
  const char* text(const char* p, const char* end);
  [[gnu::noinline]] const char* entity(const char* p);
  const char* opening(const char* p);
  const char* tag(const char* p, const char* end);
  [[gnu::noinline]] const char* until(const char* p, const char* end, std::string_view terminator,
                                      Mode next);
  [[gnu::noinline]] const char* doctype(const char* p);
  [[gnu::noinline]] const char* subset(const char* p);
  [[gnu::noinline]] const char* subset_opening(const char* p);
  [[gnu::noinline]] const char* subset_markup(const char* p);
  [[gnu::noinline]] const char* special(const char* p);

  bool keep(const char* begin, const char* end);
  [[gnu::noinline]] bool take_tag(const char* end);
  bool start_tag(std::string_view content);
  bool end_tag(std::string_view content);
  void begin_tag(const char* at);
  [[gnu::noinline]] void fault(const char* at, ImportFault fault, std::string_view reason);

  XmlHandler& handler_;
  Mode mode_ = Mode::text;
  char quote_ = 0;
  bool seen_root_ = false;
  bool seen_doctype_ = false;
  int depth_ = 0;
  std::array<std::uint32_t, kMaxDepth> names_{};  // hashes of the open tags' names

  const char* tag_begin_ = nullptr;  // within this chunk
  std::uint64_t tag_byte_ = 0;
  std::uint64_t tag_line_ = 0;  // known once the tag goes past its chunk, else 0
  std::size_t kept_length_ = 0;
  std::array<char, 12> word_{};  // of an entity, an opening or a declaration
  std::size_t word_length_ = 0;
  std::size_t matched_ = 0;  // of a terminator
  std::uint64_t doctype_byte_ = 0;

  BytePlace place_;
  Utf8Check utf8_;
  ImportProblem problem_;
  std::array<char, kMaxTag> kept_{};  // what earlier chunks had of the tag
};

}  // namespace liopep::engine
