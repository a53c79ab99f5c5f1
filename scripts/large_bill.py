"""Makes large bills of materials out of real ones, for measuring.

Usage: large_bill.py FOLDER COMPONENTS MEGABYTES BILL...
BILL are CycloneDX JSON bills. Writes into FOLDER:
  os.cdx.json, application.cdx.json, firmware.cdx.json   together COMPONENTS components
  large.cdx.json                                         at least MEGABYTES megabytes (10^6)
Each round over the real components gives them versions and refs of its own, so that no two are the same
line, and keeps their dependencies. The same input gives the same bytes.
"""

import copy
import json
import pathlib
import sys


def load(path):
    bill = json.loads(pathlib.Path(path).read_text("utf-8-sig"))
    if bill.get("bomFormat") != "CycloneDX":
        sys.exit(f"{path}: not a CycloneDX JSON bill")
    return bill


class Rounds:
    """The real components over and over, each time as other lines."""

    def __init__(self, bills):
        self.lines = []
        self.edges = {}
        for number, bill in enumerate(bills):
            for component in bill.get("components", []):
                line = copy.deepcopy(component)
                line.pop("components", None)
                line.setdefault("bom-ref", f"line-{len(self.lines)}")
                line["bom-ref"] = f"{number}/{line['bom-ref']}"
                self.lines.append(line)
            for dependency in bill.get("dependencies", []):
                ref = f"{number}/{dependency['ref']}"
                self.edges[ref] = [f"{number}/{other}" for other in dependency.get("dependsOn", [])]
        known = {line["bom-ref"] for line in self.lines}
        self.edges = {
            ref: [other for other in others if other in known]
            for ref, others in self.edges.items()
            if ref in known
        }

    def line(self, index):
        """A component and its dependencies; the index goes over all rounds."""
        round_number, position = divmod(index, len(self.lines))
        line = copy.deepcopy(self.lines[position])
        ref = line["bom-ref"]
        if round_number:
            suffix = f"+r{round_number}"
            if "version" in line:
                old = line["version"]
                line["version"] = old + suffix
                if "purl" in line and "@" in line["purl"]:
                    line["purl"] = line["purl"].replace("@" + old, "@" + old + "%2Br" + str(round_number), 1)
        line["bom-ref"] = f"{round_number}:{ref}"
        needs = [f"{round_number}:{other}" for other in self.edges.get(ref, [])]
        return line, {"ref": line["bom-ref"], "dependsOn": needs}


def bill(name, entries):
    """A bill with a subject that needs nothing by itself; edges to lines that are not in it are left out."""
    refs = {line["bom-ref"] for line, _ in entries}
    dependencies = [
        {"ref": edge["ref"], "dependsOn": sorted({o for o in edge["dependsOn"] if o in refs})}
        for _, edge in entries
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": "2026-11-23T00:00:00Z",
            "authors": [{"name": "large_bill.py"}],
            "component": {"type": "application", "bom-ref": "subject", "name": name, "version": "1"},
        },
        "components": [line for line, _ in entries],
        "dependencies": dependencies,
    }


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")


def main():
    folder, components, megabytes = pathlib.Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    rounds = Rounds([load(path) for path in sys.argv[4:]])
    if not rounds.lines:
        sys.exit("no components in these bills")
    folder.mkdir(parents=True, exist_ok=True)
    cuts = [0, components * 6 // 10, components * 9 // 10, components]
    names = ["os", "application", "firmware"]
    for name, start, end in zip(names, cuts, cuts[1:]):
        entries = [rounds.line(index) for index in range(start, end)]
        write(folder / f"{name}.cdx.json", bill(name, entries))
    entries, size, index = [], 0, 0
    while size < megabytes * 1e6:
        entry = rounds.line(index)
        size += sum(len(json.dumps(part, ensure_ascii=False).encode()) for part in entry)
        entries.append(entry)
        index += 1
    # Spaces between members count in the estimate and are not written: a tenth more is safely above.
    entries += [rounds.line(index + more) for more in range(len(entries) // 10)]
    write(folder / "large.cdx.json", bill("large", entries))


main()
