#include "import/civil_time.h"

#include "import/slice.h"

namespace liopep::engine {
namespace {

/// `count` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    const char c = text[i];
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// What follows the seconds: nothing, Z, or an offset with or without a colon.
bool read_offset(std::string_view text, WrittenTime& time) {
  if (text.empty()) return true;
  time.has_offset = true;
  if (text == "Z") return true;
  if (text[0] != '+' && text[0] != '-') return false;
  const int hours = digits(text, 1, 2);
  const std::size_t minutes_at = text.size() == 6 && text[3] == ':' ? 4 : 3;
  const int minutes = digits(text, minutes_at, 2);
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return false;
  if (text.size() != minutes_at + 2) return false;
  time.offset_s = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
  return true;
}

}  // namespace

std::int32_t days_of(CivilDate date) {
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int shifted = date.month > 2 ? date.month - 3 : date.month + 9;
  const int day_of_year = (153 * shifted + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate date_of(std::int32_t days) {
  const int shifted = days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month = (5 * day_of_year + 2) / 153;
  CivilDate date;
  date.day = day_of_year - (153 * month + 2) / 5 + 1;
  date.month = month < 10 ? month + 3 : month - 9;
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

bool read_date(std::string_view text, std::int32_t& day) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const CivilDate date{digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
  if (date.year < 1 || date.month < 1 || date.month > 12) return false;
  if (date.day < 1 || date.day > days_in(date.year, date.month)) return false;
  day = days_of(date);
  return true;
}

bool read_time(std::string_view text, WrittenTime& time) {
  time = {};
  std::int32_t day = 0;
  if (text.size() < 19 || !read_date(slice(text, 0, 10), day)) return false;
  if ((text[10] != ' ' && text[10] != 'T') || text[13] != ':' || text[16] != ':') return false;
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
  std::size_t at = 19;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  }
  if (at < text.size() && text[at] == ' ') ++at;
  time.clock_s = day * kDaySeconds + hour * 3600 + minute * 60 + second;
  return read_offset(slice(text, at), time);
}

}  // namespace liopep::engine
