#include "import/fit_scanner.h"

#include "import/problem_text.h"

namespace liopep::engine {
namespace {

constexpr std::uint8_t kTimestamp = 253;

std::uint16_t crc_after(std::uint16_t crc, std::uint8_t byte) {
  crc = static_cast<std::uint16_t>(crc ^ byte);
  for (int bit = 0; bit < 8; ++bit) {
    crc = static_cast<std::uint16_t>((crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1);
  }
  return crc;
}

/// Bytes of one number of a base type; 0 for texts and what is no number of up to 4 bytes.
std::size_t bytes_of(std::uint8_t base_type) {
  switch (base_type) {
    case 0x00:  // enum
    case 0x01:  // sint8
    case 0x02:  // uint8
    case 0x0A:  // uint8z
    case 0x0D:  // byte
      return 1;
    case 0x83:  // sint16
    case 0x84:  // uint16
    case 0x8B:  // uint16z
      return 2;
    case 0x85:  // sint32
    case 0x86:  // uint32
    case 0x8C:  // uint32z
      return 4;
    default:
      return 0;
  }
}

/// How "not said" is written.
std::uint32_t invalid_of(std::uint8_t base_type) {
  switch (base_type) {
    case 0x01:
      return 0x7F;
    case 0x83:
      return 0x7FFF;
    case 0x85:
      return 0x7FFFFFFF;
    case 0x0A:
    case 0x8B:
    case 0x8C:
      return 0;
    case 0x84:
      return 0xFFFF;
    case 0x86:
      return 0xFFFFFFFF;
    default:
      return 0xFF;
  }
}

}  // namespace

void FitScanner::begin() {
  problem_ = {};
  mode_ = Mode::file_header;
  bytes_ = record_ = 0;
  part_bytes_ = 0;
  crc_ = 0;
  last_time_ = 0;
  for (FitDefinition& definition : definitions_) definition.defined = false;
}

void FitScanner::refuse(ImportFault fault, std::string_view reason) {
  if (problem_.fault != ImportFault::none) return;
  problem_.fault = fault;
  problem_.byte = bytes_;
  problem_.record = record_;
  ProblemText(problem_.reason).say(reason);
}

bool FitScanner::push(const char* data, std::size_t size) {
  for (std::size_t i = 0; i < size && problem_.fault == ImportFault::none; ++i, ++bytes_) {
    step(static_cast<std::uint8_t>(data[i]));
  }
  return problem_.fault == ImportFault::none;
}

bool FitScanner::finish() {
  if (mode_ != Mode::file_header || part_bytes_ != 0) {
    refuse(ImportFault::cut_off, "the file ends in the middle");
  }
  return problem_.fault == ImportFault::none;
}

void FitScanner::step(std::uint8_t byte) {
  if (mode_ != Mode::checksum) crc_ = crc_after(crc_, byte);
  if (mode_ == Mode::file_header) return file_header(byte);
  if (mode_ == Mode::checksum) return checksum(byte);
  --left_;
  switch (mode_) {
    case Mode::record_header:
      record_header(byte);
      break;
    case Mode::definition:
      definition(byte);
      break;
    case Mode::field_definitions:
      field_definition(byte);
      break;
    case Mode::developer_count:
      count_ = byte;
      part_bytes_ = 0;
      mode_ = count_ > 0 ? Mode::developer_fields : Mode::record_header;
      break;
    case Mode::developer_fields:
      developer_field(byte);
      break;
    default:
      data(byte);
      break;
  }
  if (left_ > 0 || problem_.fault != ImportFault::none) return;
  if (mode_ != Mode::record_header) {
    refuse(ImportFault::syntax, "a message goes past the end of its file");
  }
  mode_ = Mode::checksum;
  part_bytes_ = 0;
}

void FitScanner::file_header(std::uint8_t byte) {
  part_[part_bytes_++] = byte;
  if (part_[0] != 12 && part_[0] != 14) {
    refuse(ImportFault::syntax, "is not the header of a FIT file");
    return;
  }
  if (part_bytes_ < part_[0]) return;
  if (part_[8] != '.' || part_[9] != 'F' || part_[10] != 'I' || part_[11] != 'T') {
    refuse(ImportFault::syntax, "is not the header of a FIT file");
  }
  left_ = part_[4] | part_[5] << 8 | part_[6] << 16 | static_cast<std::uint32_t>(part_[7]) << 24;
  part_bytes_ = 0;
  mode_ = left_ > 0 ? Mode::record_header : Mode::checksum;
}

void FitScanner::record_header(std::uint8_t byte) {
  ++record_;
  if ((byte & 0x80) != 0) return begin_data(byte >> 5 & 3, true, byte & 0x1F);
  if ((byte & 0x40) == 0) return begin_data(byte & 0x0F, false, 0);
  local_ = byte & 0x0F;
  has_developer_fields_ = (byte & 0x20) != 0;
  part_bytes_ = 0;
  mode_ = Mode::definition;
}

void FitScanner::definition(std::uint8_t byte) {
  part_[part_bytes_++] = byte;
  if (part_bytes_ < 5) return;
  FitDefinition& definition = definitions_[local_];
  definition.defined = true;
  definition.big_endian = part_[1] == 1;
  definition.global = static_cast<std::uint16_t>(definition.big_endian ? part_[2] << 8 | part_[3]
                                                                       : part_[3] << 8 | part_[2]);
  definition.field_count = 0;
  count_ = part_[4];
  begin_fields();
}

/// Fields are defined next, or what comes after the last one.
void FitScanner::begin_fields() {
  part_bytes_ = 0;
  if (count_ > 0) {
    mode_ = Mode::field_definitions;
  } else {
    mode_ = has_developer_fields_ ? Mode::developer_count : Mode::record_header;
  }
}

void FitScanner::field_definition(std::uint8_t byte) {
  part_[part_bytes_++] = byte;
  if (part_bytes_ < 3) return;
  FitDefinition& definition = definitions_[local_];
  definition.fields[definition.field_count++] = {part_[0], part_[1], part_[2]};
  --count_;
  begin_fields();
}

void FitScanner::developer_field(std::uint8_t byte) {
  part_[part_bytes_++] = byte;
  if (part_bytes_ < 3) return;
  FitDefinition& definition = definitions_[local_];
  definition.fields[definition.field_count++] = {part_[0], part_[1], kSkipped};
  part_bytes_ = 0;
  if (--count_ == 0) mode_ = Mode::record_header;
}

void FitScanner::begin_data(int local, bool compressed, std::uint8_t offset) {
  const FitDefinition& definition = definitions_[local];
  if (!definition.defined) {
    refuse(ImportFault::syntax, "a message without its definition");
    return;
  }
  local_ = local;
  message_.clear(definition.global);
  if (compressed) {
    // Five bits count on from the last whole time.
    last_time_ += (offset - last_time_) & 0x1F;
    message_.value[kTimestamp] = last_time_;
    message_.has[kTimestamp] = last_time_ != 0;
  }
  field_ = 0;
  number_ = 0;
  number_bytes_ = 0;
  mode_ = Mode::data;
  skip_empty_fields();
}

/// Steps over fields of no bytes; the message may be over.
void FitScanner::skip_empty_fields() {
  const FitDefinition& definition = definitions_[local_];
  while (field_ < definition.field_count && definition.fields[field_].bytes == 0) ++field_;
  if (field_ == definition.field_count) message_done();
}

void FitScanner::data(std::uint8_t byte) {
  const FitDefinition& definition = definitions_[local_];
  const FitField& field = definition.fields[field_];
  const std::size_t bytes = bytes_of(field.base_type);
  if (number_bytes_ < bytes) {
    number_ = definition.big_endian
                  ? number_ << 8 | byte
                  : number_ | static_cast<std::uint32_t>(byte) << (8 * number_bytes_);
  }
  if (++number_bytes_ < field.bytes) return;
  field_done(field);
  number_ = 0;
  number_bytes_ = 0;
  ++field_;
  skip_empty_fields();
}

void FitScanner::field_done(const FitField& field) {
  const std::size_t bytes = bytes_of(field.base_type);
  if (bytes == 0 || field.bytes < bytes || number_ == invalid_of(field.base_type)) return;
  message_.value[field.number] = number_;
  message_.has[field.number] = true;
  if (field.number == kTimestamp) last_time_ = number_;
}

void FitScanner::message_done() {
  mode_ = Mode::record_header;
  if (!handler_.message(message_)) refuse(ImportFault::syntax, "is not understood");
}

void FitScanner::checksum(std::uint8_t byte) {
  part_[part_bytes_++] = byte;
  if (part_bytes_ < 2) return;
  if ((part_[0] | part_[1] << 8) != crc_) {
    refuse(ImportFault::checksum, "the file is damaged: wrong checksum");
    return;
  }
  if (!handler_.file_end()) refuse(ImportFault::syntax, "is not understood");
  mode_ = Mode::file_header;
  part_bytes_ = 0;
  crc_ = 0;
  last_time_ = 0;
  for (FitDefinition& definition : definitions_) definition.defined = false;
}

}  // namespace liopep::engine
