"""Cuts single records out of the packed corpora, as seeds for the fuzzer.

Usage: fuzz_seeds.py CORPORA FOLDER; writes FOLDER/<reader>/…
Standard library only.
"""

import gzip
import io
import pathlib
import sys
import tarfile

COUNT = 60


def write(folder, name, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def main():
    corpora, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    feed = corpora / "nvd/nvd-2.0/records.jsonl.gz"
    if feed.exists():
        with gzip.open(feed) as lines:
            for number, line in enumerate(lines):
                if number % 1000 == 7 and len(line) < 60_000:
                    write(out / "advisory-nvd", f"{number}.json", line)
    # Whole lists are too long to be mutated quickly.
    for number, path in enumerate(sorted(corpora.glob("kev/*.*")) + sorted(corpora.glob("labels/*.csv"))):
        if path.suffix == ".csv":
            lines = path.read_bytes().splitlines(keepends=True)
            for start in (1, len(lines) // 2):
                some = lines[:1] + lines[start:start + 12]
                write(out / "advisory-lists", f"{number}-{start}.csv", b"".join(some))
    for reader, archive in [
        ("advisory-cve", "cve5/cve5-records-sample.tar.gz"),
        ("advisory-osv", "osv/go-osv.tar.gz"),
        ("advisory-osv", "osv/pypi-osv-yaml.tar.gz"),
        ("advisory-vex", "openvex/openvex-documents.tar.gz"),
    ]:
        path = corpora / archive
        if not path.exists():
            continue
        with tarfile.open(fileobj=io.BytesIO(path.read_bytes())) as packed:
            members = [m for m in packed.getmembers() if m.isfile() and m.size < 60_000]
            for member in members[:: max(1, len(members) // COUNT)][:COUNT]:
                name = member.name.replace("/", "-").lstrip(".-")
                write(out / reader, name, packed.extractfile(member).read())


main()
