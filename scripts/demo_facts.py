"""Makes the facts of the demonstration from public data: products of the example bills, no prose.

Usage: demo_facts.py CORPORA EXAMPLES

Reads CORPORA/nvd (2.0 records, and yearly feeds in the older format), CORPORA/kev and the bills of
EXAMPLES/devices; writes EXAMPLES/intelligence/nvd.json and kev.json in the shapes in which NVD (API 2.0)
and CISA publish. Kept of a record: ids, days, state, tags, vectors with base scores, and the version ranges
of these products. Left out: descriptions, references, weaknesses, other products.
"""

import glob
import gzip
import json
import os
import re
import sys

# Names of whole distributions are no names of the packages in them.
DISTRIBUTIONS = set(
    "redhat oracle gentoo conectiva ubuntu canonical rpath corel suse opensuse novell debian apple "
    "fedoraproject mandrakesoft mandriva turbolinux slackware caldera trustix sun hp ibm sgi".split()
)
FEEDS = (2025, 2021, 2018)
SINCE = "2024"
# How many of a product are kept: those that may cover a version of a bill, and newer others as contrast.
COVERING_MAX = 250
OTHERS_MAX = 20


def numbers(version):
    """The numbers of an upstream version, for a rough comparison; what decides is the program itself."""
    text = re.sub(r"^\d+:", "", version or "").split("+")[0].split("~")[0]
    text = text.rsplit("-", 1)[0] if "-" in text else text
    return [int(n) for n in re.findall(r"\d+", text)[:4]]


def products(examples):
    """The versions of each product: by vendor and name where a bill says so, else by name alone."""
    exact, named = {}, {}
    for path in sorted(glob.glob(os.path.join(examples, "devices", "*", "*.cdx.json"))):
        with open(path, encoding="utf-8") as file:
            bill = json.load(file)
        for component in bill["components"]:
            version = numbers(component.get("version"))
            if "cpe" in component:
                parts = component["cpe"].split(":")
                exact.setdefault((parts[3], parts[4]), []).append(version)
            if component.get("purl", "").startswith("pkg:deb/"):
                source = [p["value"] for p in component.get("properties", []) if p["name"] == "debian:source"]
                for name in {component["name"].lower(), *map(str.lower, source)}:
                    named.setdefault(name, []).append(version)
    return exact, named


def covers(match, versions):
    """Whether the criterion may cover one of the versions, roughly."""
    version = match["criteria"].split(":")[5]
    bounds = [
        (match.get("versionStartIncluding"), lambda a, b: a >= b),
        (match.get("versionStartExcluding"), lambda a, b: a > b),
        (match.get("versionEndIncluding"), lambda a, b: a <= b),
        (match.get("versionEndExcluding"), lambda a, b: a < b),
    ]
    if version not in "*-":
        return any(numbers(version) == own for own in versions)
    return any(all(not end or holds(own, numbers(end)) for end, holds in bounds) for own in versions)


class Selection:
    def __init__(self, examples):
        self.exact, self.named = products(examples)

    def versions(self, match):
        parts = match["criteria"].split(":")
        if (parts[3], parts[4]) in self.exact:
            return self.exact[parts[3], parts[4]]
        if parts[3] not in DISTRIBUTIONS and parts[4] in self.named and parts[2] != "h":
            return self.named[parts[4]]
        return None

    def configurations(self, record):
        """The record's configurations without products that no bill has; a platform stays."""
        kept = []
        for configuration in record.get("configurations", []):
            nodes = configuration["nodes"]
            if not any(self.own(n.get("cpeMatch", [])) for n in nodes):
                continue
            if configuration.get("operator", "OR") != "AND":
                nodes = [dict(n, cpeMatch=self.own(n["cpeMatch"])) for n in nodes if self.own(n["cpeMatch"])]
            kept.append(dict(configuration, nodes=nodes))
        return kept

    def own(self, matches):
        return [m for m in matches if m["vulnerable"] and self.versions(m) is not None]

    def touched(self, configurations):
        """The products of the bills, each with whether one of its versions may be covered."""
        touched = {}
        for configuration in configurations:
            for node in configuration["nodes"]:
                for match in node.get("cpeMatch", []):
                    versions = self.versions(match)
                    if versions is None or not match["vulnerable"]:
                        continue
                    product = ":".join(match["criteria"].split(":")[3:5])
                    touched[product] = touched.get(product, False) or covers(match, versions)
        return touched


def metrics(record):
    """Vectors and base scores, with who gave them."""
    kept = {}
    for name, values in record.get("metrics", {}).items():
        if not name.startswith("cvssMetric"):
            continue
        kept[name] = [
            {
                "source": value["source"],
                "type": value["type"],
                "cvssData": {k: value["cvssData"][k] for k in ("version", "vectorString", "baseScore")},
            }
            for value in values
            if "baseScore" in value.get("cvssData", {})
        ]
    return {name: values for name, values in kept.items() if values}


def of_feed(item):
    """A record of the older format (1.1) in the shape of the API 2.0."""
    def node(old):
        matches = [
            dict({k: v for k, v in m.items() if k.startswith("version")},
                 vulnerable=m["vulnerable"], criteria=m["cpe23Uri"])
            for m in old.get("cpe_match", [])
        ]
        return {"operator": old["operator"], "negate": old.get("negate", False), "cpeMatch": matches}

    configurations = []
    for old in item["configurations"]["nodes"]:
        if old.get("children"):
            children = [node(child) for child in old["children"]]
            configurations.append({"operator": old["operator"], "nodes": children})
        else:
            configurations.append({"nodes": [node(old)]})
    given = {}
    for key, name, field in (
        ("baseMetricV2", "cvssMetricV2", "cvssV2"),
        ("baseMetricV3", "cvssMetricV3", "cvssV3"),
    ):
        if key in item.get("impact", {}):
            data = item["impact"][key][field]
            suffix = {"3.0": "0", "3.1": "1"}.get(data["version"], "")
            given[name + suffix] = [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": data}]
    meta = item["cve"]["CVE_data_meta"]
    days = {key: item[f"{key}Date"].replace("Z", ":00.000") for key in ("published", "lastModified")}
    return dict(
        days, id=meta["ID"], sourceIdentifier=meta.get("ASSIGNER", ""), vulnStatus="Analyzed", metrics=given,
        configurations=configurations)


def records(corpora):
    """Every record at hand, each id once; the newer shape goes first."""
    seen = set()
    path = os.path.join(corpora, "nvd", "nvd-2.0", "records.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            seen.add(record["id"])
            yield record
    for year in FEEDS:
        with gzip.open(os.path.join(corpora, "nvd", "feeds-1.1", f"nvdcve-1.1-{year}.json.gz")) as file:
            for item in json.load(file)["CVE_Items"]:
                if item["cve"]["CVE_data_meta"]["ID"] not in seen:
                    yield of_feed(item)


def nvd(corpora, selection):
    """The records to keep: those that may concern a version of a bill, and the newest others as contrast."""
    chosen = []
    for record in records(corpora):
        configurations = selection.configurations(record)
        if not configurations:
            continue
        touched = selection.touched(configurations)
        keys = ("id", "sourceIdentifier", "published", "lastModified", "vulnStatus", "cveTags")
        short = {key: record[key] for key in keys if record.get(key)}
        short.update(metrics=metrics(record), configurations=configurations)
        chosen.append((short, touched))
    chosen.sort(key=lambda pair: (pair[0]["published"], pair[0]["id"]), reverse=True)
    counts, kept = {}, []
    for record, touched in chosen:
        may = [product for product, is_covered in touched.items() if is_covered]
        if not may and record["published"] < SINCE:
            continue
        keys = [(product, bool(may)) for product in may or touched]
        if all(counts.get(key, 0) >= (COVERING_MAX if may else OTHERS_MAX) for key in keys):
            continue
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
        kept.append(record)
    return sorted(kept, key=lambda record: record["id"])


def kev(corpora, ids):
    with open(os.path.join(corpora, "kev", "known_exploited_vulnerabilities.json"), encoding="utf-8") as file:
        catalogue = json.load(file)
    keys = ("cveID", "vendorProject", "product", "dateAdded", "dueDate", "knownRansomwareCampaignUse")
    entries = [{key: e[key] for key in keys} for e in catalogue["vulnerabilities"] if e["cveID"] in ids]
    head = {key: catalogue[key] for key in ("title", "catalogVersion", "dateReleased")}
    return dict(head, count=len(entries), vulnerabilities=entries)


def write(path, head, name, items):
    """One item a line, so that a change of the facts shows as such."""
    def text(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text(head)[:-1] + f',"{name}":[\n' + ",\n".join(map(text, items)) + "\n]}\n")


def main():
    corpora, examples = sys.argv[1:3]
    kept = nvd(corpora, Selection(examples))
    folder = os.path.join(examples, "intelligence")
    os.makedirs(folder, exist_ok=True)
    head = {"resultsPerPage": len(kept), "startIndex": 0, "totalResults": len(kept)}
    head.update(format="NVD_CVE", version="2.0")
    write(os.path.join(folder, "nvd.json"), head, "vulnerabilities", [{"cve": r} for r in kept])
    catalogue = kev(corpora, {record["id"] for record in kept})
    entries = catalogue.pop("vulnerabilities")
    write(os.path.join(folder, "kev.json"), catalogue, "vulnerabilities", entries)
    size = sum(os.path.getsize(os.path.join(folder, name)) for name in ("nvd.json", "kev.json"))
    print(f"{len(kept)} records, {len(entries)} known exploited, {size} bytes")


main()
