#!/usr/bin/env bash
# CPU seconds and peak memory, release build: an assessment of the largest bundled device; a release bill of
# 5,000 components read, merged and scored; a bill of 100 MB read and scored; the index of
# vulnerabilities built and asked.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
build_release
runs="${MAMORI_BENCH_RUNS:-9}"
status=0

# The largest dossier is the one with most bytes, bills included.
largest="$(du -sb Examples/devices/*/ | sort -n | tail -n 1 | cut -f 2)"
python3 scripts/bench.py "$runs" 1 150 "$mamori" assess "${largest%/}" --on 2026-11-22 || status=1

# The real bills beside the project where they are, else those of the examples.
corpora="../shared/corpora/bills"
if [[ -d "$corpora" ]]; then
    bills=("$corpora"/debian-medical/*.cdx.json "$corpora"/cyclonedx-examples/*/bom.json
        "$corpora"/cyclonedx-examples/juice-shop/*/bom.json)
else
    bills=(Examples/devices/*/*.cdx.json)
fi
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
say "" "5,000 components and 100 MB, made from ${#bills[@]} bills"
python3 scripts/large_bill.py "$folder" 5000 100 "${bills[@]}"
python3 scripts/bench.py "$runs" 1 0 \
    "$mamori" bill merge "os=$folder/os.cdx.json" "app=$folder/application.cdx.json" \
    "firmware=$folder/firmware.cdx.json" --name release --release 1 --on 2026-11-22 \
    -o "$folder/release.json" \
    ++ "$mamori" bill score "$folder/release.json" --profile imdrf-n73 --format json || status=1
python3 scripts/bench.py 3 0 800 \
    "$mamori" bill score "$folder/large.cdx.json" --profile imdrf-n73 --limit 1 || status=1

# The index of published vulnerabilities, made up in the shape of NVD's.
say "" "The index: 100,000 products, 2 million rows, 10,000 inventories of 1,000 components"
mamori_swift build -c release --static-swift-stdlib --product Trials >"$scratch/trials.log" 2>&1 \
    || stop "$(cat "$scratch/trials.log")"
"$scratch/release/Trials" bench "$folder/index" || status=1
exit "$status"
