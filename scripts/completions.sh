#!/usr/bin/env bash
# Shell completions and the man page, made by the argument parser from the commands themselves.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
build_release
mkdir -p build/completions build/man
"$mamori" --generate-completion-script bash >build/completions/mamori.bash
"$mamori" --generate-completion-script zsh >build/completions/_mamori
"$mamori" --generate-completion-script fish >build/completions/mamori.fish
# The plugin writes into the build folder; from there the page is copied.
mamori_swift package generate-manual >/dev/null
find "$scratch/plugins" -name 'mamori*.1' -exec cp -t build/man {} +
say "build/completions/: mamori.bash, _mamori, mamori.fish. build/man/: $(ls build/man | tr '\n' ' ')"
