#!/usr/bin/env bash
# Matching quality on the labelled rows beside the project, against the committed baseline; see docs/quality.md.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

corpora="${MAMORI_CORPORA:-../shared/corpora}"
if [[ ! -d "$corpora" ]]; then
    [[ "${CI:-}" != "true" ]] || stop "The labelled rows are not there: $corpora"
    say "not run: quality ($corpora is not there)"
    exit 0
fi
scripts/setup.sh
build_release
home="$(mktemp -d)"
trap 'rm -rf "$home"' EXIT
export MAMORI_HOME="$home"
status=0
"$mamori" intel import --lang en "$corpora"/nvd "$corpora"/cve5 "$corpora"/osv "$corpora"/kev/known_exploited_vulnerabilities.json \
    "$corpora"/csaf-advisories "$corpora"/jvn "$corpora"/labels/debian-fixed.csv 2>"$home/import.log" || status=$?
# 1: taken in, but some records could not be read; those are named in the log.
[[ $status -le 1 ]] || stop "The import was refused:" "$(tail -n 20 "$home/import.log")"
python3 scripts/quality.py "$mamori" "$corpora" docs/quality-baseline.json "$@"
