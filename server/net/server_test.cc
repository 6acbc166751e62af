#include "server/net/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "server/net/raw_peer_for_test.h"
#include "server/net/running_server_for_test.h"

namespace liopep::net {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Sends `bytes`, ends, and returns everything that comes back.
std::string answer_to(const RunningServer& server, std::string_view bytes) {
  RawPeer peer(server.port());
  peer.send(bytes);
  peer.finish_sending();
  return peer.receive_all();
}

ServerOptions impatient() {
  return {.limits = {.header_time = milliseconds(200),
                     .body_time = milliseconds(200),
                     .idle_time = milliseconds(300)}};
}

TEST(Server, AnswersWithSecurityHeaders) {
  RunningServer server({});
  const auto answer = answer_to(server, server.get("/echo/anna", "Cookie: c=7\r\n"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("<anna||7>"));
  for (const char* line :
       {"Cache-Control: no-store", "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Embedder-Policy: require-corp", "Cross-Origin-Resource-Policy: same-origin",
        "Content-Security-Policy: default-src 'none'",
        "Permissions-Policy: camera=(self), microphone=(self), ", "Content-Length: 9\r\n"}) {
    EXPECT_THAT(answer, HasSubstr(line));
  }
  EXPECT_THAT(answer, Not(HasSubstr("Strict-Transport-Security")));
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  RunningServer server({});
  std::string requests;
  for (const char* name : {"one", "two", "three"}) {
    requests += server.get(std::string("/echo/") + name);
    requests += server.post(std::string("/echo/") + name, "{}");
  }
  const auto answers = answer_to(server, requests);
  EXPECT_EQ(count_of("HTTP/1.1 200 OK", answers), 6);
  EXPECT_LT(answers.find("<one||->"), answers.find("<one|{}|->"));
  EXPECT_LT(answers.find("<one|{}|->"), answers.find("<two||->"));
  EXPECT_LT(answers.find("<two|{}|->"), answers.find("<three|{}|->"));
}

TEST(Server, AnswersHeadWithoutABody) {
  RunningServer server({});
  const auto answer =
      answer_to(server, "HEAD /echo/anna HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("Content-Length: 9\r\n"));
  EXPECT_THAT(answer, testing::EndsWith("\r\n\r\n"));
}

TEST(Server, ReadsChunkedBodiesAndSaysContinue) {
  RunningServer server({});
  const std::string head = "POST /echo/a HTTP/1.1\r\nHost: " + server.host() +
                           "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
  EXPECT_THAT(answer_to(server, head + "\r\n3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n"),
              HasSubstr("<a|[1,2]|->"));
  RawPeer peer(server.port());
  peer.send(head + "Expect: 100-continue\r\n\r\n");
  EXPECT_THAT(peer.receive_until("\r\n\r\n"), StartsWith("HTTP/1.1 100 Continue"));
  peer.send("2\r\n{}\r\n0\r\n\r\n");
  EXPECT_THAT(peer.receive_until("<a|{}|->"), HasSubstr("<a|{}|->"));
}

struct Bad {
  const char* what;
  std::string bytes;
  const char* status;
  const char* key;
};

std::vector<Bad> bad_requests(const RunningServer& server) {
  const std::string host = "Host: " + server.host() + "\r\n";
  const std::string json = "Content-Type: application/json\r\n";
  std::string many_headers;
  for (int i = 0; i < 100; ++i) many_headers += "X: y\r\n";
  const std::string big(200, ' ');
  return {
      {"nonsense", "\x16\x03\x01 nonsense\r\n\r\n", "400", "request.malformed"},
      {"no method", " / HTTP/1.1\r\n\r\n", "400", "request.malformed"},
      {"version", "GET / HTTP/9.9\r\n" + host + "\r\n", "400", "request.malformed"},
      {"cut off", "GET / HTTP/1.1\r\nHos", "400", "request.malformed"},
      {"cut body", server.post("/echo/a", "{}").substr(0, server.post("/echo/a", "{}").size() - 1),
       "400", "request.malformed"},
      {"no host", "GET / HTTP/1.1\r\n\r\n", "400", "request.host"},
      {"other host", "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", "421", "request.host"},
      {"no path", "GET x HTTP/1.1\r\n" + host + "\r\n", "400", "request.path"},
      {"bad UTF-8", "GET /\xff HTTP/1.1\r\n" + host + "\r\n", "400", "request."},
      {"bad encoded UTF-8", server.get("/echo/%ff"), "400", "request.encoding"},
      {"NUL", server.get("/echo/%00"), "400", "request.encoding"},
      {"bad escape", server.get("/echo/%zz"), "400", "request.encoding"},
      {"way out", server.get("/../../etc/passwd"), "400", "request.path"},
      {"nothing there", server.get("/api/v1/none"), "404", "request.not_found"},
      {"other method", "PUT /echo/a HTTP/1.1\r\n" + host + "\r\n", "405", "request.method"},
      {"unknown method", "BREW /echo/a HTTP/1.1\r\n" + host + "\r\n", "405", "request.method"},
      {"long line", server.get("/" + std::string(20'000, 'a')), "431", "request.header_too_large"},
      {"long header", server.get("/", "X: " + std::string(70'000, 'x') + "\r\n"), "431",
       "request.header_too_large"},
      {"many headers", server.get("/", many_headers), "431", "request.header_too_large"},
      {"body over the limit", server.post("/echo/a", big), "413", "request.too_large"},
      {"announced",
       "POST /echo/a HTTP/1.1\r\n" + host + json + "Content-Length: 9999999999\r\n\r\n", "413",
       "request.too_large"},
      {"chunks over the limit",
       "POST /echo/a HTTP/1.1\r\n" + host + json + "Transfer-Encoding: chunked\r\n\r\nc8\r\n" +
           big + "\r\n0\r\n\r\n",
       "413", "request.too_large"},
      {"bad chunk",
       "POST /echo/a HTTP/1.1\r\n" + host + json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
       "400", "request.malformed"},
      {"length and chunks", server.post("/echo/a", "{}", "Transfer-Encoding: chunked\r\n"), "400",
       "request."},
      {"two lengths", server.post("/echo/a", "{}", "Content-Length: 2\r\n"), "400", "request."},
      {"body of a GET", server.get("/echo/a", "Content-Length: 2\r\n") + "{}", "400",
       "request.body"},
      {"content type",
       "POST /echo/a HTTP/1.1\r\n" + host +
           "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
       "415", "request.content_type"},
      {"another origin", server.post("/echo/a", "{}", "Origin: https://example.org\r\n"), "403",
       "request.cross_site"},
      {"no origin", server.post("/echo/a", "{}", "Origin: null\r\n"), "403", "request.cross_site"},
      {"another site", server.post("/echo/a", "{}", "Sec-Fetch-Site: cross-site\r\n"), "403",
       "request.cross_site"},
      {"sister site", server.post("/echo/a", "{}", "Sec-Fetch-Site: same-site\r\n"), "403",
       "request.cross_site"},
  };
}

TEST(Server, SaysWhatIsWrongWithBadRequests) {
  RunningServer server({});
  for (const Bad& bad : bad_requests(server)) {
    const auto answer = answer_to(server, bad.bytes);
    EXPECT_THAT(answer, StartsWith(std::string("HTTP/1.1 ") + bad.status)) << bad.what;
    EXPECT_THAT(answer, HasSubstr("Content-Type: application/problem+json")) << bad.what;
    EXPECT_THAT(answer, HasSubstr(std::string("\"key\":\"") + bad.key)) << bad.what;
    EXPECT_EQ(count_of("\r\nDate: ", answer), 1) << bad.what << ": answered more than once";
  }
  EXPECT_THAT(answer_to(server, server.get("/echo/still")), HasSubstr("<still||->"));
}

TEST(Server, NamesTheMethodsThatAreAllowed) {
  RunningServer server({});
  const auto answer =
      answer_to(server, "PUT /echo/a HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("Allow: GET, HEAD, POST\r\n"));
}

TEST(Server, OwnPagesMayPostAndOthersWhereTheRouteSaysSo) {
  RunningServer server({});
  EXPECT_THAT(answer_to(server, server.post("/echo/a", "{}",
                                            "Sec-Fetch-Site: same-origin\r\nOrigin: http://" +
                                                server.host() + "\r\n")),
              StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer_to(server, "POST /form HTTP/1.1\r\nHost: " + server.host() +
                                    "\r\nOrigin: https://provider.example\r\nSec-Fetch-Site: "
                                    "cross-site\r\nContent-Type: "
                                    "application/x-www-form-urlencoded\r\nContent-Length: "
                                    "3\r\n\r\na=b"),
              HasSubstr("<|a=b|->"));
}

TEST(Server, ANonsenseCookieIsNobody) {
  RunningServer server({});
  EXPECT_THAT(answer_to(server, server.get("/echo/a", "Cookie: =;;c;\xff\xfe=; =c=\r\n")),
              HasSubstr("<a||->"));
}

TEST(Server, DropsSlowSenders) {
  RunningServer server(impatient());
  RawPeer in_head(server.port());
  RawPeer in_body(server.port());
  RawPeer idle(server.port());
  in_head.send("GET / HTTP/1.1\r\nHost: ");
  const std::string whole = server.post("/echo/a", "{\"a\":1}");
  in_body.send(whole.substr(0, whole.size() - 3));
  EXPECT_THAT(in_head.receive_all(), StartsWith("HTTP/1.1 408"));
  EXPECT_THAT(in_body.receive_all(), StartsWith("HTTP/1.1 408"));
  EXPECT_EQ(idle.receive_all(), "");
  EXPECT_TRUE(idle.is_closed());
}

TEST(Server, DropsWhoAsksAndNeverReads) {
  RunningServer server({.limits = {.write_time = milliseconds(300)}});
  RawPeer greedy(server.port());
  std::string requests;
  for (int i = 0; i < 100; ++i) requests += server.get("/echo/a");
  // More answers than the buffers of both sides hold; sending fails once the server has closed.
  for (int i = 0; i < 2'000; ++i) greedy.send(requests);
  EXPECT_THAT(answer_to(server, server.get("/echo/still")), HasSubstr("<still||->"));
  (void)greedy.receive_all();
  EXPECT_TRUE(greedy.is_closed());
}

TEST(Server, AnswersForAHandlerThatIsLate) {
  RunningServer server({});
  const auto answer = answer_to(server, server.get("/late"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 503"));
  EXPECT_THAT(answer, HasSubstr("request.late"));
  EXPECT_EQ(count_of("\r\nDate: ", answer), 1);
}

TEST(Server, KeepsTheDetailOfItsOwnFaultsInTheLog) {
  RunningServer server({});
  const auto answer = answer_to(server, server.get("/broken"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 500"));
  EXPECT_THAT(answer, Not(HasSubstr("secret")));
  EXPECT_THAT(server.log(), HasSubstr("the secret of the house"));
}

TEST(Server, LogsPatternsNotPaths) {
  RunningServer server({});
  (void)answer_to(server, server.get("/echo/anna?name=berg", "Cookie: c=7\r\n"));
  EXPECT_THAT(server.log(), HasSubstr("method=GET route=/echo/{name} status=200"));
  for (const char* personal : {"anna", "berg", "127.0.0.1", "c=7"}) {
    EXPECT_THAT(server.log(), Not(HasSubstr(personal)));
  }
}

TEST(Server, SlowsDownWhoAsksTooOften) {
  RunningServer server({}, 3);
  std::string answer;
  for (int i = 0; i < 4; ++i) answer = answer_to(server, server.get("/echo/a"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 429"));
  EXPECT_THAT(answer, HasSubstr("Retry-After: 20\r\n"));
}

TEST(Server, TurnsAwayWhoComesWhenItIsFull) {
  RunningServer server({.limits = {.connections = 1}});
  RawPeer first(server.port());
  first.send(server.get("/echo/a"));
  EXPECT_THAT(first.receive_until("<a||->"), StartsWith("HTTP/1.1 200"));
  RawPeer second(server.port());
  EXPECT_THAT(second.receive_all(), StartsWith("HTTP/1.1 503"));
}

TEST(Server, FinishesRequestsInWorkBeforeItStops) {
  RunningServer server({});
  RawPeer busy(server.port());
  RawPeer idle(server.port());
  idle.send(server.get("/echo/a"));
  (void)idle.receive_until("<a||->");
  busy.send(server.get("/slow"));
  std::this_thread::sleep_for(milliseconds(100));
  server.stop(std::chrono::seconds(5));
  EXPECT_EQ(idle.receive_all(), "");
  EXPECT_TRUE(idle.is_closed());
  const auto answer = busy.receive_all();
  EXPECT_THAT(answer, HasSubstr("\"slow\""));
  EXPECT_THAT(answer, HasSubstr("Connection: close"));
  EXPECT_THROW(RawPeer late(server.port()), std::runtime_error);
}

TEST(Server, SaysWhichAddressItCannotHave) {
  RunningServer server({});
  boost::asio::io_context loop;
  const auto second = bind_server(loop, {.port = server.port()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().field, "listen");
}

}  // namespace
}  // namespace liopep::net
