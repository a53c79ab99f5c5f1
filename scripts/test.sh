#!/usr/bin/env bash
# Every check and every test. The runner's totals are the last lines.
# A test that needs ../shared prints a line beginning "not run:" where that is absent; they are counted here.
# With CI=true such a test fails by itself.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
say "Checking the layout (swift format lint) …"
swift format lint --strict --parallel -r Sources Tests Fuzzing Package.swift \
    || stop "The layout differs; run: make format"
say "Building …"
mamori_swift build --build-tests
say "Testing …"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
status=0
# Of what passes only the totals are shown; the log has everything.
mamori_swift test --skip-build 2>&1 | tee "$log" | { grep -vE '^(◇|✔ Test )' || true; } || status=$?

not_run="$(grep -o 'not run:.*' "$log" | sort -u || true)"
if [[ -n "$not_run" ]]; then
    say "" "Not run here: $(grep -c . <<<"$not_run")" "$not_run"
else
    say "" "Not run here: 0"
fi
[[ $status -eq 0 ]] || grep -E '^✘ Test .*recorded' "$log" | cut -c1-200 | uniq -c | tail -n 40 || true
grep -E 'Executed [1-9][0-9]* tests?|Test run with' "$log" || stop "The runner gave no totals."
exit "$status"
