#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "import/fit_message.h"
#include "liopep/import.h"

namespace liopep::engine {

/// What a scanner of FIT tells.
class FitHandler {
 public:
  /// False stops it; the handler keeps why.
  virtual bool message(const FitMessage& message) = 0;
  /// A whole file with the right checksum is over; several may be chained.
  virtual bool file_end() = 0;

 protected:
  ~FitHandler() = default;
};

/// Reads FIT files (Garmin, Flexible and Interoperable Data Transfer, D00001275) byte by byte:
/// both headers, both byte orders, compressed times, developer fields, chained files, checksum.
class FitScanner {
 public:
  explicit FitScanner(FitHandler& handler) : handler_(handler) {}

  void begin();
  bool push(const char* data, std::size_t size);
  bool finish();

  void refuse(ImportFault fault, std::string_view reason);
  const ImportProblem& problem() const { return problem_; }

 private:
  enum class Mode : std::uint8_t {
    file_header,
    record_header,
    definition,
    field_definitions,
    developer_count,
    developer_fields,
    data,
    checksum,
  };

  void step(std::uint8_t byte);
  void file_header(std::uint8_t byte);
  void record_header(std::uint8_t byte);
  void definition(std::uint8_t byte);
  void field_definition(std::uint8_t byte);
  void developer_field(std::uint8_t byte);
  void data(std::uint8_t byte);
  void checksum(std::uint8_t byte);
  void begin_data(int local, bool compressed, std::uint8_t offset);
  void begin_fields();
  void field_done(const FitField& field);
  void skip_empty_fields();
  void message_done();

  FitHandler& handler_;
  ImportProblem problem_;
  Mode mode_ = Mode::file_header;
  std::uint64_t bytes_ = 0;
  std::uint64_t record_ = 0;
  std::uint32_t left_ = 0;  // bytes of data to come
  std::uint16_t crc_ = 0;
  int local_ = 0;
  int count_ = 0;  // of fields to come in a definition
  bool has_developer_fields_ = false;
  int field_ = 0;
  std::array<std::uint8_t, 14> part_{};  // of a header or a definition
  std::size_t part_bytes_ = 0;
  std::uint32_t number_ = 0;
  std::size_t number_bytes_ = 0;
  std::uint32_t last_time_ = 0;
  FitMessage message_;
  std::array<FitDefinition, 16> definitions_{};
};

}  // namespace liopep::engine
