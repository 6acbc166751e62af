# Installs what is missing: Debian packages, a new enough Node, npm dependencies.
# Each step is skipped when its result is already there, so that a second run works offline.

readonly DEBIAN_PACKAGES=(
  # compilers and build tools
  clang-19 lld-19 llvm-19 clang-format-19 clang-tidy-19 libclang-rt-19-dev cmake ninja-build ccache mold
  # the engine as WebAssembly
  wasi-libc libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 libclang-rt-19-dev-wasm32 binaryen
  # the server's libraries
  libboost1.81-dev libfmt-dev libspdlog-dev libsqlite3-dev libsimdjson-dev libcjose-dev libssl-dev
  libcli11-dev libtomlplusplus-dev zlib1g-dev
  # tests
  googletest libgtest-dev libgmock-dev chromium ffmpeg
  # fetching over https
  ca-certificates
)

# Debian 12's Node 18 is too old for the web tools; where Node is older than NODE_MINIMUM, these
# come from npm into the project's cache folder.
readonly NODE_MINIMUM=22.12.0
readonly NODE_VERSION=24.21.0
readonly NPM_VERSION=11.19.1
readonly CACHE=$ROOT/.cache

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else
    echo "./do needs root or sudo to install: $*" >&2
    exit 1
  fi
}

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

setup_debian() {
  local missing=()
  local package
  for package in "${DEBIAN_PACKAGES[@]}"; do is_installed "$package" || missing+=("$package"); done
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  [[ ${#missing[@]} -eq 0 ]] && return
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# True when version $1 is at least version $2.
version_at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

setup_node() {
  local tools=$CACHE/tools
  local system_version
  system_version=$(node --version 2>/dev/null | tr -d v || echo 0)
  if version_at_least "${system_version:-0}" $NODE_MINIMUM && version_at_least "$(npm --version)" 11.0.0; then
    return
  fi
  local architecture
  case $(uname -m) in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) echo "No Node for $(uname -m); install Node $NODE_MINIMUM or newer." >&2; exit 1 ;;
  esac
  local package=node-linux-$architecture
  if [[ $(cat "$tools/versions" 2>/dev/null) != "$NODE_VERSION $NPM_VERSION" ]]; then
    say "Node ${system_version:-none} is older than $NODE_MINIMUM; taking Node $NODE_VERSION from npm"
    mkdir -p "$tools/bin"
    npm install --prefix "$tools" --no-save --no-audit --no-fund --loglevel=error \
      "$package@$NODE_VERSION" "npm@$NPM_VERSION"
    ln -sf "../node_modules/$package/bin/node" "$tools/bin/node"
    ln -sf ../node_modules/npm/bin/npm-cli.js "$tools/bin/npm"
    ln -sf ../node_modules/npm/bin/npx-cli.js "$tools/bin/npx"
    echo "$NODE_VERSION $NPM_VERSION" >"$tools/versions"
  fi
  export PATH=$tools/bin:$PATH
}

setup_npm() {
  local stamp=node_modules/.liopep-installed
  local wanted
  wanted=$(cat package-lock.json package.json ./*/package.json tools/*/package.json | sha256sum)
  [[ -f $stamp && $(cat $stamp) == "$wanted" ]] && return
  say "Installing npm dependencies"
  npm ci --no-audit --no-fund --loglevel=error
  echo "$wanted" >$stamp
}

# True when a part of the bench is among the chosen ones; none chosen are all.
bench_has() {
  local part=$1
  shift
  [[ $# -eq 0 || " $* " == *" $part "* ]]
}

setup_peers() {
  local peers=$1
  [[ -f $peers/node_modules/.package-lock.json && ! $peers/package-lock.json -nt $peers/node_modules/.package-lock.json ]] && return
  say "Installing the peers to measure against: $peers"
  npm ci --prefix "$peers" --workspaces=false --no-audit --no-fund --loglevel=error
}

# What only the chosen parts of ./do bench need: a load generator, the peers.
setup_bench() {
  if bench_has server "$@" && ! is_installed wrk; then
    say "Installing the load generator wrk"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends wrk
  fi
  local part
  for part in server sound; do
    if bench_has $part "$@"; then setup_peers bench/$part/peers; fi
  done
}

setup_all() {
  setup_debian
  setup_node
  setup_npm
}
