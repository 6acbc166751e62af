#include "server/identity/sealer.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "server/identity/jws.h"

namespace liopep::identity {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t max_sealed_chars = 4096;  // the most that a browser keeps in a cookie

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

CipherContext new_cipher_context() {
  CipherContext cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  if (!cipher) std::abort();  // out of memory
  return cipher;
}

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

Sealer::Sealer(Random& random) : random_(random) {
  random_.fill(key_);
}

std::string Sealer::seal(std::string_view text, std::string_view context) {
  std::vector<std::uint8_t> sealed(nonce_bytes + text.size() + tag_bytes);
  random_.fill(std::span(sealed).first(nonce_bytes));
  std::uint8_t* body = sealed.data() + nonce_bytes;
  const auto cipher = new_cipher_context();
  int size = 0;
  const bool is_sealed =
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key_.data(), sealed.data()) &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes_of(context),
                        static_cast<int>(context.size())) &&
      EVP_EncryptUpdate(cipher.get(), body, &size, bytes_of(text), static_cast<int>(text.size())) &&
      EVP_EncryptFinal_ex(cipher.get(), body + text.size(), &size) &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, body + text.size());
  if (!is_sealed) std::abort();  // a cipher that cannot encrypt is no ground to go on from
  return base64url(sealed);
}

std::optional<std::string> Sealer::open(std::string_view sealed, std::string_view context) const {
  if (sealed.size() > max_sealed_chars) return std::nullopt;
  auto decoded = decode_base64url(sealed);
  if (!decoded || decoded->size() < nonce_bytes + tag_bytes) return std::nullopt;
  std::string tag = decoded->substr(decoded->size() - tag_bytes);
  const std::string_view body =
      std::string_view(*decoded).substr(nonce_bytes, decoded->size() - nonce_bytes - tag_bytes);
  std::string text(body.size(), '\0');
  auto* out = reinterpret_cast<std::uint8_t*>(text.data());
  const auto cipher = new_cipher_context();
  int size = 0;
  const bool is_opened =
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key_.data(),
                         bytes_of(*decoded)) &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes_of(context),
                        static_cast<int>(context.size())) &&
      EVP_DecryptUpdate(cipher.get(), out, &size, bytes_of(body), static_cast<int>(body.size())) &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) &&
      EVP_DecryptFinal_ex(cipher.get(), out + text.size(), &size);
  if (!is_opened) return std::nullopt;
  return text;
}

}  // namespace liopep::identity
