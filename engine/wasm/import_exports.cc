// The import of health data as a WebAssembly module of its own: static state, functions over
// linear memory, no imports. web/src/features/health/import_engine.ts is the other side.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "import/slice.h"
#include "liopep/health_connect.h"
#include "liopep/health_import.h"
#include "liopep/import_zip.h"

namespace {

using namespace liopep::engine;

/// One problem as the page reads it.
struct WireProblem {
  std::uint32_t fault;
  std::uint32_t unused;
  std::uint64_t byte;
  std::uint64_t line;
  std::uint64_t record;
  std::array<char, 160> reason;
};
static_assert(offsetof(WireProblem, byte) == 8 && offsetof(WireProblem, reason) == 32);

/// One day as the page reads it.
struct WireDay {
  std::int32_t day;
  std::uint32_t measured;
  std::array<double, kHealthTypeCount> total;
};
static_assert(sizeof(WireDay) == 48 && offsetof(WireDay, total) == 8);

/// One file of a zip, or where its list is.
struct WireZip {
  std::uint64_t offset;  // of the list, or of a file's local header
  std::uint64_t bytes;   // of the list
  std::uint64_t entries;
  std::uint64_t packed_bytes;
  std::uint64_t unpacked_bytes;
  std::uint64_t list_bytes;
  std::uint32_t name_bytes;
  std::uint32_t crc;
  std::uint32_t is_packed;
  std::uint32_t is_candidate;
};
static_assert(offsetof(WireZip, name_bytes) == 48);

constexpr std::uint32_t kChunkBytes = 1 << 18;

FullImportMemory memory;
HealthImport import{memory.minutes(), memory.sums()};
std::array<char, kChunkBytes> chunk;
ImportProblem zip_problem;
WireProblem wire_problem;
WireDay wire_day;
WireZip wire_zip;

std::string_view taken(std::uint32_t size) {
  return {chunk.data(), size <= kChunkBytes ? size : 0};
}

const WireProblem* write(const ImportProblem& problem) {
  wire_problem = {static_cast<std::uint32_t>(problem.fault),
                  0,
                  problem.byte,
                  problem.line,
                  problem.record,
                  problem.reason};
  return &wire_problem;
}

}  // namespace

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

/// Where bytes are to be written, and how many fit.
LIOPEP_EXPORT(liopep_chunk) char* liopep_chunk() {
  return chunk.data();
}
LIOPEP_EXPORT(liopep_chunk_capacity) std::uint32_t liopep_chunk_capacity() {
  return kChunkBytes;
}

/// Forgets everything; days after `latest_day` (since 1970) are not believed.
LIOPEP_EXPORT(liopep_import_begin) void liopep_import_begin(std::int32_t latest_day) {
  import.begin(latest_day);
}
/// Local time from this second since 1970 UTC on, in order.
LIOPEP_EXPORT(liopep_import_zone)
std::uint32_t liopep_import_zone(double from_utc_s, std::int32_t offset_s) {
  return import.add_zone({static_cast<std::int64_t>(from_utc_s), offset_s}) ? 1 : 0;
}
LIOPEP_EXPORT(liopep_import_open) void liopep_import_open() {
  import.open();
}
/// Takes the first `size` bytes of the chunk. 0 after a problem.
LIOPEP_EXPORT(liopep_import_push) std::uint32_t liopep_import_push(std::uint32_t size) {
  const std::string_view bytes = taken(size);
  return import.push(bytes.data(), bytes.size()) ? 1 : 0;
}
LIOPEP_EXPORT(liopep_import_close) std::uint32_t liopep_import_close() {
  return import.close() ? 1 : 0;
}
LIOPEP_EXPORT(liopep_import_finish) std::uint32_t liopep_import_finish() {
  return import.finish() ? 1 : 0;
}
LIOPEP_EXPORT(liopep_import_problem) const WireProblem* liopep_import_problem() {
  return write(import.problem());
}
/// The first day with a total at or after `day`, or null.
LIOPEP_EXPORT(liopep_import_next_day) const WireDay* liopep_import_next_day(std::int32_t day) {
  HealthDay found;
  if (!import.next_day(day, found)) return nullptr;
  wire_day = {found.day, found.measured, found.total};
  return &wire_day;
}

/// The ImportFormat of the chunk's first `size` bytes, and its rank among others in one zip.
LIOPEP_EXPORT(liopep_import_sniff) std::uint32_t liopep_import_sniff(std::uint32_t size) {
  return static_cast<std::uint32_t>(sniff(taken(size)).format);
}
LIOPEP_EXPORT(liopep_import_rank) std::uint32_t liopep_import_rank(std::uint32_t format) {
  return static_cast<std::uint32_t>(import_rank(static_cast<ImportFormat>(format)));
}

/// A source of Health Connect: its application, and the number of the kind of device.
LIOPEP_EXPORT(liopep_import_source)
std::uint32_t liopep_import_source(std::uint32_t name_bytes, std::int32_t device_type) {
  return import.source(taken(name_bytes), health_connect_source(device_type));
}
/// A row of Health Connect, times in seconds since 1970 by the local clock. 0 after a problem.
LIOPEP_EXPORT(liopep_import_record)
std::uint32_t liopep_import_record(std::uint32_t table, std::uint32_t source, double start_s,
                                   double end_s, double value, std::uint32_t number) {
  if (table >= kHealthConnectTableCount) return 0;
  // Written so that not-a-number becomes a date that is refused.
  const auto whole = [](double s) {
    return s > -1e15 && s < 1e15 ? static_cast<std::int64_t>(s) : -1;
  };
  const HealthRecord record{.measure = kHealthConnectTables[table].measure,
                            .source = static_cast<std::uint8_t>(source),
                            .start_s = whole(start_s),
                            .end_s = whole(end_s),
                            .value = value};
  return import.add(record, number) ? 1 : 0;
}
/// Name and value of a table, as `name\n value` in the chunk; how many bytes, 0 behind the last.
LIOPEP_EXPORT(liopep_import_table) std::uint32_t liopep_import_table(std::uint32_t table) {
  if (table >= kHealthConnectTableCount) return 0;
  std::uint32_t length = 0;
  for (const char c : kHealthConnectTables[table].table) chunk[length++] = c;
  chunk[length++] = '\n';
  for (const char c : kHealthConnectTables[table].value) chunk[length++] = c;
  return length;
}

/// Finds a zip's list of files from its last bytes, in the chunk. Null after a problem.
LIOPEP_EXPORT(liopep_zip_end)
const WireZip* liopep_zip_end(std::uint32_t size, double file_bytes) {
  ZipDirectory directory;
  zip_problem = {};
  if (!read_zip_end(taken(size), static_cast<std::uint64_t>(file_bytes), directory, zip_problem)) {
    return nullptr;
  }
  wire_zip = {};
  wire_zip.offset = directory.offset;
  wire_zip.bytes = directory.bytes;
  wire_zip.entries = directory.entries;
  return &wire_zip;
}
/// The entry of the list that begins `at` in the chunk's `size` bytes; its name is 46 bytes on.
LIOPEP_EXPORT(liopep_zip_entry)
const WireZip* liopep_zip_entry(std::uint32_t at, std::uint32_t size, double file_offset) {
  ZipEntry entry;
  zip_problem = {};
  const std::string_view list = taken(size);
  if (!read_zip_entry(slice(list, at <= list.size() ? at : list.size()),
                      static_cast<std::uint64_t>(file_offset), entry, zip_problem)) {
    return nullptr;
  }
  wire_zip = {entry.header_offset,
              0,
              0,
              entry.packed_bytes,
              entry.unpacked_bytes,
              entry.list_bytes,
              static_cast<std::uint32_t>(entry.name.size()),
              entry.crc,
              entry.is_packed ? 1U : 0U,
              is_import_candidate(entry.name) ? 1U : 0U};
  return &wire_zip;
}
/// How many bytes after its local header (in the chunk) a file's data begin; 0 after a problem.
LIOPEP_EXPORT(liopep_zip_header)
std::uint32_t liopep_zip_header(std::uint32_t size, double file_offset) {
  ZipEntry entry;
  entry.header_offset = static_cast<std::uint64_t>(file_offset);
  zip_problem = {};
  std::uint64_t data_offset = 0;
  if (!read_zip_header(taken(size), entry, data_offset, zip_problem)) return 0;
  return static_cast<std::uint32_t>(data_offset);
}
LIOPEP_EXPORT(liopep_zip_problem) const WireProblem* liopep_zip_problem() {
  return write(zip_problem);
}
/// CRC-32 of what came before and the chunk's first `size` bytes.
LIOPEP_EXPORT(liopep_zip_crc) std::uint32_t liopep_zip_crc(std::uint32_t crc, std::uint32_t size) {
  const std::string_view bytes = taken(size);
  return zip_crc(crc, bytes.data(), bytes.size());
}
