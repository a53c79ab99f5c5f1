#!/usr/bin/env bash
# Kills a writer of the index at random moments, 200 times (MAMORI_KILLS), and looks at what it leaves: one
# whole generation, no lock, no files that stay. `make test` does the same ten times.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
mamori_swift build --build-tests
export MAMORI_KILLS="${MAMORI_KILLS:-200}"
mamori_swift test --skip-build --filter '^IntelligenceTests\.KillTests/killed' 2>&1 \
    | grep -E '^kill -9|recorded|Test run with'
