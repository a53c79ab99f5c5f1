#!/usr/bin/env bash
# CPU seconds and peak memory, release build: an assessment of the largest bundled device; a release bill of
# 5,000 components read, merged and scored; a bill of 100 MB read and scored; everything published beside the
# project taken in and 1,000 components held against it; the index at its full size; two peers beside it.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
build_release
runs="${MAMORI_BENCH_RUNS:-9}"
status=0

folder_flows="$(mktemp -d)"
# The largest dossier is the one with most bytes, bills included.
largest="$(du -sb Examples/devices/*/ | sort -n | tail -n 1 | cut -f 2)"
python3 scripts/bench.py "$runs" 1 150 "$mamori" assess "${largest%/}" --on 2026-11-22 || status=1

say "" "10,000 data flows, every threat rule: target 2 s, whole command"
python3 scripts/many_flows.py "$folder_flows" 10000
python3 scripts/bench.py 5 2 0 "$mamori" risk threats "$folder_flows" --on 2026-11-22 || status=1
say "" "All documents on risk as HTML, of that device and of the largest example: target 3 s"
for device in "$folder_flows" Examples/devices/patient-monitor; do
    python3 scripts/bench.py 3 3 0 "$mamori" risk report "$device" --on 2026-11-22 \
        -o "$folder_flows/report.html" || status=1
done
say "" "The same of the largest example as PDF: target 0.3 s a page"
started="$(date +%s.%N)"
if "$mamori" risk report Examples/devices/patient-monitor --on 2026-11-22 -o "$folder_flows/report.pdf"; then
    pages="$(pdfinfo "$folder_flows/report.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')"
    python3 -c 'import sys, time
seconds, pages = time.time() - float(sys.argv[1]), int(sys.argv[2] or 0)
print(f"{seconds:.1f} s, {pages} pages, {seconds / max(pages, 1):.2f} s a page")
sys.exit(seconds > 0.3 * pages)' "$started" "${pages:-0}" || status=1
fi

# The real bills beside the project where they are, else those of the examples.
corpora="../shared/corpora/bills"
if [[ -d "$corpora" ]]; then
    bills=("$corpora"/debian-medical/*.cdx.json "$corpora"/cyclonedx-examples/*/bom.json
        "$corpora"/cyclonedx-examples/juice-shop/*/bom.json)
else
    bills=(Examples/devices/*/*.cdx.json)
fi
folder="$(mktemp -d)"
trap 'rm -rf "$folder" "$folder_flows"' EXIT
say "" "5,000 components and 100 MB, made from ${#bills[@]} bills"
python3 scripts/large_bill.py "$folder" 5000 100 "${bills[@]}"
python3 scripts/bench.py "$runs" 1 0 \
    "$mamori" bill merge "os=$folder/os.cdx.json" "app=$folder/application.cdx.json" \
    "firmware=$folder/firmware.cdx.json" --name release --release 1 --on 2026-11-22 \
    -o "$folder/release.json" \
    ++ "$mamori" bill score "$folder/release.json" --profile imdrf-n73 --format json || status=1
python3 scripts/bench.py 3 0 800 \
    "$mamori" bill score "$folder/large.cdx.json" --profile imdrf-n73 --limit 1 || status=1

if [[ -d ../shared/corpora ]]; then
    export MAMORI_HOME="$folder/home"
    sources=(nvd cve5 osv jvn csaf-advisories kev)
    say "" "Everything published in ../shared/corpora, taken in at once: target 30 s, 1,500 MB"
    python3 scripts/bench.py 3 30 1500 bash -c 'rm -rf "$MAMORI_HOME"; exec "$@"' import \
        "$mamori" intel import "${sources[@]/#/../shared/corpora/}" || status=1
    say "" "1,000 components held against it, whole process: target 60 ms, 100 MB, pages of the index aside"
    mkdir "$folder/thousand"
    python3 scripts/large_bill.py "$folder/thousand" 1000 1 "${bills[@]}"
    "$mamori" bill merge "os=$folder/thousand/os.cdx.json" "app=$folder/thousand/application.cdx.json" \
        "firmware=$folder/thousand/firmware.cdx.json" --name release --release 1 --on 2026-11-22 \
        -o "$folder/thousand.json" >"$folder/log"
    python3 scripts/bench.py --private 21 0.06 100 "$mamori" scan "$folder/thousand.json" --on 2026-11-22 \
        --allow-incomplete --format json --output "$folder/scan.json" || status=1
fi

# The index at its full size, its records made up in the shape of NVD's.
say "" "The index: 100,000 products, 2 million rows; 10,000 bills of 1,000 components; 10,000 releases"
mamori_swift build -c release --static-swift-stdlib --product Trials >"$scratch/trials.log" 2>&1 \
    || stop "$(cat "$scratch/trials.log")"
"$scratch/release/Trials" bench "$folder/index" || status=1

[[ ! -d ../shared/peers ]] || scripts/bench_peers.sh || status=1
exit "$status"
