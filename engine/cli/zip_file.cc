#include "cli/zip_file.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

namespace liopep::engine {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

/// Where unpacked bytes go: no more than the zip says, and with the right checksum.
class CheckedSink {
 public:
  CheckedSink(const PackedFile& file, const ZipFile::Sink& sink) : file_(file), sink_(sink) {}

  /// False when it is enough: the reader of the bytes has stopped, or there are too many.
  bool take(const char* data, std::size_t size) {
    bytes_ += size;
    if (bytes_ > file_.entry.unpacked_bytes) return false;
    crc_ = zip_crc(crc_, data, size);
    stopped_ = !sink_(data, size);
    return !stopped_;
  }

  std::expected<void, std::string> end() const {
    if (stopped_) return {};
    if (bytes_ > file_.entry.unpacked_bytes) {
      return std::unexpected(fmt::format("{} unpacks to more than it says", file_.name));
    }
    if (bytes_ < file_.entry.unpacked_bytes) {
      return std::unexpected(fmt::format("{} is cut off after byte {}", file_.name, bytes_));
    }
    if (crc_ != file_.entry.crc) {
      return std::unexpected(fmt::format("{} is damaged: wrong checksum", file_.name));
    }
    return {};
  }

 private:
  const PackedFile& file_;
  const ZipFile::Sink& sink_;
  std::uint64_t bytes_ = 0;
  std::uint32_t crc_ = 0;
  bool stopped_ = false;
};

/// zlib's state for data without a header, freed when done.
struct Inflater {
  z_stream stream{};
  Inflater() { inflateInit2(&stream, -MAX_WBITS); }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

/// Hands on what the packed chunk gives. False when nothing more is wanted or to be had.
bool unpack(z_stream& stream, std::string& packed, std::vector<char>& out, CheckedSink& sink) {
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  do {
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int answer = inflate(&stream, Z_NO_FLUSH);
    if (!sink.take(out.data(), out.size() - stream.avail_out)) return false;
    if (answer != Z_OK && answer != Z_BUF_ERROR) return false;
  } while (stream.avail_out == 0);
  return true;
}

}  // namespace

std::string text_of(const ImportProblem& problem) {
  std::string text = problem.reason.data();
  if (problem.line > 0) text += fmt::format(", line {}", problem.line);
  if (problem.record > 0) text += fmt::format(", record {}", problem.record);
  return text + fmt::format(", byte {}", problem.byte);
}

std::string ZipFile::bytes(std::uint64_t at, std::uint64_t count) {
  std::string read(count, '\0');
  stream_.clear();
  stream_.seekg(static_cast<std::streamoff>(at));
  stream_.read(read.data(), static_cast<std::streamsize>(count));
  read.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream_.gcount(), 0)));
  return read;
}

std::expected<ZipFile, std::string> ZipFile::open(const std::filesystem::path& path) {
  ZipFile zip;
  zip.stream_.open(path, std::ios::binary);
  std::error_code problem;
  const auto size = std::filesystem::file_size(path, problem);
  if (!zip.stream_ || problem) return std::unexpected("cannot be read");
  if (auto ok = zip.list(size); !ok) return std::unexpected(ok.error());
  return zip;
}

std::expected<void, std::string> ZipFile::list(std::uint64_t file_bytes) {
  const std::uint64_t tail_bytes = std::min(kZipTailBytes, file_bytes);
  ZipDirectory directory;
  ImportProblem problem;
  const std::string tail = bytes(file_bytes - tail_bytes, tail_bytes);
  if (!read_zip_end(tail, file_bytes, directory, problem)) {
    return std::unexpected(text_of(problem));
  }
  const std::string all = bytes(directory.offset, directory.bytes);
  std::string_view left = all;
  for (std::uint64_t i = 0; i < directory.entries; ++i) {
    ZipEntry entry;
    if (!read_zip_entry(left, directory.offset + (all.size() - left.size()), entry, problem)) {
      return std::unexpected(text_of(problem));
    }
    if (is_import_candidate(entry.name)) files_.push_back({std::string(entry.name), entry});
    left.remove_prefix(entry.list_bytes);
  }
  return {};
}

std::expected<void, std::string> ZipFile::read(const PackedFile& file, const Sink& sink) {
  ZipEntry entry = file.entry;
  entry.name = file.name;
  std::uint64_t at = 0;
  ImportProblem problem;
  if (!read_zip_header(bytes(entry.header_offset, kZipHeaderBytes), entry, at, problem)) {
    return std::unexpected(text_of(problem));
  }
  at += entry.header_offset;
  CheckedSink checked(file, sink);
  Inflater inflater;
  std::vector<char> out(kChunk);
  for (std::uint64_t left = entry.packed_bytes; left > 0;) {
    std::string packed = bytes(at, std::min<std::uint64_t>(left, kChunk));
    if (packed.empty()) break;
    at += packed.size();
    left -= packed.size();
    const bool goes_on = entry.is_packed ? unpack(inflater.stream, packed, out, checked)
                                         : checked.take(packed.data(), packed.size());
    if (!goes_on) break;
  }
  return checked.end();
}

}  // namespace liopep::engine
