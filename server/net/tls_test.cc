#include "server/net/tls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "server/net/raw_peer_for_test.h"
#include "server/net/running_server_for_test.h"

namespace liopep::net {
namespace {

namespace fs = std::filesystem;
namespace ssl = boost::asio::ssl;

/// A certificate of our own making, on disk for as long as the object lives.
class SelfMadeCertificate {
 public:
  explicit SelfMadeCertificate(const char* name)
      : folder_(fs::temp_directory_path() /
                ("liopep-tls-" + std::to_string(::getpid()) + "-" + name)) {
    fs::create_directories(folder_);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                  EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    write(files().key, [&](FILE* file) {
      PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    write(files().certificate, [&](FILE* file) { PEM_write_X509(file, certificate.get()); });
  }
  ~SelfMadeCertificate() { fs::remove_all(folder_); }
  SelfMadeCertificate(const SelfMadeCertificate&) = delete;
  SelfMadeCertificate& operator=(const SelfMadeCertificate&) = delete;

  [[nodiscard]] TlsFiles files() const {
    return {folder_ / "certificate.pem", folder_ / "key.pem"};
  }

 private:
  template <class Write>
  static void write(const fs::path& name, Write write_to) {
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(name.c_str(), "wb"), std::fclose);
    write_to(file.get());
  }

  fs::path folder_;
};

/// Sends one request over TLS of `version` at most; what came back, or why nothing did.
std::string ask(std::uint16_t port, const std::string& request, int version) {
  boost::asio::io_context loop;
  ssl::context context(ssl::context::tls_client);
  SSL_CTX_set_max_proto_version(context.native_handle(), version);
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_VERSION);
  SSL_CTX_set_security_level(context.native_handle(), 0);
  ssl::stream<boost::asio::ip::tcp::socket> stream(loop, context);
  stream.next_layer().connect({boost::asio::ip::address_v4::loopback(), port});
  boost::system::error_code ec;
  stream.handshake(ssl::stream_base::client, ec);
  if (ec) return "no handshake: " + ec.message();
  boost::asio::write(stream, boost::asio::buffer(request));
  std::string answer;
  std::array<char, 4096> part{};
  while (!ec) {
    const std::size_t count = stream.read_some(boost::asio::buffer(part), ec);
    answer.append(part.data(), count);
  }
  return answer;
}

TEST(Tls, ServesOverTls12AndNewerAlone) {
  const SelfMadeCertificate certificate("server");
  RunningServer server({.tls = certificate.files()});
  const std::string request = server.get("/echo/a", "Connection: close\r\n");
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const std::string answer = ask(server.port(), request, version);
    EXPECT_THAT(answer, testing::HasSubstr("<a||->"));
    EXPECT_THAT(answer, testing::HasSubstr("Strict-Transport-Security: max-age="));
  }
  EXPECT_THAT(ask(server.port(), request, TLS1_1_VERSION), testing::StartsWith("no handshake"));
}

TEST(Tls, HasNothingToSayInPlainText) {
  const SelfMadeCertificate certificate("plain");
  RunningServer server({.tls = certificate.files()});
  RawPeer peer(server.port());
  peer.send(server.get("/echo/a"));
  EXPECT_THAT(peer.receive_all(), testing::Not(testing::HasSubstr("HTTP")));
}

TEST(Tls, NamesTheFileThatCannotBeUsed) {
  const SelfMadeCertificate one("one");
  const SelfMadeCertificate other("other");
  EXPECT_TRUE(make_server_tls(one.files()));
  const auto absent = make_server_tls({"/none.pem", one.files().key});
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().field, "tls-certificate");
  const auto mixed = make_server_tls({one.files().certificate, other.files().key});
  ASSERT_FALSE(mixed);
  EXPECT_EQ(mixed.error().field, "tls-key");
}

}  // namespace
}  // namespace liopep::net
