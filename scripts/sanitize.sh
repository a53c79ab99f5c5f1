#!/usr/bin/env bash
# The tests under the address sanitizer and under the thread sanitizer, each with a build of its own.
# Arguments: `address` or `thread` for one of them only. Ends with 1 when a sanitizer reports or a test fails.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
[[ $# -gt 0 ]] || set -- address thread
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
result=0
for sanitizer in "$@"; do
    say "Under the $sanitizer sanitizer …"
    # The leak check reports what the test runner itself leaves behind.
    ASAN_OPTIONS=detect_leaks=0 swift test --sanitize="$sanitizer" --scratch-path "$scratch-$sanitizer" \
        >"$log" 2>&1 || result=1
    reports="$(grep -cE '(ERROR|WARNING): (Address|Thread)Sanitizer' "$log" || true)"
    [[ "$reports" == 0 ]] || result=1
    grep -E -A 12 '(ERROR|WARNING): (Address|Thread)Sanitizer|error:' "$log" | head -n 60 || true
    grep -E '^✘ Test .*recorded' "$log" | cut -c1-200 | uniq -c | tail -n 20 || true
    say "Reports of the $sanitizer sanitizer: $reports"
    grep -E 'Executed [1-9][0-9]* tests?|Test run with' "$log" || result=1
done
exit "$result"
