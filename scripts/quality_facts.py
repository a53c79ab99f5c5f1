"""The supplied records as plain facts, for the split of label rows: read without any code of Mamori's.

Nothing here matches or compares versions. It says which records name which products and which versions.
"""

import collections
import functools
import gzip
import io
import json
import pathlib
import re
import tarfile

BOUNDS = ("versionStartIncluding", "versionStartExcluding", "versionEndIncluding", "versionEndExcluding")


@functools.cache
def folded(name):
    """A product's name as CPE and registries both could write it: `commons_compress`, `Commons-Compress`."""
    return re.sub(r"[-_. ]+", "-", name.lower())


def fields(name):
    """The parts of a CPE name without its escapes; nearly all names have none."""
    if "\\" not in name:
        return name.split(":")
    return [re.sub(r"\\(.)", r"\1", part) for part in re.split(r"(?<!\\):", name)]


class Facts:
    """What the corpora say."""

    def __init__(self, corpora):
        corpora = pathlib.Path(corpora)
        # CVE number → [(part, vendor, product, version, {bound: version})] as written by the NVD.
        self.rows = collections.defaultdict(list)
        # Ids of which any record is supplied, and the CVE numbers that were taken back.
        self.known = set()
        self.rejected = set()
        # folded product → (part, vendor, product) → versions that a record writes.
        self.products = collections.defaultdict(lambda: collections.defaultdict(set))
        # (ecosystem, name) → CVE number → versions that the records list, or None where they list none.
        self.packages = collections.defaultdict(dict)
        # (Go module, CVE number) → the record names the packages inside the module that are concerned.
        self.inner = collections.defaultdict(bool)
        # (Go module, CVE number) → [(introduced, fixed)].
        self.spans = collections.defaultdict(list)
        # (source package, CVE number) → versions in which a distribution fixed it.
        self.fixes = collections.defaultdict(list)
        for path in sorted((corpora / "nvd/feeds-1.1").glob("*.json.gz")):
            for item in json.load(gzip.open(path, "rt", encoding="utf-8"))["CVE_Items"]:
                name = item["cve"]["CVE_data_meta"]["ID"]
                self.add(name, item.get("configurations", {}).get("nodes", []), "cpe_match", "cpe23Uri")
                words = item["cve"]["description"]["description_data"]
                if any(word["value"].startswith("** REJECT **") for word in words):
                    self.rejected.add(name)
        for path in sorted((corpora / "nvd/nvd-2.0").glob("*.jsonl.gz")):
            for line in gzip.open(path, "rt", encoding="utf-8"):
                item = json.loads(line)
                # The newer state of the two that are supplied counts.
                self.rejected.discard(item["id"])
                if item.get("vulnStatus") == "Rejected":
                    self.rejected.add(item["id"])
                self.rows.pop(item["id"], None)
                self.add(item["id"], item.get("configurations") or [], "cpeMatch", "criteria")
        for path in sorted((corpora / "cve5").glob("*.tar.gz")):
            self.known.update(re.findall(r"CVE-\d+-\d+(?=\.json)", " ".join(tarfile.open(path).getnames())))
        for path in sorted((corpora / "osv").glob("*.tar.gz")):
            self.read_osv(tarfile.open(path))
        for line in (corpora / "labels/debian-fixed.csv").read_text("utf-8").splitlines()[1:]:
            source, version, name = line.split(",")
            self.fixes[source, name].append(version)
        # How many products have a version of this text.
        self.bearers = collections.Counter(
            version for makers in self.products.values() for version in set().union(*makers.values()))

    def add(self, name, nodes, matches, criteria):
        self.known.add(name)
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            waiting += node.get("nodes") or node.get("children") or []
            for match in node.get(matches) or []:
                parts = fields(match[criteria])
                key, version = (parts[2], parts[3], parts[4]), parts[5]
                bounds = {bound: match[bound] for bound in BOUNDS if match.get(bound)}
                self.rows[name].append((*key, version, bounds))
                said = self.products[folded(key[2])][key]
                said.update(bounds.values())
                if version not in "*-":
                    said.add(version)

    def read_osv(self, archive):
        for member in archive:
            if not member.name.endswith((".json", ".yaml")):
                continue
            text = io.TextIOWrapper(archive.extractfile(member), encoding="utf-8").read()
            if member.name.endswith(".json"):
                record = json.loads(text)
                names = [record["id"], *record.get("aliases", [])]
                for part in record.get("affected", []):
                    package = part["package"]
                    self.add_package(package["ecosystem"], package["name"], names, part.get("versions"))
                    for one in names:
                        inner = part.get("ecosystem_specific", {}).get("imports")
                        self.inner[package["name"], one] |= bool(inner)
                        for span in part.get("ranges", []):
                            self.add_events(package["name"], one, span["events"])
            else:
                # No reader of YAML in the standard library; the files are written by one program, a line a value.
                names = re.findall(r"^(?:id: |- )((?:CVE|GHSA|PYSEC)-\S+)", text, re.M)
                found = re.search(r"^    name: (.+)\n    ecosystem: PyPI", text, re.M)
                listed = re.search(r"^  versions:\n((?:  - .*\n)+)", text, re.M)
                versions = [line[4:].strip("'\" ") for line in listed[1].splitlines()] if listed else None
                if found:
                    self.add_package("PyPI", folded(found[1].strip("'\"")), names, versions)

    def add_events(self, name, cve, events):
        introduced = None
        for event in events:
            introduced = event.get("introduced", introduced)
            if "fixed" in event:
                self.spans[name, cve].append((introduced, event["fixed"]))
                introduced = None
        if introduced is not None:
            self.spans[name, cve].append((introduced, None))

    def add_package(self, ecosystem, name, names, versions):
        for one in names:
            self.known.add(one)
            known = self.packages[ecosystem, name].get(one)
            self.packages[ecosystem, name][one] = sorted({*(known or ()), *(versions or ())})
