#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "liopep/import.h"

namespace liopep::engine {

/// So many last bytes of a zip file hold what says where its list of files is, with room for
/// all but a monstrous comment.
inline constexpr std::uint64_t kZipTailBytes = 66 * 1024;
/// More is refused: 200,000 files, a list of 64 MiB.
inline constexpr std::uint64_t kMaxZipEntries = 200'000;
inline constexpr std::uint64_t kMaxZipDirectoryBytes = 64U << 20;
/// What one file may unpack to, and how many times its packed size once it is past 16 MiB.
/// Exports pack to a twentieth; deflate itself cannot pass 1032.
inline constexpr std::uint64_t kMaxUnpackedBytes = 64ULL << 30;
inline constexpr std::uint64_t kMaxPackingRatio = 400;

/// Where the list of files is.
struct ZipDirectory {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  std::uint64_t entries = 0;
};

/// One file of a zip.
struct ZipEntry {
  std::string_view name;   ///< as written, within the bytes that were read
  bool is_packed = false;  ///< deflate; else stored as it is
  std::uint32_t crc = 0;
  std::uint64_t packed_bytes = 0;
  std::uint64_t unpacked_bytes = 0;
  std::uint64_t header_offset = 0;  ///< of its local header
  std::uint64_t list_bytes = 0;     ///< what it takes in the list: the next one follows
};

/// Finds the list of files from the end of a zip (APPNOTE 6.3.10, 4.3.14 to 4.3.16; zip64 too).
/// `tail` are its last bytes, at most kZipTailBytes; `file_bytes` the size of all of it.
bool read_zip_end(std::string_view tail, std::uint64_t file_bytes, ZipDirectory& directory,
                  ImportProblem& problem);

/// Reads the entry that the bytes of the list begin with; `at` is where they are in the file.
/// Refuses what is encrypted, packed in other ways, or unpacks to more than is sane.
bool read_zip_entry(std::string_view list, std::uint64_t at, ZipEntry& entry,
                    ImportProblem& problem);

/// The longest local header is 30 bytes, a name and an extra field of 64 KiB each.
inline constexpr std::uint64_t kZipHeaderBytes = 30;
/// How many bytes after the beginning of the local header an entry's data begin.
bool read_zip_header(std::string_view header, const ZipEntry& entry, std::uint64_t& data_offset,
                     ImportProblem& problem);

/// False for what is not worth opening in a zip, by its name: folders, pictures, routes of a
/// workout, what macOS adds. What the others are, their content says.
bool is_import_candidate(std::string_view name);

/// Of the kinds of file in one zip only the best is read, since the others say the same again:
/// Takeout's daily table before its data points, both before single activities. 0: not read.
int import_rank(ImportFormat format);

/// CRC-32 of zip (ISO 3309), continued: begin with 0.
std::uint32_t zip_crc(std::uint32_t crc, const char* data, std::size_t size);

}  // namespace liopep::engine
