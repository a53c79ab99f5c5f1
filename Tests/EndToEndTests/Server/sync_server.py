"""The feeds of Tests/FeedsTests/Server with records that a bill can be held against, for tests of the binary.

Addresses, misbehaviours and the log are those of feed_server.py; some misbehaviours are added here. Documents
have the publishers' shapes; what they say is fictional. Prints its port.
"""

import hashlib
import re
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "FeedsTests" / "Server"))
import feed_server  # noqa: E402
from feed_server import dumped, packed, zipped  # noqa: E402

CPE = "cpe:2.3:a:kaku:imaging_server"


def nvd_record(number, end):
    match = {"vulnerable": True, "criteria": f"{CPE}:*:*:*:*:*:*:*:*", "versionEndExcluding": end,
             "matchCriteriaId": "A"}
    return {"cve": {
        "id": f"CVE-2024-{number}", "sourceIdentifier": "a@example.org", "vulnStatus": "Analyzed",
        "published": "2024-05-01T00:00:00.000", "lastModified": "2026-10-30T00:00:00.000",
        "descriptions": [{"lang": "en", "value": "Fictional."}],
        "metrics": {"cvssMetricV31": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {
            "version": "3.1", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
            "baseScore": 9.8, "baseSeverity": "CRITICAL"}}]},
        "weaknesses": [], "references": [],
        "configurations": [{"nodes": [{"operator": "OR", "negate": False, "cpeMatch": [match]}]}]}}


def nvd(records):
    return dumped({"resultsPerPage": len(records), "startIndex": 0, "totalResults": len(records),
                   "format": "NVD_CVE", "version": "2.0", "timestamp": "2026-11-01T00:00:00.000",
                   "vulnerabilities": records})


def kev(count):
    rows = [{"cveID": f"CVE-2024-{number}", "vendorProject": "Kaku", "product": "Imaging Server",
             "vulnerabilityName": "Fictional", "dateAdded": "2024-06-01", "dueDate": "2024-06-22",
             "shortDescription": hashlib.sha256(str(number).encode()).hexdigest() * 3,
             "requiredAction": "Apply.", "knownRansomwareCampaignUse": "Unknown", "notes": "", "cwes": []}
            for number in range(1001, 1001 + count)]
    return dumped({"title": "fictional", "catalogVersion": "2026.11.01",
                   "dateReleased": "2026-11-01T00:00:00.000Z", "count": len(rows), "vulnerabilities": rows})


YEAR = nvd([nvd_record(1001, "2.0"), nvd_record(1002, "1.1")])
KEV = kev(2_000)
MORE_KEV = kev(2_500)
EPSS = packed(b"#model_version:v2026.01.01,score_date:2026-11-01T00:00:00Z\n"
              b"cve,epss,percentile\nCVE-2024-1001,0.91,0.99\nCVE-2024-1002,0.01,0.2\n")
OSV = dumped({
    "schema_version": "1.6.0", "id": "PYSEC-2026-1", "aliases": ["CVE-2026-9001"],
    "modified": "2026-11-01T00:00:00Z", "published": "2026-10-01T00:00:00Z", "summary": "Fictional.",
    "affected": [{"package": {"ecosystem": "PyPI", "name": "kaku-dicom"}, "ranges": [
        {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.4.0"}]}]}]})
SPACES = ('xmlns="http://jvn.jp/vuldef/" xmlns:vuldef="http://jvn.jp/vuldef/" '
          'xmlns:status="http://jvndb.jvn.jp/myjvn/Status"')
JVN = f"""<?xml version="1.0" encoding="UTF-8"?>
<VULDEF-Document version="3.2" {SPACES} xml:lang="ja"><Vulinfo><VulinfoID>JVNDB-2026-000001</VulinfoID>
<VulinfoData><Title>架空画像サーバーの脆弱性</Title>
<VulinfoDescription><Overview>架空の説明です。</Overview></VulinfoDescription>
<Affected><AffectedItem><Name>架空</Name><ProductName>画像サーバー</ProductName>
<Cpe version="2.2">cpe:/a:kaku:imaging_server</Cpe><VersionNumber>2.0 より前のバージョン</VersionNumber>
</AffectedItem></Affected>
<Related><RelatedItem type="advisory"><Name>Common Vulnerabilities and Exposures (CVE)</Name>
<VulinfoID>CVE-2026-9002</VulinfoID><URL>https://www.cve.org/CVERecord?id=CVE-2026-9002</URL></RelatedItem>
</Related><DateFirstPublished>2026-10-01T10:00:00+09:00</DateFirstPublished>
<DateLastUpdated>2026-11-01T10:00:00+09:00</DateLastUpdated><DatePublic>2026-10-01T00:00:00+09:00</DatePublic>
</VulinfoData></Vulinfo>
<status:Status retCd="0" totalRes="1" totalResRet="1" firstRes="1"/></VULDEF-Document>""".encode()
OVERVIEW = (f'<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="r" xmlns:sec="s" {SPACES}>'
            '<item><sec:identifier>JVNDB-2026-000001</sec:identifier></item>'
            '<status:Status retCd="0" totalRes="1" totalResRet="1"/></rdf:RDF>').encode()

CYCLE = {"name": "2", "codename": None, "label": "2", "releaseDate": "2024-04-01", "isLts": False,
         "ltsFrom": None, "isEol": False, "eolFrom": "2027-04-01", "isMaintained": True,
         "latest": {"name": "2.4", "date": "2026-04-01", "link": None}, "custom": None}
ENDS = dumped({"schema_version": "1.2.0", "total": 1, "result": [{
    "name": "kaku-box", "label": "Kaku Box", "aliases": [], "category": "os", "tags": ["os"],
    "versionCommand": None, "identifiers": [{"type": "purl", "id": "pkg:generic/kaku-box"}],
    "labels": {"eoas": None, "discontinued": None, "eol": "Security Support", "eoes": None},
    "links": {"icon": None, "html": "https://kaku.example", "releasePolicy": None}, "releases": [CYCLE]}]})


def advisory(number):
    identifier = f"ICSMA-26-{number:03}-01"
    helper = {"cpe": f"{CPE}:1.0:*:*:*:*:*:*:*"}
    product = {"name": "Kaku Imaging Server: 1.0", "product_id": "P1",
               "product_identification_helper": helper}
    tree = {"branches": [{"category": "vendor", "name": "Kaku", "branches": [
        {"category": "product_name", "name": "Imaging Server", "branches": [
            {"category": "product_version", "name": "1.0", "product": product}]}]}]}
    tracking = {"id": identifier, "status": "final", "version": "1",
                "initial_release_date": "2026-10-01T00:00:00Z",
                "current_release_date": "2026-11-01T00:00:00Z",
                "revision_history": [{"number": "1", "date": "2026-10-01T00:00:00Z", "summary": "Initial"}]}
    return dumped({
        "document": {"category": "csaf_security_advisory", "csaf_version": "2.0", "title": "Fictional",
                     "distribution": {"tlp": {"label": "WHITE"}}, "tracking": tracking,
                     "publisher": {"category": "vendor", "name": "Kaku",
                                   "namespace": "https://kaku.example"}},
        "product_tree": tree,
        "vulnerabilities": [{"cve": f"CVE-2026-910{number}", "product_status": {"known_affected": ["P1"]},
                             "notes": [{"category": "summary", "text": "Fictional."}]}]})


ADVISORIES = {f"/csaf/2026/icsma-26-{number:03}-01.json": advisory(number) for number in (1, 2, 3)}
feed_server.ADVISORIES = ADVISORIES
others = feed_server.documents


def documents(path, query, base):
    if path == "/sites/default/files/feeds/known_exploited_vulnerabilities.json":
        return KEV
    if path == "/epss_scores-current.csv.gz":
        return EPSS
    if match := re.fullmatch(r"/feeds/json/cve/2\.0/nvdcve-2\.0-(\d{4})\.(json\.gz|meta)", path):
        if match[2] == "json.gz":
            return packed(YEAR)
        digest = hashlib.sha256(YEAR).hexdigest().upper()
        return (f"lastModifiedDate:2026-11-01T03:00:00-04:00\r\nsize:{len(YEAR)}\r\nzipSize:1\r\n"
                f"gzSize:{len(packed(YEAR))}\r\nsha256:{digest}\r\n").encode()
    if path == "/api/v1/products/full":
        return ENDS
    if path == "/rest/json/cves/2.0":
        return nvd([nvd_record(1002, "1.1")])
    if path == "/PyPI/modified_id.csv":
        return b"2026-11-01T00:00:00Z,PYSEC-2026-1\n"
    if path == "/PyPI/all.zip":
        return zipped({"PYSEC-2026-1.json": OSV})
    if path == "/PyPI/PYSEC-2026-1.json":
        return OSV
    if path == "/ja/feed/checksum.txt":
        return dumped([{"filename": "jvndb_detail_2026.rdf", "sha256": hashlib.sha256(JVN).hexdigest(),
                        "size": len(JVN), "lastModified": "2026/11/01 06:00:00"}])
    if path == "/ja/feed/detail/jvndb_detail_2026.rdf":
        return JVN
    if path == "/myjvn" and query["method"][0] == "getVulnOverviewList":
        return OVERVIEW
    if path == "/myjvn" and query["method"][0] == "getVulnDetailInfo":
        return JVN
    return others(path, query, base)


feed_server.documents = documents


class Handler(feed_server.Handler):
    def misbehave(self, how, body, count):
        if how == "renamed":
            return self.serve(
                body.replace(b'"vulnerabilities"', b'"entries"').replace(b'"releases"', b'"versions"'))
        if how == "swapped":
            return self.serve(YEAR)
        if how == "more":
            self.is_slow = True
            return self.serve(MORE_KEV)
        if how == "wrongsum" and count <= 2 and ".json.gz" in self.path:
            return self.serve(packed(nvd([nvd_record(1001, "9.9")])))
        if how == "dies" and count == 1:
            return self.serve(body, cut=len(body) // 2)
        if how == "dies" and count == 2:
            return self.answer(403, b"gone", {})
        if how == "once-429" and count == 1:
            return self.answer(429, b"slow down", {"Retry-After": "1"})
        return super().misbehave("well" if how in ("dies", "wrongsum") else how, body, count)


if __name__ == "__main__":
    server = feed_server.Server(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    # Ends with whoever started it, however that one ends.
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()
