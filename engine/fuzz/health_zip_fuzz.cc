// Any bytes as the end and the list of a zip file: nothing is read past them, and what is accepted
// lies within the file and within the limits.
#include <string_view>

#include "fuzz/check.h"
#include "fuzz/exact_copy.h"
#include "liopep/import_zip.h"

namespace liopep::engine::fuzz {
namespace {

void read_list(std::string_view list) {
  ZipEntry entry;
  ImportProblem problem;
  for (std::size_t at = 0; at < list.size();) {
    if (!read_zip_entry({list.data() + at, list.size() - at}, at, entry, problem)) {
      LIOPEP_MUST(problem.fault != ImportFault::none && problem.reason[0] != 0);
      return;
    }
    LIOPEP_MUST(entry.list_bytes >= 46 && entry.list_bytes <= list.size() - at);
    LIOPEP_MUST(entry.unpacked_bytes <= kMaxUnpackedBytes);
    std::uint64_t offset = 0;
    if (read_zip_header(list, entry, offset, problem)) LIOPEP_MUST(offset >= kZipHeaderBytes);
    is_import_candidate(entry.name);
    at += static_cast<std::size_t>(entry.list_bytes);
  }
}

void take(std::string_view bytes) {
  ZipDirectory directory;
  ImportProblem problem;
  if (read_zip_end(bytes, bytes.size(), directory, problem)) {
    LIOPEP_MUST(directory.offset + directory.bytes <= bytes.size());
    read_list({bytes.data() + directory.offset, static_cast<std::size_t>(directory.bytes)});
  } else {
    LIOPEP_MUST(problem.fault != ImportFault::none && problem.reason[0] != 0);
  }
  read_list(bytes);
  LIOPEP_MUST(zip_crc(0, bytes.data(), bytes.size()) ==
              zip_crc(zip_crc(0, bytes.data(), bytes.size() / 3), bytes.data() + bytes.size() / 3,
                      bytes.size() - bytes.size() / 3));
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine::fuzz;
  take(ExactCopy(data, size).text());
  return 0;
}
