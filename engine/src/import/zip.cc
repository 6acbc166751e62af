#include "import/little_endian.h"
#include "import/problem_text.h"
#include "import/slice.h"
#include "liopep/import_zip.h"

namespace liopep::engine {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::size_t kLocator64Bytes = 20;
constexpr std::size_t kEntryBytes = 46;
constexpr std::uint64_t kIn64 = 0xFFFFFFFF;
constexpr std::uint64_t kRatioFrom = 16U << 20;

bool fail(ImportProblem& problem, ImportFault fault, std::uint64_t byte, std::string_view reason,
          std::string_view name = {}) {
  problem.fault = fault;
  problem.byte = byte;
  ProblemText text(problem.reason);
  if (!name.empty()) text.quote(name).say(" ");
  text.say(reason);
  return false;
}

/// The record of zip64 stands right before its locator, in the same tail.
bool read_end64(std::string_view tail, std::size_t end, std::uint64_t tail_at,
                ZipDirectory& directory, ImportProblem& problem) {
  const std::size_t locator = end - kLocator64Bytes;
  if (end < kLocator64Bytes || slice(tail, locator, 4) != "PK\x06\x07"sv) {
    return fail(problem, ImportFault::cut_off, tail_at + end, "the zip64 part is missing");
  }
  const std::uint64_t at = little_endian(tail, locator + 8, 8);
  const bool is_in_tail = at >= tail_at && at - tail_at <= tail.size();
  const std::string_view end64 =
      slice(tail, is_in_tail ? static_cast<std::size_t>(at - tail_at) : tail.size());
  if (end64.size() < kEnd64Bytes || slice(end64, 0, 4) != "PK\x06\x06"sv) {
    return fail(problem, ImportFault::syntax, tail_at + locator, "the zip64 part is damaged");
  }
  directory.entries = little_endian(end64, 32, 8);
  directory.bytes = little_endian(end64, 40, 8);
  directory.offset = little_endian(end64, 48, 8);
  return true;
}

/// The numbers that did not fit 32 bits, in the extra field, in a fixed order.
bool read_extra64(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const std::uint64_t id = little_endian(extra, 0, 2);
    const auto length = static_cast<std::size_t>(little_endian(extra, 2, 2));
    extra.remove_prefix(4);
    if (length > extra.size()) return false;
    if (id == 1) {
      std::string_view field = slice(extra, 0, length);
      for (std::uint64_t* value :
           {&entry.unpacked_bytes, &entry.packed_bytes, &entry.header_offset}) {
        if (*value != kIn64) continue;
        if (field.size() < 8) return false;
        *value = little_endian(field, 0, 8);
        field.remove_prefix(8);
      }
    }
    extra.remove_prefix(length);
  }
  return true;
}

bool is_bomb(const ZipEntry& entry) {
  return entry.unpacked_bytes > kMaxUnpackedBytes ||
         (entry.unpacked_bytes > kRatioFrom &&
          entry.unpacked_bytes / kMaxPackingRatio > entry.packed_bytes);
}

/// Made when first needed: as data of the module they would be a third of it.
struct CrcTables {
  std::array<std::array<std::uint32_t, 256>, 8> tables;
  bool made;

  void make() {
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t crc = i;
      for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
      tables[0][i] = crc;
    }
    for (std::size_t table = 1; table < 8; ++table) {
      for (std::uint32_t i = 0; i < 256; ++i) {
        const std::uint32_t before = tables[table - 1][i];
        tables[table][i] = before >> 8 ^ tables[0][before & 0xFF];
      }
    }
    made = true;
  }
};
CrcTables crc_tables;

}  // namespace

bool read_zip_end(std::string_view tail, std::uint64_t file_bytes, ZipDirectory& directory,
                  ImportProblem& problem) {
  const std::uint64_t tail_at = file_bytes - tail.size();
  if (tail.size() < kEndBytes) {
    return fail(problem, ImportFault::cut_off, file_bytes, "too short to be a zip file");
  }
  std::size_t end = tail.size() - kEndBytes;
  while (slice(tail, end, 4) != "PK\x05\x06"sv) {
    if (end == 0) {
      return fail(problem, ImportFault::cut_off, file_bytes,
                  "the end of the zip file is missing: it was not copied whole");
    }
    --end;
  }
  directory.entries = little_endian(tail, end + 10, 2);
  directory.bytes = little_endian(tail, end + 12, 4);
  directory.offset = little_endian(tail, end + 16, 4);
  const bool is_64 =
      directory.entries == 0xFFFF || directory.bytes == kIn64 || directory.offset == kIn64;
  if (is_64 && !read_end64(tail, end, tail_at, directory, problem)) return false;
  if (directory.offset > file_bytes || directory.bytes > file_bytes - directory.offset) {
    return fail(problem, ImportFault::cut_off, tail_at + end, "its list of files lies outside it");
  }
  if (directory.entries > kMaxZipEntries || directory.bytes > kMaxZipDirectoryBytes) {
    return fail(problem, ImportFault::zip_bomb, tail_at + end, "holds more than 200000 files");
  }
  return true;
}

bool read_zip_entry(std::string_view list, std::uint64_t at, ZipEntry& entry,
                    ImportProblem& problem) {
  if (list.size() < kEntryBytes || slice(list, 0, 4) != "PK\x01\x02"sv) {
    return fail(problem, ImportFault::syntax, at, "its list of files is damaged");
  }
  const auto name_bytes = static_cast<std::size_t>(little_endian(list, 28, 2));
  const auto extra_bytes = static_cast<std::size_t>(little_endian(list, 30, 2));
  const auto comment_bytes = static_cast<std::size_t>(little_endian(list, 32, 2));
  entry.list_bytes = kEntryBytes + name_bytes + extra_bytes + comment_bytes;
  if (entry.list_bytes > list.size()) {
    return fail(problem, ImportFault::cut_off, at, "its list of files is damaged");
  }
  entry.name = slice(list, kEntryBytes, name_bytes);
  entry.crc = static_cast<std::uint32_t>(little_endian(list, 16, 4));
  entry.packed_bytes = little_endian(list, 20, 4);
  entry.unpacked_bytes = little_endian(list, 24, 4);
  entry.header_offset = little_endian(list, 42, 4);
  if (!read_extra64(slice(list, kEntryBytes + name_bytes, extra_bytes), entry)) {
    return fail(problem, ImportFault::syntax, at, "its zip64 sizes are damaged", entry.name);
  }
  const std::uint64_t flags = little_endian(list, 8, 2);
  const std::uint64_t method = little_endian(list, 10, 2);
  if ((flags & 1) != 0) {
    return fail(problem, ImportFault::unknown_format, at, "is encrypted", entry.name);
  }
  if (method != 0 && method != 8) {
    return fail(problem, ImportFault::unknown_format, at, "is packed in an unknown way",
                entry.name);
  }
  entry.is_packed = method == 8;
  if (is_bomb(entry)) {
    return fail(problem, ImportFault::zip_bomb, at, "would unpack to more than is sane",
                entry.name);
  }
  return true;
}

bool read_zip_header(std::string_view header, const ZipEntry& entry, std::uint64_t& data_offset,
                     ImportProblem& problem) {
  if (header.size() < kZipHeaderBytes || slice(header, 0, 4) != "PK\x03\x04"sv) {
    return fail(problem, ImportFault::syntax, entry.header_offset, "its header is damaged",
                entry.name);
  }
  data_offset = kZipHeaderBytes + little_endian(header, 26, 2) + little_endian(header, 28, 2);
  return true;
}

bool is_import_candidate(std::string_view name) {
  if (begins_with(name, "__MACOSX/") || name.find("/workout-routes/") != std::string_view::npos) {
    return false;
  }
  for (const std::string_view ending : {".xml", ".csv", ".json", ".fit", ".tcx", ".gpx", ".db"}) {
    if (ends_with(name, ending)) return true;
  }
  return false;
}

int import_rank(ImportFormat format) {
  switch (format) {
    case ImportFormat::sqlite:
      return 5;
    case ImportFormat::apple_health:
      return 4;
    case ImportFormat::google_fit_csv:
      return 3;
    case ImportFormat::google_fit_json:
      return 2;
    case ImportFormat::fit:
    case ImportFormat::tcx:
    case ImportFormat::gpx:
      return 1;
    default:
      return 0;
  }
}

std::uint32_t zip_crc(std::uint32_t crc, const char* data, std::size_t size) {
  if (!crc_tables.made) crc_tables.make();
  const auto& tables = crc_tables.tables;
  const std::string_view bytes(data, size);
  crc = ~crc;
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    const auto low = static_cast<std::uint32_t>(little_endian(bytes, at, 4)) ^ crc;
    const auto high = static_cast<std::uint32_t>(little_endian(bytes, at + 4, 4));
    crc = tables[7][low & 0xFF] ^ tables[6][low >> 8 & 0xFF] ^ tables[5][low >> 16 & 0xFF] ^
          tables[4][low >> 24] ^ tables[3][high & 0xFF] ^ tables[2][high >> 8 & 0xFF] ^
          tables[1][high >> 16 & 0xFF] ^ tables[0][high >> 24];
  }
  for (; at < size; ++at) {
    crc = crc >> 8 ^ tables[0][(crc ^ static_cast<unsigned char>(data[at])) & 0xFF];
  }
  return ~crc;
}

}  // namespace liopep::engine
