#!/usr/bin/env bash
# Liopep's front door. `./do` alone says what each word does.
# Plain bash; needs nothing beforehand but Debian 12 and the right to install packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
readonly ROOT=$PWD

usage() {
  cat <<'TEXT'
./do run     install what is missing, build, and start Liopep on http://localhost:8080
./do test    everything that must be green: checks, unit tests, end-to-end tests
./do check   formatting, lint, types and room walls, without running anything
./do bench   measure against peers; prints one table, ratios first
./do fuzz    look for inputs that break the engine: ./do fuzz [seconds for each door]
./do dev     run, and rebuild the page on every change
./do setup   only install what is missing
TEXT
}

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }

source tools/do/setup.sh
source tools/do/build.sh
source tools/do/tasks.sh
source tools/do/fuzz.sh

case "${1:-}" in
  run) shift; task_run "$@" ;;
  test) shift; task_test "$@" ;;
  check) shift; task_check "$@" ;;
  bench) shift; task_bench "$@" ;;
  fuzz) shift; task_fuzz "$@" ;;
  dev) shift; task_dev "$@" ;;
  setup) shift; setup_all ;;
  '' | help | -h | --help) usage ;;
  *) echo "./do: there is no '$1'." >&2; usage >&2; exit 2 ;;
esac
