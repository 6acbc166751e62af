#include "server/identity/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace liopep::identity {

std::vector<std::uint8_t> sha256(std::string_view text) {
  std::vector<std::uint8_t> digest(32);
  if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    std::abort();
  }
  return digest;
}

}  // namespace liopep::identity
