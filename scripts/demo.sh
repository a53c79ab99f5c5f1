#!/usr/bin/env bash
# Takes in the bundled facts on vulnerabilities, assesses the six bundled devices into build/demo/ and
# shows where each of them stands. What is kept elsewhere on this machine takes no part.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

devices=(infusion-pump pacs-server home-cpap implant-neurostim patient-monitor thermometer)
# The demonstration stands on one day, so that it shows the same on every day.
today=2026-11-22
out=build/demo

scripts/setup.sh
say "Building mamori …"
build_release
mkdir -p "$out"
export MAMORI_HOME="$PWD/$out/home"
rm -rf "$MAMORI_HOME"
say "Taking in the bundled facts on vulnerabilities …"
"$mamori" intel import Examples/intelligence/nvd.json Examples/intelligence/kev.json

# write_pdf DEVICE: only when the report has changed since the last PDF; 1 if it cannot be made.
write_pdf() {
    local pdf="$out/$1.pdf" mark="$out/.$1.mark" now
    now="$(sha256sum <"$out/$1.html")"
    [[ -e "$pdf" && -e "$mark" && "$(cat "$mark")" == "$now" ]] && return
    rm -f "$pdf" "$mark"
    "$mamori" assess "Examples/devices/$1" --on "$today" --format pdf -o "$pdf" >/dev/null || return 1
    printf '%s\n' "$now" >"$mark"
}

pdf=yes
for device in "${devices[@]}"; do
    say "Assessing $device …"
    for format in html json; do
        "$mamori" assess "Examples/devices/$device" --on "$today" --format "$format" \
            -o "$out/$device.$format" >/dev/null
    done
    # The documents of the risk file: to read, and to filter in a spreadsheet.
    for format in html xlsx; do
        "$mamori" risk report "Examples/devices/$device" --on "$today" \
            -o "$out/$device-risk.$format" 2>/dev/null
    done
    # Without a renderer the first message says so; five more would say the same.
    if [[ "$pdf" == yes ]]; then write_pdf "$device" || pdf=no; fi
done

python3 scripts/demo_table.py "$out" "${devices[@]}"

# Threats, risks and what holds the release back, device by device. What is held back exits with 1.
say "" "脅威・リスク・出荷判定 threats, risks, release: mamori risk threats, matrix, trace, gate"
for device in "${devices[@]}"; do
    say "  $device"
    for look in threats trace gate; do
        "$mamori" risk "$look" "Examples/devices/$device" --on "$today" 2>/dev/null \
            | tail -n 1 | sed 's/^/    /' || true
    done
done

# The first device with its findings: what is decided, what waits, how old it is. Findings exit with 1.
say "" "mamori scan Examples/devices/${devices[0]}"
"$mamori" scan "Examples/devices/${devices[0]}" --on "$today" >"$out/scan.txt" 2>/dev/null || true
{ head -n 12 "$out/scan.txt"; say "  …"; tail -n 3 "$out/scan.txt"; }
say "" "既知の脆弱性 known vulnerabilities: mamori intel status"
"$mamori" intel status --on "$today" | head -n 12 || true
