#include "server/db/sqlite_database.h"

#include <fmt/format.h>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <functional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "server/db/migration.h"
#include "server/db/sqlite_connection.h"
#include "server/db/work_queue.h"

namespace liopep::db {
namespace {

namespace asio = boost::asio;

/// One caller's work, and the way back to the caller.
struct Job {
  Database::Work work;
  std::move_only_function<void(Result<void>)> finish;
  Result<void> outcome = {};
};

using Jobs = std::vector<Job>;

/// Reads are short; a small batch keeps all readers busy.
constexpr std::size_t largest_read_batch = 16;

class SqliteTransaction final : public Transaction {
 public:
  explicit SqliteTransaction(SqliteConnection& connection) : connection_(connection) {}
  Result<std::vector<Row>> query(std::string_view sql, std::vector<Value> parameters) override {
    return connection_.query(sql, parameters);
  }

 private:
  SqliteConnection& connection_;
};

Result<void> run(SqliteConnection& connection, std::string_view sql) {
  const auto ran = connection.query(sql);
  if (!ran) return std::unexpected(ran.error());
  return {};
}

/// An exception must not take other callers' work with it.
Result<void> run_work(const Database::Work& work, SqliteConnection& connection) {
  SqliteTransaction transaction(connection);
  try {
    return work(transaction);
  } catch (const std::exception& problem) {
    return fail(ErrorKind::internal, "internal",
                fmt::format("exception in database work: {}", problem.what()));
  }
}

/// Runs one write so that its failure undoes itself alone. An error says that the whole transaction
/// is lost.
Result<void> run_in_savepoint(SqliteConnection& connection, Job& job) {
  if (auto begun = run(connection, "SAVEPOINT job"); !begun) return begun;
  job.outcome = run_work(job.work, connection);
  if (!connection.is_in_transaction()) {
    return job.outcome ? fail(ErrorKind::internal, "internal", "the transaction was ended inside")
                       : job.outcome;
  }
  if (!job.outcome) {
    if (auto undone = run(connection, "ROLLBACK TO job"); !undone) return undone;
  }
  return run(connection, "RELEASE job");
}

Result<void> run_in_one_transaction(SqliteConnection& connection, Jobs& jobs) {
  if (auto begun = run(connection, "BEGIN IMMEDIATE"); !begun) return begun;
  for (Job& job : jobs) {
    if (auto ran = run_in_savepoint(connection, job); !ran) return ran;
  }
  return run(connection, "COMMIT");
}

void run_writes(SqliteConnection& connection, Jobs& jobs) {
  const auto committed = run_in_one_transaction(connection, jobs);
  if (committed) return;
  if (connection.is_in_transaction()) (void)run(connection, "ROLLBACK");
  // Nothing of the batch is durable, so nothing of it is acknowledged.
  for (Job& job : jobs) {
    if (job.outcome) job.outcome = committed;
  }
}

void run_reads(SqliteConnection& connection, Jobs& jobs) {
  // All of these were asked for before now, so they may share a snapshot.
  const auto begun = run(connection, "BEGIN");
  for (Job& job : jobs) job.outcome = begun ? run_work(job.work, connection) : begun;
  if (begun) (void)run(connection, "COMMIT");
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const SqliteOptions& options, SqliteConnection writer,
                 std::vector<SqliteConnection> readers)
      : executor_(options.executor),
        reads_(options.waiting_limit),
        writes_(options.waiting_limit),
        largest_write_batch_(options.largest_batch) {
    writer_ = std::jthread([this, connection = std::move(writer)]() mutable {
      serve(writes_, connection, largest_write_batch_, run_writes);
    });
    for (SqliteConnection& reader : readers) {
      readers_.emplace_back([this, connection = std::move(reader)]() mutable {
        serve(reads_, connection, largest_read_batch, run_reads);
      });
    }
  }

  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  ~SqliteDatabase() override {
    // The writer's connection closes last: closing moves the write-ahead log into the file.
    reads_.close();
    readers_.clear();
    writes_.close();
  }

  asio::awaitable<Result<void>> read_work(Work work) override {
    return enqueue(reads_, std::move(work));
  }
  asio::awaitable<Result<void>> write_work(Work work) override {
    return enqueue(writes_, std::move(work));
  }

 private:
  using Queue = WorkQueue<Job>;

  static asio::awaitable<Result<void>> enqueue(Queue& queue, Work work) {
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Result<void>)>(
        [&queue](auto handler, Work queued) {
          const auto executor = asio::get_associated_executor(handler);
          // The guard keeps the event loop running until the answer is there.
          auto finish = [handler = std::move(handler),
                         guard = asio::make_work_guard(executor)](Result<void> outcome) mutable {
            asio::dispatch(guard.get_executor(),
                           [handler = std::move(handler), outcome = std::move(outcome)]() mutable {
                             std::move(handler)(std::move(outcome));
                           });
          };
          Job job{std::move(queued), std::move(finish)};
          if (queue.try_push(job)) return;
          // Posted, never called at once: an initiation must not resume its caller inside itself.
          asio::post(executor, [finish = std::move(job.finish)]() mutable {
            finish(fail(ErrorKind::unavailable, "store.busy",
                        "the database has too much to do; try again in a moment"));
          });
        },
        asio::use_awaitable, std::move(work));
  }

  template <class RunBatch>
  void serve(Queue& queue, SqliteConnection& connection, std::size_t max_batch,
             RunBatch run_batch) {
    for (Jobs jobs = queue.take(max_batch); !jobs.empty(); jobs = queue.take(max_batch)) {
      run_batch(connection, jobs);
      // One wake-up of the event loop for the whole batch.
      asio::post(executor_, [jobs = std::move(jobs)]() mutable {
        for (Job& job : jobs) job.finish(std::move(job.outcome));
      });
    }
  }

  asio::any_io_executor executor_;
  Queue reads_;
  Queue writes_;
  std::size_t largest_write_batch_;
  std::jthread writer_;
  std::vector<std::jthread> readers_;
};

Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  if (folder.empty() || std::filesystem::exists(folder, problem)) return {};
  std::filesystem::create_directories(folder, problem);
  if (!problem) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
  }
  if (!problem) return {};
  return fail(ErrorKind::unavailable, "store.cannot_open",
              fmt::format("cannot make the folder {}: {}", folder.string(), problem.message()));
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options) {
  if (auto made = make_folder(options.path.parent_path()); !made) {
    return std::unexpected(std::move(made.error()));
  }
  auto writer = SqliteConnection::open(options.path.string(), Access::read_write);
  if (!writer) return std::unexpected(std::move(writer.error()));
  if (auto migrated = migrate(*writer, all_migrations()); !migrated) {
    return std::unexpected(std::move(migrated.error()));
  }
  std::vector<SqliteConnection> readers;
  for (std::size_t i = 0; i < options.readers; ++i) {
    auto reader = SqliteConnection::open(options.path.string(), Access::read_only);
    if (!reader) return std::unexpected(std::move(reader.error()));
    readers.push_back(std::move(*reader));
  }
  return std::make_unique<SqliteDatabase>(options, std::move(*writer), std::move(readers));
}

}  // namespace liopep::db
