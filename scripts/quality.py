"""Matching quality on the labelled rows. Usage: quality.py MAMORI CORPORA BASELINE [--write-baseline]

MAMORI_HOME names the folder with the compiled records. Prints the figures, each false positive and false
negative by name, and the rows that cannot be decided by reason. Ends with 1 when recall or precision is below
its limit, the undecided share has grown, or a false negative or a wrong fact is new: docs/quality.md.
"""

import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

from quality_facts import Facts, folded
from quality_split import OTHER_BASE, OTHER_STATE, Component, Split

RECALL, PRECISION = 0.99, 0.95


def scan(mamori, components):
    """component → {vulnerability: verdict} as `mamori scan` says; what is not told was not found at all."""
    found = collections.defaultdict(dict)
    waiting = list(components)
    while waiting:
        # A line of the result names the component by name and version: they are told apart within a bill.
        refs, later = {}, []
        for component in waiting:
            if refs.setdefault((component.name, component.version), component) is not component:
                later.append(component)
        for name, version, vulnerability, verdict in told(mamori, list(refs.values())):
            if (name, version) in refs:
                found[refs[name, version]][vulnerability] = verdict
        waiting = later
    return found


def told(mamori, components):
    """What one scan says: name, version, vulnerability, verdict."""
    lines = [
        {"type": "library", "bom-ref": f"c{number}", "name": one.name, "version": one.version}
        | {key: value for key, value in (("cpe", one.cpe), ("purl", one.purl)) if value}
        for number, one in enumerate(components)]
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": lines}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "rows.cdx.json")
        path.write_text(json.dumps(bill), "utf-8")
        ran = subprocess.run(
            [mamori, "scan", "--explain", "--format", "json", str(path)], capture_output=True, text=True)
    if ran.returncode not in (0, 1, 3):
        sys.exit(f"mamori scan ended with {ran.returncode}:\n{ran.stderr[-2000:]}")
    for one in json.loads(ran.stdout)["scans"]:
        for found in one["findings"] + one["notAffected"]:
            component = found["component"]
            yield component["name"], component["version"], found["vulnerability"], found["words"]["en"]


def is_reported(verdict):
    return verdict.startswith(("affected", "possible"))


def judge_rows(mamori, facts, rows):
    """The figures of the labelled rows."""
    split = Split(facts, rows)
    columns = ("effective_cve", "package", "version", "image", "vulnerability_id")
    placed = [(row, split.place(*(row[column] for column in columns))) for row in rows]
    components = sorted({place.component for _, place in placed if place.component}, key=str)
    found = scan(mamori, components)
    others = [row for row, place in placed if place.reason in (OTHER_BASE, OTHER_STATE)]
    undecided = collections.defaultdict(collections.Counter)
    decided = collections.defaultdict(collections.Counter)
    counts = collections.Counter(rows=len(rows))
    wrong = collections.Counter()
    for row, place in placed:
        if not place.component:
            counts["undecided"] += 1
            undecided[place.reason][row["label"]] += 1
            continue
        counts["decidable"] += 1
        decided[place.reason][row["label"]] += 1
        verdict = found[place.component].get(row["effective_cve"], "not told")
        kind = {"TP": ("TP", "FN"), "FP": ("FP", "TN")}.get(row["label"])
        if not kind:
            counts["unlabelled"] += 1
            continue
        name = kind[0] if is_reported(verdict) else kind[1]
        counts[name] += 1
        counts["possible"] += is_reported(verdict) and not verdict.startswith("affected")
        if name in ("FN", "FP") or verdict.startswith("possible"):
            said = "; ".join(sorted({say(*said) for said in facts.rows.get(row["effective_cve"], ())
                                     if ":".join(said[:3]) in place.component.cpe}))
            what = name if name in ("FN", "FP") else "as possible"
            wrong[what, row["effective_cve"], row["package"], row["version"], verdict, said] += 1
    # By its name alone nothing is ever called affected, whatever is said of products of that name.
    plain = sorted({Component(row["package"], row["version"]) for row, place in placed
                    if not place.component}, key=str)
    counts["named"] = len(plain)
    counts["named_affected"] = sum(
        verdict == "affected" for said in scan(mamori, plain).values() for verdict in said.values())
    return counts, undecided, decided, wrong, others


def say(part, vendor, product, version, bounds):
    spans = " ".join(f"{bound.removeprefix('version')} {value}" for bound, value in bounds.items())
    return f"{vendor}:{product} {spans or version}"


def judge_facts(mamori, facts):
    """Every fixed version of the distribution: before it, at it, behind it."""
    cases = []
    for (source, cve), versions in sorted(facts.fixes.items()):
        for version in versions:
            release = version.split("+deb")[1].split("u")[0] if "+deb" in version else "12"
            others = [other for other in versions if other != version]
            # Before one fix may be behind another of the same package: only one that stands alone is sure.
            for where, text in (("before", version + "~"), ("at", version), ("behind", version + ".1")):
                if where != "before" or not others:
                    quoted = text.replace("+", "%2B").replace(":", "%3A").replace("~", "%7E")
                    purl = f"pkg:deb/debian/{source}@{quoted}?arch=source&distro=debian-{release}"
                    if "ubuntu" in version:
                        purl = f"pkg:deb/ubuntu/{source}@{quoted}?arch=source"
                    cases.append((source, text, purl, cve, where))
    components = sorted({Component(source, text, purl=purl) for source, text, purl, _, _ in cases}, key=str)
    found = scan(mamori, components)
    right, wrong = collections.Counter(), []
    for source, text, purl, cve, where in cases:
        verdict = found[Component(source, text, purl=purl)].get(cve, "not told")
        fits = is_reported(verdict) if where == "before" else verdict.startswith("not affected")
        fits |= cve in facts.rejected and verdict == "not affected (rejected)"
        right[where, fits] += 1
        if not fits:
            wrong.append(f"{cve} {source} {text} ({where} the fix): {verdict}")
    return right, wrong


def table(title, groups):
    print(f"\n{title}")
    for reason, labels in sorted(groups.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        parts = ", ".join(f"{label} {labels[label]}" for label in ("TP", "FP", "??") if labels[label])
        print(f"  {sum(labels.values()):5}  {reason}  ({parts})")


def main():
    mamori, corpora, baseline = sys.argv[1:4]
    facts = Facts(corpora)
    with open(pathlib.Path(corpora, "labels/image-labels.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts, undecided, decided, wrong, others = judge_rows(mamori, facts, rows)
    right, wrong_facts = judge_facts(mamori, facts)
    recall = counts["TP"] / max(1, counts["TP"] + counts["FN"])
    precision = counts["TP"] / max(1, counts["TP"] + counts["FP"])
    print(f"label rows {counts['rows']}: decidable {counts['decidable']}, "
          f"not decidable {counts['undecided']}")
    print(f"true positives {counts['TP']}, false positives {counts['FP']}, false negatives {counts['FN']}, "
          f"true negatives {counts['TN']}; recall {recall:.4f}, precision {precision:.4f} "
          f"(of those reported, {counts['possible']} as possible)")
    for (kind, *rest), number in sorted(wrong.items()):
        record = f"; record: {rest[4]}" if rest[4] else ""
        print(f"  {kind} ×{number}: {' '.join(rest[:3])}: {rest[3]}{record}")
    table("decidable, by how the component was found", decided)
    table("not decidable, by reason (labels counted afterwards)", undecided)
    print("\nrows that rest on another state of the record:")
    seen = collections.Counter(
        (row["effective_cve"], row["package"], row["version"], row["label"]) for row in others)
    for (cve, name, version, label), number in sorted(seen.items()):
        said = sorted({say(*row) for row in facts.rows.get(cve, ()) if folded(row[2]) == folded(name)})
        print(f"  ×{number} {cve} {name} {version} ({label}): {'; '.join(said[:8])}")
    print(f"\nby name alone: {counts['named']} names and versions of rows that cannot be decided; "
          f"called affected: {counts['named_affected']}")
    print(f"\nfixes of the distribution: " + ", ".join(
        f"{where} the fix {right[where, True]} right, {right[where, False]} wrong"
        for where in ("before", "at", "behind")))
    for line in wrong_facts:
        print(f"  wrong: {line}")
    now = {
        "rows": counts["rows"], "undecided": counts["undecided"], "false_negatives": counts["FN"],
        "false_positives": counts["FP"], "wrong_facts": len(wrong_facts)}
    if "--write-baseline" in sys.argv:
        pathlib.Path(baseline).write_text(json.dumps(now, indent=2) + "\n", "utf-8")
    known = json.loads(pathlib.Path(baseline).read_text("utf-8"))
    faults = [f"{key} rose from {known[key]} to {now[key]}" for key in
              ("false_negatives", "false_positives", "wrong_facts") if now[key] > known[key]]
    if now["undecided"] * known["rows"] > known["undecided"] * now["rows"]:
        faults.append(f"the undecided share grew: {known['undecided']} to {now['undecided']}")
    faults += ["something was called affected by its name alone"] * bool(counts["named_affected"])
    faults += [f"recall {recall:.4f} is below {RECALL}"] * (recall < RECALL)
    faults += [f"precision {precision:.4f} is below {PRECISION}"] * (precision < PRECISION)
    print("\n" + ("\n".join(f"FAULT: {fault}" for fault in faults) or "quality gate: passed"))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
