#include "testing/fit_writer.h"

namespace liopep::engine::testing {
namespace {

std::uint16_t crc_of(const std::string& bytes) {
  std::uint32_t crc = 0;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1;
  }
  return static_cast<std::uint16_t>(crc);
}

}  // namespace

void FitWriter::number(std::uint32_t value, int bytes, bool big_endian) {
  for (int i = 0; i < bytes; ++i) {
    const int shift = 8 * (big_endian ? bytes - 1 - i : i);
    body_ += static_cast<char>(value >> shift & 0xFF);
  }
}

void FitWriter::define(std::uint8_t local, std::uint16_t global, const std::vector<Field>& fields,
                       bool big_endian, const DeveloperFields& own) {
  big_endian_[local] = big_endian;
  number(0x40U | (own.empty() ? 0U : 0x20U) | local, 1, false);
  number(0, 1, false);
  number(big_endian ? 1 : 0, 1, false);
  number(global, 2, big_endian);
  number(static_cast<std::uint32_t>(fields.size()), 1, false);
  for (const Field& field : fields) {
    for (const std::uint8_t part : {field.number, field.bytes, field.base_type}) {
      number(part, 1, false);
    }
  }
  if (own.empty()) return;
  number(static_cast<std::uint32_t>(own.size()), 1, false);
  for (const auto& [field, bytes] : own) {
    for (const std::uint8_t part : {field, bytes, std::uint8_t{0}}) number(part, 1, false);
  }
}

void FitWriter::data(std::uint8_t local, const Values& values) {
  number(local, 1, false);
  for (const auto& [value, bytes] : values) number(value, bytes, big_endian_[local]);
}

void FitWriter::compressed(std::uint8_t local, std::uint32_t seconds, const Values& values) {
  number(0x80U | static_cast<std::uint32_t>(local) << 5 | seconds, 1, false);
  for (const auto& [value, bytes] : values) number(value, bytes, big_endian_[local]);
}

std::string FitWriter::bytes() const {
  FitWriter file;
  file.number(14, 1, false);
  file.number(0x20, 1, false);
  file.number(2132, 2, false);
  file.number(static_cast<std::uint32_t>(body_.size()), 4, false);
  file.body_ += ".FIT";
  file.number(0, 2, false);
  file.body_ += body_;
  const std::uint16_t crc = crc_of(file.body_);
  file.number(crc, 2, false);
  return file.body_;
}

}  // namespace liopep::engine::testing
