#include "cli/health_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "cli/health_connect.h"
#include "cli/local_zone.h"
#include "cli/zip_file.h"

namespace liopep::engine {
namespace {

constexpr std::size_t kChunk = 1 << 20;
constexpr std::size_t kMostPeeks = 20'000;

/// One import with the memory it works in.
struct Workplace {
  FullImportMemory memory;
  HealthImport import{memory.minutes(), memory.sums()};
};

std::expected<void, std::string> read_plain(const std::filesystem::path& path,
                                            HealthImport& import) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::unexpected("cannot be read");
  import.open();
  std::vector<char> chunk(kChunk);
  while (stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    if (!import.push(chunk.data(), static_cast<std::size_t>(stream.gcount()))) break;
  }
  if (!import.close()) return std::unexpected(text_of(import.problem()));
  return {};
}

/// The format of a packed file by its first bytes.
std::expected<ImportFormat, std::string> peek(ZipFile& zip, const PackedFile& file) {
  std::string head;
  const auto read = zip.read(file, [&head](const char* data, std::size_t size) {
    head.append(data, std::min(size, kSniffBytes - head.size()));
    return head.size() < kSniffBytes;
  });
  if (!read) return std::unexpected(read.error());
  return sniff(head).format;
}

/// The files of the best kind in there.
std::expected<std::vector<const PackedFile*>, std::string> chosen_files(ZipFile& zip,
                                                                        ImportFormat& format) {
  std::vector<const PackedFile*> chosen;
  int best = 1;
  if (zip.files().size() > kMostPeeks) return std::unexpected("holds too many files");
  for (const PackedFile& file : zip.files()) {
    const auto kind = peek(zip, file);
    if (!kind) return std::unexpected(kind.error());
    const int rank = import_rank(*kind);
    if (rank < best) continue;
    if (rank > best) chosen.clear();
    best = rank;
    format = *kind;
    chosen.push_back(&file);
  }
  if (chosen.empty()) return std::unexpected("holds no file of a known kind");
  return chosen;
}

/// SQLite reads files, not streams: the database is unpacked beside the system's other
/// temporary files, and gone afterwards.
std::expected<void, std::string> read_packed_database(ZipFile& zip, const PackedFile& file,
                                                      HealthImport& import) {
  const auto path = std::filesystem::temp_directory_path() /
                    fmt::format("liopep-{}.db", static_cast<long>(getpid()));
  std::ofstream out(path, std::ios::binary);
  auto read = zip.read(file, [&out](const char* data, std::size_t size) {
    out.write(data, static_cast<std::streamsize>(size));
    return out.good();
  });
  out.close();
  if (read && !out) read = std::unexpected("there is no room to unpack the database");
  if (read) read = read_health_connect(path, import);
  std::filesystem::remove(path);
  return read;
}

std::expected<void, std::string> read_packed(ZipFile& zip, const PackedFile& file,
                                             HealthImport& import) {
  import.open();
  const auto read = zip.read(
      file, [&import](const char* data, std::size_t size) { return import.push(data, size); });
  if (!read) return std::unexpected(read.error());
  if (import.close()) return {};
  return std::unexpected(fmt::format("{}: {}", file.name, text_of(import.problem())));
}

std::expected<void, std::string> read_zip(const std::filesystem::path& path, HealthImport& import,
                                          ImportFormat& format) {
  auto zip = ZipFile::open(path);
  if (!zip) return std::unexpected(zip.error());
  const auto files = chosen_files(*zip, format);
  if (!files) return std::unexpected(files.error());
  for (const PackedFile* file : *files) {
    const auto read = format == ImportFormat::sqlite ? read_packed_database : read_packed;
    if (auto ok = read(*zip, *file, import); !ok) return ok;
  }
  return {};
}

std::string first_bytes(const std::filesystem::path& path) {
  std::string head(kSniffBytes, '\0');
  std::ifstream stream(path, std::ios::binary);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

}  // namespace

std::expected<HealthFile, std::string> read_health_file(const std::filesystem::path& path,
                                                        std::int32_t latest_day) {
  const auto workplace = std::make_unique<Workplace>();
  HealthImport& import = workplace->import;
  import.begin(latest_day);
  for (const ZoneSpan& span : local_zone()) import.add_zone(span);
  HealthFile file;
  file.format = sniff(first_bytes(path)).format;
  const auto read = file.format == ImportFormat::zip      ? read_zip(path, import, file.format)
                    : file.format == ImportFormat::sqlite ? read_health_connect(path, import)
                                                          : read_plain(path, import);
  if (!read) return std::unexpected(read.error());
  if (!import.finish()) return std::unexpected(std::string(import.problem().reason.data()));
  HealthDay day;
  for (std::int32_t from = kFirstDay; import.next_day(from, day); from = day.day + 1) {
    file.days.push_back(day);
  }
  return file;
}

}  // namespace liopep::engine
