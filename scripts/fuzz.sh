#!/usr/bin/env bash
# Mutates real files under libFuzzer and the address sanitizer, each reader for MAMORI_FUZZ_SECONDS (600),
# MAMORI_FUZZ_JOBS (2) at a time. Usage: fuzz.sh [READER...]: all by preset. A crash or hang leaves its input
# in build/fuzz/<reader>/ and ends with 1.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
seconds="${MAMORI_FUZZ_SECONDS:-600}"
jobs="${MAMORI_FUZZ_JOBS:-2}"
corpora="../shared/corpora"
# reader|pattern of seeds beside the project|pattern of seeds inside it
readers=(
    'cyclonedx-json|bills cyclonedx|*.json|Examples|*.cdx.json'
    'cyclonedx-xml|bills cyclonedx|*.xml|Fuzzing|*.cdx.xml'
    'spdx-json|bills spdx|*.spdx.json|Tests|*.spdx.json'
    'spdx-yaml|bills spdx|*.spdx.yaml|Tests|*.spdx.yaml'
    'spdx-tag-value|bills spdx|*.spdx|Tests|*.spdx'
    'spdx-xml|bills spdx|*.spdx.xml|Tests|*.spdx.xml'
    'spdx-rdf|bills spdx|*.rdf.xml|Tests|*.rdf.xml'
    'spdx-3|bills/defective/spdx3 bills/defective/bsi bills/spdx-examples|*.json|Tests|*.spdx3.json'
    'list-csv|bills|*.csv|Fuzzing|*.csv'
    'list-xlsx|bills|*.xlsx|Tests|*.xlsx'
    'listing|bills|*.listing.txt|Fuzzing|*.listing.txt'
    'gzip|bills|*.gz|Tests|*.gz'
    'dossier|bills|*.none|Examples|*.yaml'
    'advisory-nvd|@advisory-nvd|*|Fuzzing|*.nvd.json'
    'advisory-cve|@advisory-cve|*|Fuzzing|*.cve.json'
    'advisory-osv|@advisory-osv|*|Fuzzing|*.osv.*'
    'advisory-jvn|jvn|*|Fuzzing|*.jvn.xml'
    'advisory-csaf|csaf-advisories csaf|*.json|Fuzzing|*.csaf.json'
    'advisory-vex|@advisory-vex|*|Fuzzing|*.vex.json'
    'advisory-lists|@advisory-lists|*|Fuzzing|*.epss.csv'
    'model-otm|threat-models|*.otm.json|Fuzzing|*.otm.*'
    'model-dragon|threat-models/threat-dragon/ThreatDragonModels|*.json|Fuzzing|*.dragon.json'
    'tests-junit|tests|*.none|Fuzzing|*.junit.xml'
    'tests-sarif|tests|*.none|Fuzzing|*.sarif.json'
)

export SWIFT_BACKTRACE=enable=no
say "Building the fuzzer (its own copies of all rooms) …"
log="$scratch-fuzz.log"
MAMORI_FUZZ=1 swift build -c release --product Fuzzing --scratch-path "$scratch-fuzz" \
    -Xswiftc -use-ld=lld -Xswiftc -sanitize=fuzzer,address >"$log" 2>&1 \
    || stop "The fuzzer does not build:" "$(tail -n 30 "$log")"
fuzzer="$scratch-fuzz/release/Fuzzing"
# Single records out of packed feeds; an @ names a folder here.
cut="build/fuzz/cut"
[[ ! -d "$corpora" ]] || python3 scripts/fuzz_seeds.py "$corpora" "$cut"

# fuzz READER FOLDERS PATTERN OWN OWN_PATTERN
fuzz() {
    local name="$1" out="build/fuzz/$1" folder
    mkdir -p "$out/seeds" "$out/found"
    for folder in $2; do
        if [[ "$folder" == @* ]]; then folder="$cut/${folder#@}"; else folder="$corpora/$folder"; fi
        [[ -d "$folder" ]] || continue
        find "$folder" -type f -name "$3" -size -200k -print0 | while IFS= read -r -d '' seed; do
            cp "$seed" "$out/seeds/$(md5sum <<<"$seed" | cut -c1-12)"
        done
    done
    find "$4" -type f -name "$5" -size -200k -print0 | while IFS= read -r -d '' seed; do
        cp "$seed" "$out/seeds/$(md5sum <<<"$seed" | cut -c1-12)"
    done
    chmod -R u+w "$out"
    # The words in quotes, keys above all: a mutation puts one where another stood.
    local words=()
    find "$out/seeds" -type f -exec grep -aohE '"[A-Za-z][A-Za-z0-9._-]{1,30}"' {} + | sort -u \
        | sed -n 1,2000p >"$out/words.txt" || true
    [[ ! -s "$out/words.txt" ]] || words=(-dict="$out/words.txt")
    local status=0
    MAMORI_FUZZ_KIND="${name%%-*}" ASAN_OPTIONS=detect_leaks=0 nice "$fuzzer" "${words[@]}" \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=262144 \
        -artifact_prefix="$out/" "$out/found" "$out/seeds" >"$out/log.txt" 2>&1 || status=$?
    local runs
    runs="$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$out/log.txt" | tail -n 1)"
    if [[ $status -eq 0 ]]; then
        local seeds
        seeds="$(find "$out/seeds" -type f | wc -l)"
        say "$name: $seeds seeds, ${runs:-0} runs in $seconds s: no crash, no hang"
    else
        say "$name: FAILED ($status), see $out/log.txt:"
        grep -a -m 3 -E 'Fatal error|ERROR|SUMMARY' "$out/log.txt" || true
    fi
    return "$status"
}

status=0
running=0
for line in "${readers[@]}"; do
    IFS='|' read -r name folders pattern own own_pattern <<<"$line"
    [[ $# -eq 0 || " $* " == *" $name "* ]] || continue
    fuzz "$name" "$folders" "$pattern" "$own" "$own_pattern" &
    running=$((running + 1))
    if [[ $running -ge $jobs ]]; then
        wait -n || status=1
        running=$((running - 1))
    fi
done
while [[ $running -gt 0 ]]; do
    wait -n || status=1
    running=$((running - 1))
done
exit "$status"
