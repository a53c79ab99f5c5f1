#!/usr/bin/env python3
"""Writes a dossier with many data flows between many parts: many_flows.py FOLDER FLOWS."""
import pathlib
import sys


def main() -> None:
    folder, flows = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    parts = max(2, flows // 50)
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        'identity: {id: many-flows, name: 架空の大きな装置, has_program: true, current_version: "1"}',
        "releases:",
        '  "1": {status: released, released_on: 2026-01-01}',
        "constituents:",
    ]
    sort = ["main"] + ["it_equipment"] * parts
    lines += [f"  C-{n}: {{name: 部品 {n}, kind: {sort[n]}}}" for n in range(parts)]
    lines.append("interfaces:")
    kinds = ["ethernet", "wifi", "usb", "bluetooth"]
    lines += [
        f"  IF-{n}: {{name: 口 {n}, kind: {kinds[n % 4]}, constituent: C-{n}, state: usable}}"
        for n in range(parts)
    ]
    lines.append("essential_functions:")
    lines.append("  EF-1: {name: 治療, kind: therapy, clinical_severity: critical, runs_on: [C-0]}")
    lines.append("data_flows:")
    for n in range(flows):
        start, end = n % parts, (n * 7 + 1) % parts
        known = "true" if n % 3 else "false"
        lines.append(
            f"  DF-{n}: {{name: 流れ {n}, from: C-{start}, to: C-{end}, interface: IF-{start}, "
            f"payload: {'control' if n % 5 == 0 else 'data'}, crosses_boundary: true, "
            f"authenticated: {known}, encrypted: {known}, alteration_function: EF-1}}"
        )
    lines += [
        "risks:",
        "  RSK-1: {title: 治療が変わる, cause_type: malicious, affects: [EF-1], harm_type: patient, "
        "severity: critical, exploitability: high}",
    ]
    (folder / "device.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
