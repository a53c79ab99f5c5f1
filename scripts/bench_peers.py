"""Mamori and two peers on the same records and bills. Usage:

bench_peers.py lay-out RECORDS FOLDER                     one file a CVE, as sbom-cve-check reads them
bench_peers.py compare MAMORI SHARED PEERS DIFFERENCES    times, and each difference as a line of CSV
"""

import collections
import csv
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from quality_facts import BOUNDS, fields

BILLS = ("dicom-gateway-upstream", "imaging-workstation-upstream")


def lay_out(records, folder):
    for line in gzip.open(records, "rt", encoding="utf-8"):
        name = json.loads(line)["id"]
        _, year, number = name.split("-")
        path = pathlib.Path(folder, f"CVE-{year}", f"CVE-{year}-{number[:-2]}xx", f"{name}.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(line, "utf-8")


def timed(command, environment=None):
    """Seconds of the whole process."""
    start = time.monotonic()
    ran = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(environment or {})})
    if ran.returncode not in (0, 1, 3):
        sys.exit(f"{command[0]} ended with {ran.returncode}:\n{ran.stderr[-2000:]}")
    return time.monotonic() - start, ran.stdout


class Comparison:
    def __init__(self, mamori, shared, peers, home):
        self.mamori, self.shared, self.peers, self.home = mamori, shared, peers, home

    def ours(self, bill):
        """(product, CVE) → verdict; the product as the bill's CPE name has it."""
        command = [self.mamori, "scan", "--lang", "en", str(bill)]
        # The first call reads the index from the disk; the peers have their files in memory as well by then.
        timed(command, {"MAMORI_HOME": self.home})
        seconds, _ = min(timed(command, {"MAMORI_HOME": self.home}) for _ in range(5))
        _, text = timed([*command, "--explain", "--format", "json"], {"MAMORI_HOME": self.home})
        found = {}
        for scan in json.loads(text)["scans"]:
            for one in scan["findings"] + scan["notAffected"]:
                found[one["component"]["name"], one["vulnerability"]] = one["words"]["en"]
        return seconds, found

    def cve_bin_tool(self, bill):
        output = pathlib.Path(self.home, "cve-bin-tool.json")
        output.unlink(missing_ok=True)
        seconds, _ = timed(
            [f"{self.peers}/cve-bin-tool/bin/cve-bin-tool", "--offline", "--disable-version-check",
             "--disable-validation-check", "--sbom", "cyclonedx", "--sbom-file", str(bill), "-f", "json",
             "-o", str(output), "-u", "never", "-l", "critical"], {"HOME": f"{self.peers}/home"})
        return seconds, {
            (line["product"], line["cve_number"]): f"{line['vendor']}:{line['product']}"
            for line in json.loads(output.read_text("utf-8"))}

    def sbom_cve_check(self, bill):
        source, output = pathlib.Path(self.home, "bill.spdx.json"), pathlib.Path(self.home, "out.csv")
        timed([sys.executable, f"{self.shared}/peers/cyclonedx_to_spdx3.py", str(bill), str(source)])
        seconds, _ = timed(
            [f"{self.peers}/sbom-cve-check/bin/sbom-cve-check", "--ignore-default-config",
             "-c", f"{self.peers}/sbom-cve-check.toml", "--offline-mode", "--disable-auto-updates",
             "--sbom-type", "spdx3", "--sbom-path", str(source), "--export-type", "csv",
             "--export-path", str(output)])
        with open(output, encoding="utf-8", newline="") as file:
            return seconds, {
                (line["package names"], line["vuln-id"]): line["notes"] for line in csv.DictReader(file)
                if line["status"] == "affected"}


def said(record, product):
    """What the record says of products of this name, shortly."""
    texts = []
    nodes = list(record.get("configurations") or [])
    while nodes:
        node = nodes.pop(0)
        nodes += node.get("nodes") or []
        for match in node.get("cpeMatch") or []:
            parts = fields(match["criteria"])
            if parts[4] == product:
                bounds = [key for key in BOUNDS if key in match]
                spans = " ".join(f"{key.removeprefix('version')} {match[key]}" for key in bounds)
                texts.append(f"{parts[3]}:{parts[4]} {spans or parts[5]}")
    # Rows that speak of many versions first: they decide more often than single ones.
    return "; ".join(sorted(dict.fromkeys(texts), key=lambda text: not (" *" in text or "ing " in text))[:6])


def reason(verdict, ours, texts, vendor):
    """Why the three differ, told from the record."""
    rows = [text.split(" ", 1) for text in texts.split("; ") if " " in text]
    own = [span for name, span in rows if name.split(":")[0] == vendor]
    if not own:
        return "the record names the product under another vendor"
    if verdict.startswith("not affected (platform absent"):
        return "the record needs a platform that the bill does not have"
    if verdict.startswith("possible (platform"):
        return "the record needs a platform that the bill does not tell"
    if any(span in ("-", "_nil_") for span in own):
        return "the record tells no version (- or _nil_)"
    if not ours:
        return "the version in the record is another word than the component's"
    if any(span == "*" for span in own):
        return "a row without a bound beside others"
    return "other"


def compare(mamori, shared, peers, differences):
    records = {}
    path = f"{shared}/corpora/nvd/nvd-2.0/records.jsonl.gz"
    for line in gzip.open(path, "rt", encoding="utf-8"):
        record = json.loads(line)
        records[record["id"]] = record
    lines = []
    with tempfile.TemporaryDirectory() as home:
        one = Comparison(mamori, shared, peers, home)
        seconds, _ = timed([mamori, "intel", "import", path], {"MAMORI_HOME": home})
        print(f"index from {len(records)} records: {seconds:.1f} s\n")
        for name in BILLS:
            bill = pathlib.Path(shared, f"corpora/bills/debian-medical/{name}.cdx.json")
            names = {}
            vendors = {}
            for part in json.loads(bill.read_text("utf-8"))["components"]:
                parts = fields(part["cpe"]) if part.get("cpe") else None
                names[part["name"]] = part["name"]
                if parts:
                    names[parts[4]], vendors[part["name"]] = part["name"], (parts[3], parts[4])
            all_ours = one.ours(bill)
            tool, check = one.cve_bin_tool(bill), one.sbom_cve_check(bill)
            ours = {key for key, verdict in all_ours[1].items()
                    if verdict.startswith(("affected", "possible"))}
            theirs = [{(names.get(part, part), cve) for part, cve in found} for found in (tool[1], check[1])]
            print(f"{name}: Mamori {all_ours[0]:.3f} s, cve-bin-tool {tool[0]:.1f} s, sbom-cve-check "
                  f"{check[0]:.1f} s; finds {len(ours)} / {len(theirs[0])} / {len(theirs[1])}, "
                  f"by all three {len(ours & theirs[0] & theirs[1])}")
            for key in sorted(ours | theirs[0] | theirs[1]):
                if key in ours and key in theirs[0] and key in theirs[1]:
                    continue
                vendor, product = vendors.get(key[0], ("", key[0]))
                texts = said(records.get(key[1], {}), product)
                verdict = all_ours[1].get(key, "nothing")
                lines.append([
                    name, key[0], key[1], verdict, "yes" if key in theirs[0] else "no",
                    "yes" if key in theirs[1] else "no", texts,
                    reason(verdict, key in ours, texts, vendor)])
    with open(differences, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ["bill", "component", "cve", "mamori", "cve-bin-tool", "sbom-cve-check", "record", "reason"])
        writer.writerows(lines)
    print(f"\n{len(lines)} differences, all in {differences}:")
    for text, number in collections.Counter(line[-1] for line in lines).most_common():
        print(f"  {number:4}  {text}")


if __name__ == "__main__":
    {"lay-out": lay_out, "compare": compare}[sys.argv[1]](*sys.argv[2:])
