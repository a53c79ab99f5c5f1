#!/usr/bin/env bash
# The tests under the address sanitizer and under the thread sanitizer, each with a build of its own.
# Arguments: `address` or `thread` for one of them only.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
for sanitizer in "${@:-address thread}"; do
    for one in $sanitizer; do
        say "Under the $one sanitizer …"
        # The leak check reports what the test runner itself leaves behind.
        ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=0:exitcode=66 \
            swift test --sanitize="$one" --scratch-path "$scratch-$one" 2>&1 \
            | grep -vE '^(◇|✔) (Test|Suite)|^\[[0-9]+/[0-9]+\]|ld.gold: warning'
    done
done
