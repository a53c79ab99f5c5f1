"""Which label rows the supplied data can decide, and as which component. docs/quality.md is this rule in words.

The label itself is never looked at here: `place` is given the row without it.
"""

import collections
import dataclasses
import re

from quality_facts import folded

# Marks of a distribution's build in a version: Debian and Ubuntu, RPM families, Alpine, SUSE, Photon/Mariner.
BUILD = re.compile(
    r"^\d+:|\.el\d|\.module|\.amzn|\.fc\d|\.cm\d|ubuntu|deb\d+u|\+dfsg|\+b\d+$|build\d+$|-r\d+$"
    r"|^[\w.+~]+-\d+(\.\d+)*(\+[\w.]+)?$")
# What others built anew under a version of their own: `1.3.1-jenkins-2`, `2.277.2-cb-6`, `1.4.0-shaded-protobuf`.
REBUILD = re.compile(r"^\d[\w.]*-(?!alpha|beta|rc|pre|snapshot)[a-z]+-\w+$", re.I)
IMAGES = re.compile(r"(^|/)(alma|rocky|amazon|oracle)linux@|(^|/)(debian|ubuntu|alpine|fedora|centos|photon)@"
                    r"|/ubi\d|/sle\d+@|mariner|opensuse")
# Each row is the report of a scanner whose record had the version in its range.
OTHER_BASE = "the row rests on an advisory that is not supplied (GHSA); the record supplied has other versions"
OTHER_STATE = "the row rests on another state of the record: the one supplied does not have the version"
# A version tells which product is meant when fewer than one product in this many has such a version.
TELLING = 1000


@dataclasses.dataclass(frozen=True)
class Component:
    name: str
    version: str
    cpe: str = ""
    purl: str = ""


@dataclasses.dataclass(frozen=True)
class Place:
    """A component, or the reason for which there is none."""

    component: Component | None
    reason: str


def escaped(text):
    return re.sub(r"([^\w.\-])", r"\\\1", text.lower())


def order(left, right):
    """-1, 0 or 1 where numbers alone decide; None for any other versions, which only the matcher can read.

    A stage or build behind a hyphen (`1.0.1-0.2021…`, `1.0.0-rc3`) does not matter where the numbers differ.
    """
    read = [re.fullmatch(r"v?(\d+(?:\.\d+)*)(-.*)?", version) for version in (left, right)]
    if not all(read):
        return None
    one, other = ([int(part) for part in found[1].split(".")] for found in read)
    size = max(len(one), len(other))
    one, other = one + [0] * (size - len(one)), other + [0] * (size - len(other))
    if one != other:
        return -1 if one < other else 1
    return 0 if read[0][2] == read[1][2] else None


def excludes(version, lower=None, upper=None, with_lower=True, with_upper=False, exactly=None):
    """The span certainly does not have the version; False where that is not certain."""
    if exactly is not None:
        return order(version, exactly) in (-1, 1)
    low, high = lower and order(version, lower), upper and order(version, upper)
    return (low == -1 or low == 0 and lower and not with_lower
            or high == 1 or high == 0 and upper and not with_upper) is True


def row_excludes(version, written, bounds):
    if not bounds:
        return written not in "*-" and excludes(version, exactly=written)
    start = bounds.get("versionStartIncluding"), bounds.get("versionStartExcluding")
    end = bounds.get("versionEndIncluding"), bounds.get("versionEndExcluding")
    return excludes(
        version, start[0] or start[1], end[0] or end[1], with_lower=not start[1], with_upper=bool(end[0]))


class Split:
    """The rule, over everything that is said in the rows' columns but the label and its note."""

    def __init__(self, facts, rows):
        self.facts = facts
        self.products = sum(len(makers) for makers in facts.products.values())
        # image → (name, version without the distribution's part) of the distribution's builds in it.
        self.builds = collections.defaultdict(set)
        for row in rows:
            if BUILD.search(row["version"]):
                upstream = re.sub(r"^\d+:", "", row["version"]).split("-")[0]
                self.builds[row["image"]].add((row["package"].lower(), upstream))

    def place(self, cve, name, version, image, claim):
        facts = self.facts
        if cve in facts.rejected:
            return Place(Component(name, version), "the number was taken back, whatever the component is")
        if BUILD.search(version):
            if facts.fixes.get((name, cve)) and IMAGES.search(image) and "debian" in image:
                purl = f"pkg:deb/debian/{name}@{version.replace('+', '%2B').replace(':', '%3A')}?arch=source"
                return Place(Component(name, version, purl=purl), "fact of the distribution")
            return Place(None, "distribution's build; its own advisories are not supplied")
        if REBUILD.search(version):
            return Place(None, "another party's rebuild; which fixes it carries is not supplied")
        if cve not in facts.known:
            return Place(None, "no record of this vulnerability is supplied")
        if IMAGES.search(image):
            return Place(None, "inside a distribution's own image; its advisories are not supplied")
        if self.is_owned(name, version, image):
            return Place(None, "the image has the distribution's build of it; its advisories are not supplied")
        package = self.package(cve, name, version, image, claim)
        if package:
            return package
        return self.product(cve, name, version, claim)

    def other_state(self, claim):
        """The record supplied does not have the version, but the scanner's did."""
        return Place(None, OTHER_STATE if claim in self.facts.known else OTHER_BASE)

    def is_owned(self, name, version, image):
        short = name.lower().rsplit("/")[-1]
        return any(
            upstream == version and (short in other or other in short)
            for other, upstream in self.builds[image])

    def package(self, cve, name, version, image, claim):
        """A Go module by its path; a Python package whose record lists this very version."""
        facts = self.facts
        if "/" in name and "." in name.split("/")[0]:
            said = facts.packages.get(("Go", name), {})
            if cve in said and not facts.inner[name, cve]:
                return Place(None, "the record does not say which packages of the Go module are concerned")
            if cve in said and all(excludes(version, *span) for span in facts.spans[name, cve]):
                return self.other_state(claim)
            if cve in said:
                return Place(Component(name, version, purl=f"pkg:golang/{name}@{version}"), "Go module")
            return Place(None, "a Go module of which the records of this vulnerability do not speak")
        said = facts.packages.get(("PyPI", folded(name)), {})
        if cve in said and any(version in (versions or ()) for versions in said.values()):
            if self.builds[image]:
                return Place(None, "a Python package among a distribution's builds: its own or the registry's")
            return Place(
                Component(name, version, purl=f"pkg:pypi/{folded(name)}@{version}"), "Python package")
        return None

    def product(self, cve, name, version, claim):
        """A product of one maker, by a name of two or more words or by a version that tells which is meant."""
        facts = self.facts
        rows = facts.rows.get(cve, [])
        if not rows:
            return Place(None, "the record names no product in a form for machines")
        short = name.split(":")[-1]
        named = [row for row in rows if folded(row[2]) == folded(short)]
        if not named:
            return Place(None, "the record names another product; that this is a part of it is not supplied")
        makers = facts.products[folded(short)]
        attesting = [key for key, versions in makers.items() if version in versions]
        if len(makers) == 1 and "-" in folded(short):
            (key,) = makers
            how = "name of several words, one maker"
        elif len(attesting) == 1 and facts.bearers[version] * TELLING <= self.products:
            (key,) = attesting
            how = "version that only this maker's product is known to have"
        elif len(makers) > 1:
            return Place(None, "products of several makers have this name")
        elif not attesting:
            return Place(None, "no record knows this version of the only product of this name")
        else:
            return Place(None, "a name of one word and a version that many products have")
        if not any(row[:3] == key for row in named):
            return Place(None, "the record names another maker's product of this name")
        if all(row_excludes(version, *row[3:]) for row in named if row[:3] == key):
            return self.other_state(claim)
        cpe = f"cpe:2.3:{key[0]}:{escaped(key[1])}:{escaped(key[2])}:{escaped(version)}:*:*:*:*:*:*:*"
        return Place(Component(name, version, cpe=cpe), how)
