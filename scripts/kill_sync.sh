#!/usr/bin/env bash
# kill -9 at random moments of a sync (MAMORI_KILLS, 200 unless told): there is the old or the new, whole.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
mamori_swift build --build-tests
export MAMORI_KILLS="${MAMORI_KILLS:-200}"
mamori_swift test --skip-build --filter '^EndToEndTests\.SyncTests/killedAtAnyMoment' 2>&1 \
    | grep -E '^kill -9|recorded|Test run with'
