"""Prints the demonstration's summary: one line a device, counted from the JSON reports.

Usage: demo_table.py FOLDER DEVICE...
"""

import json
import os
import sys
import unicodedata

STATES = ["met", "unmet", "noRecord", "needsJudgement", "notApplicable"]
HEADS = ["満たす met", "未達 unmet", "記録なし no record", "判断待ち to judge", "対象外 n/a"]


def width(text):
    """Columns on a terminal: a wide character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def left(text, columns):
    return text + " " * (columns - width(text))


def right(text, columns):
    return " " * (columns - width(text)) + text


def count(folder, device):
    with open(os.path.join(folder, device + ".json"), encoding="utf-8") as file:
        demands = json.load(file)["requirements"]
    states = [demand["state"] for demand in demands]
    unknown = set(states) - set(STATES)
    if unknown:
        sys.exit(f"{device}.json: unknown states {sorted(unknown)}")
    return [states.count(state) for state in STATES]


def main():
    folder, devices = sys.argv[1], sys.argv[2:]
    rows = [(device, count(folder, device)) for device in devices]
    names = max(width(device) for device in devices)
    print()
    print(left("機器 device", names), *HEADS, sep="  ")
    for device, counts in rows:
        cells = [right(str(n), width(head)) for n, head in zip(counts, HEADS)]
        print(left(device, names), *cells, sep="  ")
    kinds = [k for k in ("html", "pdf", "json") if os.path.exists(f"{folder}/{devices[0]}.{k}")]
    print()
    print(f"報告書 reports: {folder}/<device>.{{{','.join(kinds)}}}")
    print(f"まず見るなら start with: {folder}/{devices[0]}.html")


main()
