#include "content/texts.h"

#include "content/fields.h"

namespace liopep::engine {
namespace {

constexpr std::size_t kMaxTextBytes = 600;
constexpr std::array<std::string_view, 2> kLanguages = {"en", "sv"};
constexpr std::array<std::string_view, 2> kCues = {"ready", "half"};

}  // namespace

void check_texts(JsonReader& reader) {
  Fields fields(kLanguages);
  reader.object([&](std::string_view key) {
    fields.find(reader, key);
    const std::string_view text = reader.raw_string();
    if (text.empty()) reader.fail("must not be empty");
    if (text.size() > kMaxTextBytes) reader.fail("must be at most 600 bytes");
  });
  fields.require(reader);
}

void check_cues(JsonReader& reader) {
  Fields fields(kCues);
  reader.object([&](std::string_view key) {
    fields.find(reader, key);
    check_texts(reader);
  });
  fields.require(reader);
}

}  // namespace liopep::engine
