# Long runs of the engine's fuzzers; the short ones are part of ./do test.

readonly FUZZERS=build/fuzz/engine/fuzz

# Runs one fuzzer for so many seconds from its kept inputs; what it learns stays in the build folder.
fuzz_one() {
  local name=$1 seconds=$2
  local options folders learnt=$FUZZERS/learnt/$name
  { read -ra options && read -ra folders; } <"$FUZZERS/$name.call"
  mkdir -p "$learnt"
  say "Fuzzing $name for $seconds s"
  "$FUZZERS/fuzz_$name" "${options[@]}" -max_total_time="$seconds" -print_final_stats=1 \
    -artifact_prefix="$FUZZERS/found/$name-" -verbosity=0 "$learnt" "${folders[@]}"
}

# Keeps the smallest set of learnt inputs that reaches what the kept ones and the seeds do not.
fuzz_keep() {
  local name=$1
  local options folders learnt=$FUZZERS/learnt/$name
  { read -ra options && read -ra folders; } <"$FUZZERS/$name.call"
  [[ -d $learnt ]] || return 0
  "$FUZZERS/fuzz_$name" "${options[@]}" -merge=1 -use_counters=0 -verbosity=0 "${folders[@]}" "$learnt"
  echo "$name: $(ls "${folders[0]}" | wc -l) inputs kept in ${folders[0]}"
}

# ./do fuzz [seconds for each]      ./do fuzz keep
task_fuzz() {
  setup_all
  mkdir -p build
  build_preset fuzz
  local call
  for call in "$FUZZERS"/*.call; do
    if [[ ${1:-} == keep ]]; then
      fuzz_keep "$(basename "$call" .call)"
    else
      fuzz_one "$(basename "$call" .call)" "${1:-60}"
    fi
  done
  [[ ${1:-} == keep ]] || echo "Worth keeping? ./do fuzz keep adds what was learnt to engine/fuzz/corpus."
}
