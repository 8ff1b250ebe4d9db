# shellcheck shell=bash
# Sourced by `serve` and `test`: what they need from Debian and from the Python package index, and how they compute.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# One thread of linear algebra for each worker gives the same bits every time and leaves no core fought over;
# two memory pools keep a server with many short threads small.
export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}" OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

stop() {
  echo "$*" >&2
  exit 1
}

# packages LIST...: the Debian packages in the lists are there. Other systems have other names for them: not checked.
packages() {
  command -v dpkg-query >/dev/null || return 0
  local name missing=()
  while read -r name; do
    dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done < <(cat "$@")
  ((${#missing[@]})) || return 0
  may_install || stop "Debian packages are missing; as root, run: apt-get install -y ${missing[*]}"
  echo "Installing Debian packages: ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}"
}

may_install() {
  ((EUID == 0))
}

# environment LIST: .venv holds what the list asks for. Only one process at a time may see to that.
environment() {
  exec 9<requirements.txt
  if command -v flock >/dev/null; then flock 9; fi
  sealed || build
  cat requirements*.txt | cmp -s - ".venv/$1" || fill "$1"
  exec 9<&-
}

# The seal is off while something is being installed, so an interrupted .venv has none; the seal of a .venv that was
# moved, or whose Python is another one by now, no longer fits.
sealed() {
  [[ -f .venv/seal && "$(<.venv/seal)" == "$(identity)" ]]
}

identity() {
  .venv/bin/python -c 'import sys; print(sys.prefix, sys.version)' 2>/dev/null || true
}

build() {
  local python
  python=$(find_python)
  echo "Making the Python environment .venv with $python"
  rm -rf .venv
  "$python" -m venv .venv
}

find_python() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    "$name" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    command -v "$name"
    return
  done
  stop "Python 3.11 or newer with venv is missing; on Debian 12, as root, run: apt-get install -y python3-venv"
}

fill() {
  echo "Installing the Python libraries of $1 (once; it takes a minute or two)"
  rm -f .venv/seal
  .venv/bin/python -m pip install --disable-pip-version-check -r "$1"
  cat requirements*.txt >".venv/$1"
  identity >.venv/seal
}
