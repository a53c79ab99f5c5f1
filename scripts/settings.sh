# Read by the other scripts: where things are kept. Nothing depends on what an earlier run left there.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/mamori"
# Built files; shared by all clones, so that a fresh clone need not build the libraries again.
scratch="${MAMORI_SCRATCH:-$cache/build}"
# The Python environment of the PDF renderer and of the validators that tests use.
venv="$cache/venv"

# mamori_swift COMMAND ARGUMENT…: a command of the Swift package manager on this package.
mamori_swift() {
    local command="$1"
    shift
    swift "$command" --scratch-path "$scratch" "$@"
}

# build_release: builds the program and sets `mamori` to it. Says only what went wrong.
build_release() {
    local log="$scratch/release.log"
    mkdir -p "$scratch"
    if ! mamori_swift build -c release --static-swift-stdlib --product mamori >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
    mamori="$scratch/release/mamori"
}

# say LINE…
say() { printf '%s\n' "$@"; }

# stop LINE…: ends with 1, the lines on standard error.
stop() {
    printf '%s\n' "$@" >&2
    exit 1
}
