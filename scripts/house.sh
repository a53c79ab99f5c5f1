#!/usr/bin/env bash
# Draws docs/house.svg and writes docs/house.txt.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

command -v dot >/dev/null || scripts/setup.sh
manifest="$(mktemp)"
trap 'rm -f "$manifest"' EXIT
mamori_swift package dump-package >"$manifest"
python3 scripts/house.py "$manifest"
