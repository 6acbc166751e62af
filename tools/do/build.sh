# Builds: one function each, all incremental.

export CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=1
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

# Configures and builds a CMake preset; further words are targets.
build_preset() {
  local preset=$1
  shift
  say "Building $preset"
  cmake --preset "$preset" >"build/$preset.configure.log" 2>&1 || { cat "build/$preset.configure.log"; return 1; }
  cmake --build --preset "$preset" ${@:+--target "$@"}
}

# One line that changes when anything that the page is made of does.
page_fingerprint() {
  {
    cat package-lock.json build/wasm/engine/liopep_*.wasm
    find web content api -type f \
      -not -path 'web/dist/*' -not -path '*/generated*' -not -path '*/node_modules/*' -print0 |
      sort -z | xargs -0 sha256sum
  } | sha256sum
}

# The engine's WebAssembly modules, the generated types, and the page; nothing when all is as it was.
build_web() {
  build_preset wasm liopep_modules
  local stamp=build/page.built-from
  local wanted
  wanted=$(page_fingerprint)
  [[ -f web/dist/index.html && -d web/src/api/generated && $(cat $stamp 2>/dev/null) == "$wanted" ]] && return
  say "Building the page"
  npm run --silent build --workspace web
  echo "$wanted" >$stamp
}

# The page with the lab in it, for ./do dev and the lab's own test: build/dev/page, never web/dist.
build_development_page() {
  say "Building the page for development"
  npm run --silent build:development --workspace web
}
