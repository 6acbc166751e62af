#include "server/identity/sign_in.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <memory>
#include <optional>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_database.h"
#include "server/identity/identity_routes.h"
#include "server/identity/provider_for_test.h"
#include "server/identity/sha256.h"

namespace liopep::identity {
namespace {

using boost::asio::awaitable;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using namespace std::chrono_literals;

constexpr std::int64_t start_ms = 1'800'000'000'000;

std::optional<std::string> header(const net::Response& response, std::string_view name,
                                  std::string_view starts_with = "") {
  for (const net::Header& each : response.headers) {
    if (each.name == name && each.value.starts_with(starts_with)) return each.value;
  }
  return std::nullopt;
}

/// The value of a cookie that the response sets.
std::string cookie_value(const net::Response& response, std::string_view name) {
  const auto line = header(response, "Set-Cookie", fmt::format("{}=", name));
  if (!line) return {};
  return line->substr(name.size() + 1, line->find(';') - name.size() - 1);
}

std::string location(const net::Response& response) {
  return header(response, "Location").value_or("");
}

/// A browser's view: its two cookies and where it was sent.
struct Begun {
  std::string sign_in_cookie, state, nonce;
};

class SignInFlow : public testing::Test {
 protected:
  SignInFlow() {
    auto opened =
        db::open_sqlite({.path = folder_.path() / "test.db", .executor = loop_.get_executor()});
    if (!opened) throw std::runtime_error(opened.error().detail);
    database_ = std::move(*opened);
    sessions_ = std::make_unique<Sessions>(*database_, clock_, random_);
    make_sign_in({.id = "test",
                  .name = "Test",
                  .issuer = std::string(ProviderForTest::issuer),
                  .client_id = "liopep",
                  .client_secret = "s:cret",
                  .signing_secret = std::nullopt,
                  .scopes = "openid profile email"});
  }

  void make_sign_in(const Provider& provider) {
    sign_in_ = std::make_unique<SignIn>(
        std::vector{provider}, "https://liopep.example",
        SignIn::Surroundings{
            *database_, *sessions_, network_, clock_, random_,
            [this](std::string_view, const Error& error) { log_.push_back(error.detail); }});
  }

  template <class T>
  T run(awaitable<T> work) {
    std::optional<T> result;
    std::exception_ptr failure;
    bool is_done = false;
    const auto keep = [](awaitable<T> waited, std::optional<T>& out) -> awaitable<void> {
      out.emplace(co_await std::move(waited));
    };
    boost::asio::co_spawn(loop_, keep(std::move(work), result), [&](std::exception_ptr thrown) {
      failure = thrown;
      is_done = true;
    });
    while (!is_done) loop_.run_one();
    if (failure) std::rethrow_exception(failure);
    return std::move(*result);
  }

  net::Request request(std::string query, std::vector<std::string> cookies = {}) {
    net::Request made;
    made.query = std::move(query);
    made.path_parameters = {{"provider", "test"}};
    if (!cookies.empty()) {
      made.headers.push_back({"Cookie", fmt::format("{}", fmt::join(cookies, "; "))});
    }
    return made;
  }

  Begun begin(std::string query = "return_to=/statistics") {
    const auto response = run(sign_in_->start(request(std::move(query))));
    if (!response) throw std::runtime_error(response.error().detail);
    net::Request sent;
    sent.query = location(*response).substr(location(*response).find('?') + 1);
    Begun begun{.sign_in_cookie =
                    fmt::format("__Host-sign-in={}", cookie_value(*response, "__Host-sign-in")),
                .state = sent.query_parameter("state")->value(),
                .nonce = sent.query_parameter("nonce")->value()};
    network_.claims = claims(begun.nonce);
    return begun;
  }

  std::string claims(const std::string& nonce, std::string_view subject = "s-1",
                     std::string_view name = "Ada") {
    const std::int64_t now_s = to_ms(clock_.now()) / 1000;
    return fmt::format(
        R"({{"iss":"{}","sub":"{}","aud":"liopep","iat":{},"exp":{},"nonce":"{}","name":"{}","email":"ada@b.example"}})",
        ProviderForTest::issuer, subject, now_s, now_s + 300, nonce, name);
  }

  net::Response finish(const net::Request& callback) {
    auto response = run(sign_in_->finish(callback));
    if (!response) throw std::runtime_error(response.error().detail);
    return std::move(*response);
  }

  net::Response finish(const Begun& begun, std::string_view more = "",
                       std::vector<std::string> cookies = {}) {
    cookies.push_back(begun.sign_in_cookie);
    return finish(
        request(fmt::format("code=c-1&state={}&iss=https%3A%2F%2Fid.example{}", begun.state, more),
                cookies));
  }

  std::string session_after(const net::Response& response) {
    return fmt::format("__Host-session={}", cookie_value(response, "__Host-session"));
  }

  std::vector<db::Row> rows(std::string sql) {
    auto found = run(database_->read<std::vector<db::Row>>(
        [sql](db::Transaction& transaction) { return transaction.query(sql); }));
    if (!found) throw std::runtime_error(found.error().detail);
    return std::move(*found);
  }

  void expect_problem(const net::Response& response, std::string_view key) {
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(location(response), fmt::format("/sign-in?problem={}", key));
    EXPECT_THAT(header(response, "Set-Cookie", "__Host-sign-in=;").value_or(""),
                HasSubstr("Max-Age=0"));
    EXPECT_EQ(cookie_value(response, "__Host-session"), "");
    EXPECT_EQ(rows("SELECT member_id FROM sessions").size(), 0U);
    EXPECT_FALSE(log_.empty());
    for (const std::string& line : log_) EXPECT_THAT(line, Not(HasSubstr("ada@b.example")));
  }

  db::ScratchFolder folder_;
  boost::asio::io_context loop_;
  /// Without it the loop would count as finished between two runs.
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{
      loop_.get_executor()};
  ManualClock clock_{from_ms(start_ms)};
  SystemRandom random_;
  ProviderForTest network_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<Sessions> sessions_;
  std::unique_ptr<SignIn> sign_in_;
  std::vector<std::string> log_;
};

TEST_F(SignInFlow, SendsTheBrowserToTheProviderWithPkce) {
  const auto response = run(sign_in_->start(request("")));
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->status, 303);
  EXPECT_THAT(location(*response),
              AllOf(StartsWith("https://id.example/authorize?response_type=code&client_id=liopep"),
                    HasSubstr("redirect_uri=https%3A%2F%2Fliopep.example%2Fauth%2Ftest%2Fcallback"),
                    HasSubstr("code_challenge_method=S256"), HasSubstr("nonce="),
                    HasSubstr("scope=openid%20profile%20email")));
  EXPECT_THAT(header(*response, "Set-Cookie", "__Host-sign-in=").value_or(""),
              HasSubstr("; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Lax"));
}

TEST_F(SignInFlow, SignsIn) {
  // when
  const Begun begun = begin();
  const auto response = finish(begun);

  // then the browser has a session and is where it wanted to be
  EXPECT_EQ(location(response), "/statistics") << testing::PrintToString(log_);
  EXPECT_THAT(header(response, "Set-Cookie", "__Host-session=").value_or(""),
              HasSubstr("; Path=/; Max-Age=7776000; Secure; HttpOnly; SameSite=Lax"));
  const auto viewer = run(sessions_->authenticate(request("", {session_after(response)})));
  ASSERT_TRUE(viewer.has_value());

  // then the member is stored by issuer and subject, and the session's token is not
  const auto identities = rows("SELECT issuer, subject, member_id FROM identities");
  ASSERT_EQ(identities.size(), 1U);
  EXPECT_EQ(identities[0].text(0), "https://id.example");
  EXPECT_EQ(identities[0].text(1), "s-1");
  EXPECT_EQ(identities[0].text(2), viewer->member().text());
  const auto hashes = rows("SELECT token_hash FROM sessions");
  ASSERT_EQ(hashes.size(), 1U);
  EXPECT_EQ(hashes[0].bytes(0), sha256(cookie_value(response, "__Host-session")));

  // then the code was exchanged with the verifier, by HTTP Basic
  EXPECT_THAT(
      network_.last_token_request.body,
      AllOf(HasSubstr("grant_type=authorization_code&code=c-1"), HasSubstr("code_verifier=")));
  EXPECT_THAT(network_.last_token_request.body, Not(HasSubstr("client_secret")));
  EXPECT_EQ(network_.last_token_request.headers.back().value, "Basic bGlvcGVwOnMlM0FjcmV0");
}

TEST_F(SignInFlow, KnowsTheMemberAgainAndTakesTheNewName) {
  // given
  finish(begin());
  // when the provider says another name
  const Begun begun = begin();
  network_.claims = claims(begun.nonce, "s-1", "Ada Lind");
  finish(begun);
  // then it is the same member
  const auto members = rows("SELECT name, email FROM members");
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members[0].text(0), "Ada Lind");
  // when another person comes with the same e-mail address
  const Begun other = begin();
  network_.claims = claims(other.nonce, "s-2");
  finish(other);
  // then it is another member
  EXPECT_EQ(rows("SELECT id FROM members").size(), 2U);
}

TEST_F(SignInFlow, EndsTheBrowsersOldSession) {
  const std::string old_session = session_after(finish(begin()));
  const std::string new_session = session_after(finish(begin(), "", {old_session}));
  EXPECT_NE(old_session, new_session);
  EXPECT_FALSE(run(sessions_->authenticate(request("", {old_session}))).has_value());
  EXPECT_TRUE(run(sessions_->authenticate(request("", {new_session}))).has_value());
}

TEST_F(SignInFlow, RefusesWrongState) {
  Begun begun = begin();
  begun.state = begin().state;
  expect_problem(finish(begun), "sign_in.rejected");
  EXPECT_EQ(network_.last_token_request.url, "") << "the code must not be sent";
}

TEST_F(SignInFlow, RefusesACallbackWithoutItsCookie) {
  const Begun begun = begin();
  expect_problem(finish(Begun{.sign_in_cookie = "x=y", .state = begun.state, .nonce = ""}),
                 "sign_in.expired");
  expect_problem(
      finish(Begun{.sign_in_cookie = "__Host-sign-in=AAAA", .state = begun.state, .nonce = ""}),
      "sign_in.expired");
}

TEST_F(SignInFlow, RefusesALateCallback) {
  const Begun begun = begin();
  clock_.advance(10min);
  expect_problem(finish(begun), "sign_in.expired");
}

TEST_F(SignInFlow, RefusesAnAnswerFromAnotherIssuer) {
  const Begun begun = begin();
  for (const char* iss : {"&iss=https%3A%2F%2Fother.example", ""}) {
    expect_problem(
        finish(request(fmt::format("code=c&state={}{}", begun.state, iss), {begun.sign_in_cookie})),
        "sign_in.rejected");
  }
}

TEST_F(SignInFlow, TellsACancelFromAFailure) {
  const auto answer = [&](std::string_view error) {
    const Begun begun = begin();
    return finish(
        request(fmt::format("error={}&state={}&iss=https%3A%2F%2Fid.example", error, begun.state),
                {begun.sign_in_cookie}));
  };
  expect_problem(answer("access_denied"), "sign_in.cancelled");
  expect_problem(answer("temporarily_unavailable"), "sign_in.provider_unavailable");
  expect_problem(answer("invalid_scope"), "sign_in.rejected");
}

TEST_F(SignInFlow, RefusesATokenOfAnotherSignIn) {
  const Begun begun = begin();
  network_.claims = claims("another-nonce");
  expect_problem(finish(begun), "sign_in.rejected");
}

TEST_F(SignInFlow, RefusesWhenTheProviderRefusesTheCode) {
  network_.token_status = 400;
  expect_problem(finish(begin()), "sign_in.rejected");
  EXPECT_THAT(log_.back(), HasSubstr("400: invalid_grant"));
  network_.token_status = 503;
  expect_problem(finish(begin()), "sign_in.provider_unavailable");
}

TEST_F(SignInFlow, SaysThatTheProviderIsDownAndRecovers) {
  network_.is_down = true;
  const auto response = run(sign_in_->start(request("")));
  ASSERT_TRUE(response.has_value());
  expect_problem(*response, "sign_in.provider_unavailable");
  network_.is_down = false;
  clock_.advance(6s);
  EXPECT_EQ(location(finish(begin())), "/statistics");
}

TEST_F(SignInFlow, RefusesAnIssuerThatCallsItselfAnotherName) {
  network_.published_issuer = "https://other.example";
  const auto response = run(sign_in_->start(request("")));
  ASSERT_TRUE(response.has_value());
  expect_problem(*response, "sign_in.provider_unavailable");
}

TEST_F(SignInFlow, FollowsRotatedKeysAtMostOnceAMinute) {
  // given a session by the old key
  finish(begin());
  EXPECT_EQ(network_.calls["https://id.example/jwks"], 1);
  // when the provider signs with a new key, a little later
  network_.signer = SignerForTest::rs256("key-2");
  clock_.advance(61s);
  EXPECT_EQ(location(finish(begin())), "/statistics") << testing::PrintToString(log_);
  EXPECT_EQ(network_.calls["https://id.example/jwks"], 2);
  // then keys that stay unknown do not make us ask again and again
  const auto published = network_.signer;
  for (int i = 0; i < 3; ++i) {
    const Begun begun = begin();
    network_.signer = SignerForTest::es256(fmt::format("unknown-{}", i));
    finish(begun);
  }
  EXPECT_EQ(network_.calls["https://id.example/jwks"], 2);
  EXPECT_THAT(log_.back(), HasSubstr("does not publish"));
  EXPECT_EQ(network_.calls["https://id.example/.well-known/openid-configuration"], 1);
}

TEST_F(SignInFlow, TakesAnApplesPostedFormWithItsName) {
  make_sign_in({.id = "test",
                .name = "Test",
                .issuer = std::string(ProviderForTest::issuer),
                .client_id = "liopep",
                .client_secret = "s",
                .signing_secret = std::nullopt,
                .scopes = "openid name email",
                .response_mode = ResponseMode::form_post});
  const auto started = run(sign_in_->start(request("")));
  ASSERT_TRUE(started.has_value());
  EXPECT_THAT(location(*started), HasSubstr("response_mode=form_post"));
  EXPECT_THAT(header(*started, "Set-Cookie").value_or(""), HasSubstr("SameSite=None"));
  const Begun begun = begin();
  network_.claims = network_.claims.replace(network_.claims.find(R"("name":"Ada",)"), 13, "");
  net::Request callback = request("", {begun.sign_in_cookie});
  callback.method = net::Method::post;
  callback.body = fmt::format(
      "code=c&state={}&iss=https%3A%2F%2Fid.example&user=%7B%22name%22%3A%7B%22firstName%22%3A%22"
      "Ada+M%22%2C%22lastName%22%3A%22Lind%22%7D%7D",
      begun.state);
  EXPECT_EQ(location(finish(callback)), "/statistics") << testing::PrintToString(log_);
  EXPECT_EQ(rows("SELECT name FROM members")[0].text(0), "Ada M Lind");
}

TEST_F(SignInFlow, RefusesUnknownProvidersAndOtherPlaces) {
  const auto bad_place = run(sign_in_->start(request("return_to=//evil.example")));
  ASSERT_FALSE(bad_place.has_value());
  EXPECT_EQ(bad_place.error().field, "return_to");
  net::Request unknown;
  unknown.path_parameters = {{"provider", "nobody"}};
  EXPECT_EQ(run(sign_in_->start(unknown)).error().kind, ErrorKind::not_found);
  EXPECT_EQ(run(sign_in_->finish(unknown)).error().kind, ErrorKind::not_found);
}

TEST_F(SignInFlow, SessionEndsWhenIdle) {
  const std::string session = session_after(finish(begin()));
  const auto is_signed_in = [&] {
    return run(sessions_->authenticate(request("", {session}))).has_value();
  };
  clock_.advance(std::chrono::days(14) - 1ms);
  EXPECT_TRUE(is_signed_in());
  clock_.advance(std::chrono::days(14) - 1ms);
  EXPECT_TRUE(is_signed_in()) << "use keeps it alive";
  clock_.advance(std::chrono::days(14));
  EXPECT_FALSE(is_signed_in());
}

TEST_F(SignInFlow, SessionEndsAfterNinetyDaysInAnyCase) {
  const std::string session = session_after(finish(begin()));
  for (int day = 0; day < 89; ++day) {
    clock_.advance(std::chrono::days(1));
    ASSERT_TRUE(run(sessions_->authenticate(request("", {session}))).has_value()) << day;
  }
  clock_.advance(std::chrono::days(1));
  EXPECT_FALSE(run(sessions_->authenticate(request("", {session}))).has_value());
}

TEST_F(SignInFlow, LastUseIsNotedAtMostOnceAnHour) {
  const std::string session = session_after(finish(begin()));
  const auto last_seen_ms = [&] {
    (void)run(sessions_->authenticate(request("", {session})));
    return rows("SELECT last_seen_at_ms FROM sessions")[0].integer(0);
  };
  clock_.advance(59min);
  EXPECT_EQ(last_seen_ms(), start_ms);
  clock_.advance(1min);
  EXPECT_EQ(last_seen_ms(), start_ms + 3'600'000);
}

TEST_F(SignInFlow, RoutesTellWhoIsSignedInAndSignOut) {
  const auto routes = identity_routes(*sign_in_, *sessions_, *database_);
  const auto call = [&](std::size_t route, net::Request request) {
    return run(routes[route].handler(request)).value();
  };
  // given nobody
  EXPECT_EQ(call(0, request("")).body,
            R"({"signed_in":false,"providers":[{"id":"test","name":"Test"}]})");
  // when somebody signs in
  const std::string session = session_after(finish(begin()));
  const auto signed_in = call(0, request("", {session}));
  EXPECT_THAT(signed_in.body, StartsWith(R"({"signed_in":true,"member":{"id":")"));
  EXPECT_THAT(signed_in.body, testing::HasSubstr(R"(","name":"Ada"},)"));
  // when they sign out
  const auto signed_out = call(1, request("", {session}));
  EXPECT_EQ(signed_out.status, 204);
  EXPECT_THAT(header(signed_out, "Set-Cookie", "__Host-session=;").value_or(""),
              HasSubstr("Max-Age=0"));
  // then the old cookie is worth nothing, and signing out again is fine
  EXPECT_THAT(call(0, request("", {session})).body, StartsWith(R"({"signed_in":false)"));
  EXPECT_EQ(call(1, request("", {session})).status, 204);
}

TEST_F(SignInFlow, MembersOnlyTurnsOthersAway) {
  const auto handler =
      members_only(*sessions_, [](Viewer, net::Request&) -> awaitable<Result<net::Response>> {
        co_return net::Response::no_content();
      });
  net::Request stranger = request("", {"__Host-session=" + std::string(43, 'A')});
  const auto refused = run(handler(stranger));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::unauthenticated);
  EXPECT_EQ(refused.error().key, "session.required");
  net::Request member = request("", {session_after(finish(begin()))});
  EXPECT_EQ(run(handler(member))->status, 204);
}

}  // namespace
}  // namespace liopep::identity
