#pragma once

#include <cstddef>
#include <string_view>

namespace liopep::engine {

/// An attribute as written: entities are checked, not decoded.
struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};

/// A start tag, whole in memory while it is handled.
class XmlTag {
 public:
  /// `text` is what stands between < and >, without a closing slash.
  explicit XmlTag(std::string_view text);

  /// With its prefix taken away: `ns3:Steps` is Steps.
  std::string_view name() const { return name_; }

  /// The next attribute, in the order they are written; false at the end or when what comes is
  /// none, see ok().
  bool next(XmlAttribute& attribute);
  bool ok() const { return ok_; }

  /// The value of an attribute, or empty.
  std::string_view attribute(std::string_view name) const;

 private:
  std::string_view rest_;
  std::string_view name_;
  bool ok_ = true;
};

/// What a scanner tells. The answer false stops it; the handler keeps why.
class XmlHandler {
 public:
  virtual bool start(XmlTag& tag, int depth) = 0;
  virtual bool end(std::string_view name, int depth) = 0;
  /// A piece of text between tags, as written.
  virtual void text(std::string_view piece) = 0;

 protected:
  ~XmlHandler() = default;
};

/// A name without its prefix.
std::string_view local_name(std::string_view name);

/// True when every & begins one of &lt; &gt; &amp; &quot; &apos; or a character reference.
bool has_only_known_entities(std::string_view text);

}  // namespace liopep::engine
