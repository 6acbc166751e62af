# What the words of ./do do.

task_run() {
  setup_all
  mkdir -p build
  build_preset release liopep-server
  build_web
  say "Starting Liopep"
  exec node tools/run.mjs "$@"
}

# side_by_side WORD...: runs these functions at once, marks each line with its function's name, and
# fails when one of them does.
side_by_side() {
  local name process failed=0 processes=()
  for name in "$@"; do
    { "$name" 2>&1 | sed -u "s/^/$name | /"; } &
    processes+=($!)
  done
  for process in "${processes[@]}"; do wait "$process" || failed=1; done
  return $failed
}

format_engine() { git ls-files '*.cc' '*.h' | xargs -r clang-format-19 --dry-run --Werror; }
format_rest() { npx prettier --check --log-level warn .; }
lint() { npx eslint --max-warnings 0 .; }
page_types() { npm run --silent check --workspace web; }
test_types() { npm run --silent check --workspace e2e; }
rooms() { cmake --preset asan >build/asan.configure.log || { cat build/asan.configure.log; return 1; }; }

task_check() {
  setup_all
  mkdir -p build
  say "Formatting, lint, types and room walls"
  # What the checks read must be there before they read it at once.
  npm run --silent generate --workspace web
  side_by_side page_types lint test_types format_rest format_engine rooms
}

# Runs the tests of a preset two at a time, and tells which its programs skipped.
run_tests() {
  ctest --preset "$1" -j 2
  grep -ah '\[  SKIPPED \] [A-Za-z0-9_./]*$' "build/$1/Testing/Temporary/LastTest.log" | sort -u || true
}

camera() { npm test --silent --workspace e2e -- --project camera; }
rest() { npm test --silent --workspace e2e -- --project rest; }

task_test() {
  setup_all
  mkdir -p build
  build_web
  task_check
  build_preset asan
  say "Unit tests, native with sanitizers"
  run_tests asan
  build_preset fuzz
  say "The engine's doors: kept inputs of the fuzzers, and variations"
  run_tests fuzz
  build_preset wasm
  say "Unit tests, WebAssembly"
  run_tests wasm
  say "Unit tests, web"
  npm test --silent --workspace web
  build_preset release liopep-server liopep-engine
  say "Sign-in, against a real OpenID Connect provider"
  npm test --silent --workspace tools/demo-sign-in
  say "End-to-end tests"
  side_by_side camera rest
}

task_bench() {
  setup_all
  setup_bench "$@"
  mkdir -p build
  build_preset release
  build_web
  node bench/run.mjs "$@"
}

task_dev() {
  setup_all
  mkdir -p build
  build_preset dev liopep-server
  build_preset wasm liopep_modules
  build_development_page
  exec node tools/run.mjs --dev "$@"
}
