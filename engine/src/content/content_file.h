#pragma once

#include "content/fields.h"

namespace liopep::engine {

/// Reads the whole of a file of content, one object with these members, of which the first
/// `required` must be there. `read_member(reader, index, value)` reads each; `check(reader, fields,
/// value)` looks at all of them together. On a fault `error` is filled and `value` unchanged.
template <class Value, std::size_t N, class ReadMember, class Check>
bool read_content_file(std::string_view json, const std::array<std::string_view, N>& names,
                       std::size_t required, ReadMember read_member, Check check, Value& value,
                       ContentError& error) {
  JsonReader reader(json);
  Value read;
  if (json.size() > kMaxExerciseBytes) {
    reader.fail("is larger than 32 KiB");
  } else {
    Fields fields(names);
    reader.object(
        [&](std::string_view key) { read_member(reader, fields.find(reader, key), read); });
    fields.require(reader, required);
    check(reader, fields, read);
    if (!reader.at_end()) reader.fail("has something after its end");
  }
  if (!reader.ok()) {
    error = reader.error();
    return false;
  }
  value = read;
  return true;
}

}  // namespace liopep::engine
