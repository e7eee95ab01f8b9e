#!/usr/bin/env bash
# Makes sure that what Svodka is built and tested with is on this machine.
#
#   scripts/deps.sh check     say what is missing and how to get it; change nothing
#   scripts/deps.sh install   install missing Debian packages, then check
#
# Packages are installed only when a command is missing, and only by root or
# through a sudo that asks no password. Otherwise the line to run is printed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# command:package, for builds and tests alike. DuckDB is C++ and is linked in
# through cgo, hence the compilers.
needs=(
  gcc:gcc
  g++:g++
  git:git
)

# What only the tests need besides: a browser that looks at the pages, what runs
# the clients of others that read the fake CRMs (the tests fetch those), the
# servers whose databases are read, and what reads the text of written PDFs.
tests=(
  chromium:chromium
  node:nodejs
  npm:npm
  initdb:postgresql
  mariadbd:mariadb-server-core
  pdftotext:poppler-utils
)

# The oldest gcc whose libstdc++ the DuckDB library links against.
gcc_min=11

say() { printf 'svodka: %s\n' "$*" >&2; }

# missing prints the packages of the commands that are not there.
missing() {
  local need out=()
  for need in "${needs[@]}"; do
    # Debian keeps initdb where no path leads.
    command -v "${need%%:*}" >/dev/null 2>&1 || compgen -G "/usr/lib/postgresql/*/bin/${need%%:*}" >/dev/null || out+=("${need#*:}")
  done
  # A compiler without the C library's headers builds nothing.
  if command -v gcc >/dev/null 2>&1 && ! printf '#include <stdlib.h>\n' | gcc -E -xc - >/dev/null 2>&1; then
    out+=(libc6-dev)
  fi
  printf '%s\n' "${out[@]+"${out[@]}"}"
}

# as_root prints the prefix that makes a command run as root, or fails.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    echo env
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    echo sudo
  else
    return 1
  fi
}

install() {
  local packages prefix
  needs+=("${tests[@]}")
  mapfile -t packages < <(missing | sed '/^$/d')
  [ "${#packages[@]}" -gt 0 ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "missing: ${packages[*]} (Debian's names); install them with this system's package manager"
    return 0
  fi
  if ! prefix=$(as_root); then
    say "missing: ${packages[*]}; run: sudo apt-get install ${packages[*]}"
    return 0
  fi
  say "installing ${packages[*]}"
  $prefix apt-get update -qq
  $prefix env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
}

# older A B: version A comes before version B.
older() { [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n1)" = "$1" ]; }

check_go() {
  local want have
  want=$(sed -n 's/^go //p' go.mod)
  if ! command -v go >/dev/null 2>&1; then
    say "Go is not installed, or not in PATH. Go $want or later is needed: see go.dev/doc/install"
    return 1
  fi
  # Outside the module, so that a Go too old for go.mod still tells its version.
  have=$(cd / && go env GOVERSION)
  have=${have#go}
  have=${have%%[- ]*}
  if older "$have" "$want"; then
    # A Go that may fetch toolchains brings the right one itself.
    if [ "$(cd / && go env GOTOOLCHAIN)" = local ]; then
      say "Go $have is too old: Go $want or later is needed. See go.dev/doc/install"
      return 1
    fi
  fi
}

check_cc() {
  local packages have
  mapfile -t packages < <(missing | sed '/^$/d')
  if [ "${#packages[@]}" -gt 0 ]; then
    say "missing: ${packages[*]}. DuckDB is linked in through cgo and needs a C and C++ compiler."
    say "on Debian or Ubuntu: sudo apt-get install ${packages[*]}"
    return 1
  fi
  have=$(gcc -dumpversion)
  if older "${have%%.*}" "$gcc_min"; then
    say "gcc $have is too old: gcc $gcc_min or later is needed to link DuckDB"
    return 1
  fi
  if [ "$(cd / && go env CGO_ENABLED)" = 0 ]; then
    say "cgo is switched off (CGO_ENABLED=0); DuckDB needs it. Run: unset CGO_ENABLED; go env -u CGO_ENABLED"
    return 1
  fi
}

case "${1:-install}" in
  check) ;;
  install) install ;;
  *)
    say "usage: scripts/deps.sh [check|install]"
    exit 2
    ;;
esac
check_go
check_cc
