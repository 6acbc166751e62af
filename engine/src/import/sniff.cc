#include "import/sniff.h"

#include "import/slice.h"
#include "import/xml_tag.h"

namespace liopep::engine {
namespace {

using namespace std::string_view_literals;

Sniffed known(ImportFormat format) {
  return {format, ImportFault::none, {}};
}

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool looks_like_utf16(std::string_view head) {
  if (begins_with(head, "\xFF\xFE"sv) || begins_with(head, "\xFE\xFF"sv)) return true;
  return head.size() >= 4 && ((head[0] == 0 && head[2] == 0 && head[1] != 0 && head[3] != 0) ||
                              (head[1] == 0 && head[3] == 0 && head[0] != 0 && head[2] != 0));
}

bool same_letters(std::string_view a, std::string_view upper) {
  if (a.size() != upper.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'a' && a[i] <= 'z' ? static_cast<char>(a[i] - 32) : a[i];
    if (c != upper[i]) return false;
  }
  return true;
}

/// An XML declaration may name UTF-8 or its part ASCII.
bool declares_other_encoding(std::string_view head) {
  if (!begins_with(head, "<?xml")) return false;
  const std::size_t end = head.find("?>");
  if (end == std::string_view::npos) return false;
  const XmlTag declaration(slice(head, 1, end - 1));
  const std::string_view encoding = declaration.attribute("encoding");
  return !encoding.empty() && !same_letters(encoding, "UTF-8") &&
         !same_letters(encoding, "US-ASCII") && !same_letters(encoding, "ASCII");
}

Sniffed sniff_xml(std::string_view head) {
  if (declares_other_encoding(head)) {
    return {ImportFormat::unknown, ImportFault::encoding, "the text is not declared as UTF-8"};
  }
  if (contains(head, "<HealthData") || contains(head, "<!DOCTYPE HealthData")) {
    return known(ImportFormat::apple_health);
  }
  if (contains(head, "<TrainingCenterDatabase")) return known(ImportFormat::tcx);
  if (contains(head, "<gpx")) return known(ImportFormat::gpx);
  if (contains(head, "<ClinicalDocument")) return known(ImportFormat::ignored);
  return {ImportFormat::unknown, ImportFault::unknown_format, "an XML file of no known kind"};
}

Sniffed sniff_text(std::string_view head) {
  if (begins_with(head, "Date,") || begins_with(head, "\"Date\",")) {
    return known(ImportFormat::google_fit_csv);
  }
  if (begins_with(head, "Start time,End time,")) {
    return {ImportFormat::unknown, ImportFault::no_time,
            "this table has clock times but no date; take the whole Takeout zip, or its Daily "
            "activity metrics.csv"};
  }
  if (begins_with(head, "{") &&
      (contains(head, "\"Data Points\"") || contains(head, "\"Data Source\""))) {
    return known(ImportFormat::google_fit_json);
  }
  return {ImportFormat::unknown, ImportFault::unknown_format,
          "neither Apple Health, Google Takeout Fit, Health Connect, FIT, TCX nor GPX"};
}

}  // namespace

Sniffed sniff(std::string_view head) {
  if (begins_with(head, "PK\x03\x04"sv) || begins_with(head, "PK\x05\x06"sv)) {
    return known(ImportFormat::zip);
  }
  if (begins_with(head, "SQLite format 3\0"sv)) return known(ImportFormat::sqlite);
  if (head.size() >= 12 && slice(head, 8, 4) == ".FIT") return known(ImportFormat::fit);
  if (looks_like_utf16(head)) {
    return {ImportFormat::unknown, ImportFault::encoding, "the text is UTF-16, not UTF-8"};
  }
  if (begins_with(head, kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  while (!head.empty() && (head[0] == ' ' || head[0] == '\n' || head[0] == '\r')) {
    head.remove_prefix(1);
  }
  return begins_with(head, "<") ? sniff_xml(head) : sniff_text(head);
}

}  // namespace liopep::engine
