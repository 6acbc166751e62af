#include "liopep/health_import.h"

#include "import/problem_text.h"
#include "import/slice.h"

namespace liopep::engine {

void HealthImport::begin(std::int32_t latest_day) {
  ledger_.clear();
  zones_.clear();
  ledger_.set_latest_day(latest_day);
  problem_ = {};
  finished_ = false;
  open();
}

void HealthImport::open() {
  format_ = ImportFormat::unknown;
  told_ = false;
  mark_bytes_ = 0;
  head_length_ = 0;
}

bool HealthImport::fail(ImportFault fault, std::string_view reason) {
  if (problem_.fault != ImportFault::none) return false;
  problem_.fault = fault;
  ProblemText(problem_.reason).say(reason);
  return false;
}

ImportParser* HealthImport::parser() {
  switch (format_) {
    case ImportFormat::apple_health:
      return &apple_;
    case ImportFormat::tcx:
      return &tcx_;
    case ImportFormat::gpx:
      return &gpx_;
    case ImportFormat::fit:
      return &fit_;
    case ImportFormat::google_fit_csv:
      return &table_;
    case ImportFormat::google_fit_json:
      return &points_;
    default:
      return nullptr;
  }
}

bool HealthImport::push(const char* data, std::size_t size) {
  if (problem_.fault != ImportFault::none) return false;
  if (told_) return feed(data, size);
  while (size > 0 && head_length_ < head_.size()) {
    head_[head_length_++] = *data++;
    --size;
  }
  if (head_length_ < head_.size()) return true;
  return tell_format() && feed(data, size);
}

/// Enough was seen, or the file is over.
bool HealthImport::tell_format() {
  told_ = true;
  const std::string_view head(head_.data(), head_length_);
  const Sniffed sniffed = sniff(head);
  format_ = sniffed.format;
  if (sniffed.fault != ImportFault::none) return fail(sniffed.fault, sniffed.reason);
  if (format_ == ImportFormat::ignored) return true;
  ImportParser* const to = parser();
  if (to == nullptr) {
    return fail(ImportFault::unknown_format, "this kind of file is read by its own way");
  }
  to->begin();
  if (begins_with(head, kByteOrderMark)) mark_bytes_ = kByteOrderMark.size();
  return feed(head_.data() + mark_bytes_, head_length_ - mark_bytes_);
}

bool HealthImport::feed(const char* data, std::size_t size) {
  ImportParser* const to = parser();
  if (to == nullptr || to->push(data, size)) return true;
  problem_ = to->problem();
  problem_.byte += mark_bytes_;
  return false;
}

bool HealthImport::close() {
  if (problem_.fault != ImportFault::none) return false;
  if (!told_ && !tell_format()) return false;
  ImportParser* const of = parser();
  if (of == nullptr || of->finish()) return true;
  problem_ = of->problem();
  problem_.byte += mark_bytes_;
  return false;
}

bool HealthImport::add(const HealthRecord& record, std::uint64_t place) {
  if (problem_.fault != ImportFault::none) return false;
  const Refusal refusal = ledger_.add(record);
  if (refusal.fault == ImportFault::none) return true;
  problem_.record = place;
  return fail(refusal.fault, refusal.reason);
}

bool HealthImport::finish() {
  if (problem_.fault != ImportFault::none) return false;
  ledger_.close();
  HealthDay first;
  if (!ledger_.next_day(kFirstDay, first)) {
    return fail(ImportFault::no_data,
                "holds no steps, distance, active energy, flights or active minutes");
  }
  finished_ = true;
  return true;
}

}  // namespace liopep::engine
