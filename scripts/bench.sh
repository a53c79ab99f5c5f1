#!/usr/bin/env bash
# CPU seconds and peak memory of assessing the largest bundled device, release build.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
build_release
# The largest dossier is the one with most bytes, bills included.
largest="$(du -sb Examples/devices/*/ | sort -n | tail -n 1 | cut -f 2)"
python3 scripts/bench.py "${MAMORI_BENCH_RUNS:-9}" "$mamori" assess "${largest%/}" --on 2026-11-22
