# What the words of ./do do.

task_run() {
  setup_all
  mkdir -p build
  build_preset release liopep-server
  build_web
  say "Starting Liopep"
  exec node tools/run.mjs "$@"
}

task_check() {
  setup_all
  mkdir -p build
  say "Formatting"
  git ls-files '*.cc' '*.h' | xargs -r clang-format-19 --dry-run --Werror
  npx prettier --check --log-level warn .
  say "Lint, types and room walls"
  npm run --silent check --workspace web
  npx eslint --max-warnings 0 .
  npm run --silent check --workspace e2e
  cmake --preset asan >build/asan.configure.log || { cat build/asan.configure.log; return 1; }
}

task_test() {
  setup_all
  mkdir -p build
  build_web
  task_check
  build_preset asan
  say "Unit tests, native with sanitizers"
  ctest --preset asan -j 2
  build_preset fuzz
  say "The engine's doors: kept inputs of the fuzzers, and variations"
  ctest --preset fuzz -j 2
  build_preset wasm
  say "Unit tests, WebAssembly"
  ctest --preset wasm -j 2
  say "Unit tests, web"
  npm test --silent --workspace web
  build_preset release liopep-server liopep-engine
  say "Sign-in, against a real OpenID Connect provider"
  npm test --silent --workspace tools/demo-sign-in
  say "End-to-end tests"
  npm test --silent --workspace e2e
}

task_bench() {
  setup_all
  setup_bench
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
