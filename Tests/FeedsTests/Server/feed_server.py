"""A server on this machine that publishes feeds in their real shapes, and misbehaves on demand.

Addresses are `/<misbehaviour>/<run>/<the publisher's own path>`; `well` is the misbehaviour of a good server,
and `<run>` keeps the counters of one test apart. Documents are small, made by hand, and fictional. Prints its
port. The requests of a run stand as lines of JSON in `<run>.jsonl` in the folder that is given. Standard
library only.
"""

import gzip
import hashlib
import io
import json
import re
import socket
import sys
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

LOCK = threading.Lock()
COUNTS = {}
MODIFIED = "Sun, 01 Nov 2026 06:00:00 GMT"


def dumped(value):
    return json.dumps(value, ensure_ascii=False).encode()


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0)), content)
    return out.getvalue()


def packed(content):
    return gzip.compress(content, mtime=0)


def big_json(bytes_min):
    """A KEV catalogue of at least so many bytes, the same each time."""
    rows, size = [], 0
    while size < bytes_min:
        number = len(rows)
        row = {
            "cveID": f"CVE-2026-{number:05}",
            "vendorProject": "架空ベンダー",
            "notes": hashlib.sha256(str(number).encode()).hexdigest() * 4,
        }
        size += 330
        rows.append(row)
    return dumped({"title": "fictional", "catalogVersion": "2026.11.01", "count": len(rows),
                   "vulnerabilities": rows})


KEV = big_json(3_000_000)
YEAR = dumped({
    "resultsPerPage": 1, "startIndex": 0, "totalResults": 1, "format": "NVD_CVE", "version": "2.0",
    "vulnerabilities": [{"cve": {"id": "CVE-2024-0001", "lastModified": "2026-10-30T00:00:00.000"}}],
})
EPSS = packed(b"#model_version:v2026.01.01,score_date:2026-11-01T00:00:00Z\n"
              b"cve,epss,percentile\nCVE-2024-0001,0.1,0.5\n")
OSV_IDS = [f"PYSEC-2026-{number}" for number in range(1, 6)]


def osv(identifier):
    return dumped({"id": identifier, "modified": "2026-11-01T00:00:00Z", "affected": []})


def advisory(number):
    tracking = {"id": f"ICSMA-26-{number:03}-01"}
    return dumped({"document": {"tracking": tracking, "category": "csaf_security_advisory"}})


ADVISORIES = {f"/csaf/2026/icsma-26-{number:03}-01.json": advisory(number) for number in (1, 2, 3)}
DETAIL = ('<?xml version="1.0" encoding="UTF-8"?><VULDEF-Document version="3.2" '
          'xmlns:status="http://jvndb.jvn.jp/myjvn/Status">'
          '<Vulinfo><VulinfoID>JVNDB-2026-000001</VulinfoID></Vulinfo>'
          '<status:Status retCd="0" totalRes="1" totalResRet="1"/></VULDEF-Document>').encode()


def nvd_page(query):
    start = int(query.get("startIndex", ["0"])[0])
    total = 3
    rows = [{"cve": {"id": f"CVE-2026-{9000 + index}"}} for index in range(start, min(start + 2, total))]
    return dumped({"resultsPerPage": len(rows), "startIndex": start, "totalResults": total,
                   "format": "NVD_CVE", "version": "2.0", "vulnerabilities": rows})


def jvn(query):
    method, feed = query["method"][0], query["feed"][0]
    start = int(query.get("startItem", ["1"])[0])
    ids = [f"JVNDB-2026-{number:06}" for number in range(start, min(start + 50, 61))]
    status = {"version": "4.0.0", "retCd": 0, "errMsg": "", "totalRes": 60, "totalResRet": len(ids),
              "firstRes": start}
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = 'xmlns:status="http://jvndb.jvn.jp/myjvn/Status"'
    if method == "getVulnOverviewList":
        if feed == "oka":
            return dumped({"feed": {"entry": [{"id": one} for one in ids]}, "status": status})
        items = "".join(f"<item><sec:identifier>{one}</sec:identifier></item>" for one in ids)
        return (f'{head}<rdf:RDF xmlns:rdf="r" xmlns:sec="s" {space}>{items}'
                f'<status:Status retCd="0" totalRes="60" totalResRet="{len(ids)}"/></rdf:RDF>').encode()
    if method == "getVulnDetailInfo":
        wanted = query["vulnId"][0].split(" ")
        if len(wanted) > 10 or (feed == "oka" and len(wanted) > 1):
            return (f'{head}<VULDEF-Document {space}><status:Status retCd="1" errMsg="too many"/>'
                    '</VULDEF-Document>').encode()
        if feed == "oka":
            return dumped({"document": {"tracking": {"id": wanted[0]}}, "status": {"retCd": 0}})
        infos = "".join(f"<Vulinfo><VulinfoID>{one}</VulinfoID></Vulinfo>" for one in wanted)
        return f'{head}<VULDEF-Document {space}>{infos}<status:Status retCd="0"/></VULDEF-Document>'.encode()
    if feed == "oka":
        return dumped({"feed": {"entry": []}, "status": {"retCd": 0}})
    return f'{head}<feed {space}><title>架空</title><status:Status retCd="0" totalRes="0"/></feed>'.encode()


def delta_log(base):
    def step(at, number):
        record = {"cveId": f"CVE-2026-{number}", "githubLink": f"{base}/x", "dateUpdated": at}
        return {"fetchTime": at, "numberOfChanges": 1, "new": [], "updated": [record], "error": []}
    return dumped([step("2026-11-02T02:00:00.000Z", 12345), step("2026-11-01T02:00:00.000Z", 1111),
                   step("2026-10-20T02:00:00.000Z", 2222)])


def documents(path, query, base):
    """The publisher's document at a path, or None."""
    if path == "/sites/default/files/feeds/known_exploited_vulnerabilities.json":
        return KEV
    if path == "/epss_scores-current.csv.gz":
        return EPSS
    if path == "/api/v1/products/full":
        return dumped({"schema_version": "1.2.0", "total": 0, "result": []})
    if match := re.fullmatch(r"/feeds/json/cve/2\.0/nvdcve-2\.0-(\d{4})\.(json\.gz|meta)", path):
        if match[2] == "json.gz":
            return packed(YEAR)
        digest = hashlib.sha256(YEAR).hexdigest().upper()
        return (f"lastModifiedDate:2026-11-01T03:00:00-04:00\r\nsize:{len(YEAR)}\r\nzipSize:1\r\n"
                f"gzSize:{len(packed(YEAR))}\r\nsha256:{digest}\r\n").encode()
    if path == "/rest/json/cves/2.0":
        return nvd_page(query)
    if path == "/myjvn":
        return jvn(query)
    if path == "/ja/feed/checksum.txt":
        return dumped([{"filename": "jvndb_detail_2026.rdf", "sha256": hashlib.sha256(DETAIL).hexdigest(),
                        "size": len(DETAIL), "lastModified": "2026/11/01 06:00:00"},
                       {"filename": "jvndb_2026.rdf", "sha256": "0" * 64, "size": 1, "lastModified": ""}])
    if path == "/ja/feed/detail/jvndb_detail_2026.rdf":
        return DETAIL
    if path == "/CVEProject/cvelistV5/main/cves/deltaLog.json":
        return delta_log(base)
    if path == "/CVEProject/cvelistV5/archive/refs/heads/main.zip":
        return zipped({"cvelistV5-main/cves/2024/0xxx/CVE-2024-0001.json": "{}"})
    if match := re.fullmatch(r"/CVEProject/cvelistV5/main/cves/\d{4}/\d+xxx/(CVE-\d+-\d+)\.json", path):
        return dumped({"dataType": "CVE_RECORD", "cveMetadata": {"cveId": match[1]}})
    if path == "/PyPI/modified_id.csv":
        rows = enumerate(OSV_IDS, 1)
        return "".join(f"2026-11-0{6 - index}T00:00:00Z,{one}\n" for index, one in rows).encode()
    if path == "/PyPI/all.zip":
        return zipped({f"{one}.json": osv(one) for one in OSV_IDS})
    if match := re.fullmatch(r"/PyPI/([A-Z0-9-]+)\.json", path):
        return osv(match[1])
    if path == "/.well-known/csaf/provider-metadata.json":
        return dumped({"distributions": [{"rolie": {"feeds": [
            {"tlp_label": "RED", "url": f"{base}/secret.json"},
            {"tlp_label": "WHITE", "url": f"{base}/rolie.json"}]}}]})
    if path == "/rolie.json":
        return dumped({"feed": {"entry": [
            {"id": name, "updated": "2026-11-01T00:00:00Z",
             "content": {"type": "application/json", "src": base + name},
             "link": [{"rel": "self", "href": base + name}, {"rel": "hash", "href": base + name + ".sha512"}]}
            for name in ADVISORIES]}})
    if path == "/csaf/changes.csv":
        return "".join(f'"{name[6:]}","2026-11-01T00:00:00Z"\n' for name in ADVISORIES).encode()
    if path.endswith(".sha512") and path[:-7] in ADVISORIES:
        digest = hashlib.sha512(ADVISORIES[path[:-7]]).hexdigest()
        return f"{digest}  {path.split('/')[-1][:-7]}\n".encode()
    return ADVISORIES.get(path)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    is_slow = False

    def log_message(self, *_):
        pass

    def do_GET(self):
        parts = urlsplit(self.path)
        _, how, run, *rest = parts.path.split("/")
        path = unquote("/" + "/".join(rest))
        base = f"http://127.0.0.1:{self.server.server_port}/{how}/{run}"
        with LOCK:
            count = COUNTS[run, path] = COUNTS.get((run, path), 0) + 1
            headers = {name.lower(): value for name, value in self.headers.items()}
            with open(f"{sys.argv[1]}/{run}.jsonl", "ab") as log:
                log.write(dumped({"path": self.path, "headers": headers}) + b"\n")
        body = documents(path, parse_qs(parts.query), base)
        if body is None:
            return self.answer(404, b"no such page", {})
        small = path.endswith((".meta", ".csv", ".sha512", ".sha256", "deltaLog.json", "checksum.txt"))
        self.misbehave("well" if small else how, body, count)

    def answer(self, status, body, headers, length=None, cut=None):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        body = body if cut is None else body[:cut]
        step = 16384 if self.is_slow else max(1, len(body))
        try:
            for start in range(0, len(body), step):
                self.wfile.write(body[start:start + step])
                time.sleep(0.005 if self.is_slow else 0)
            self.wfile.flush()
        except OSError:
            pass
        if length is not None or cut is not None:
            self.close_connection = True

    def serve(self, body, tag=None, ranges=True, cut=None):
        """As a good server would: conditions, ranges."""
        tag = tag or '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        headers = {"ETag": tag, "Last-Modified": MODIFIED, "Accept-Ranges": "bytes"}
        if self.headers.get("If-None-Match") == tag:
            return self.answer(304, b"", headers)
        match = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if ranges and match and self.headers.get("If-Range") in (tag, None):
            start = int(match[1])
            if start >= len(body):
                return self.answer(416, b"", {"Content-Range": f"bytes */{len(body)}"})
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            return self.answer(206, body[start:], headers, cut=cut)
        return self.answer(200, body, headers, cut=cut)

    def misbehave(self, how, body, count):
        port = self.server.server_port
        self.is_slow = how == "slow"
        if how in ("well", "slow") or (how.startswith("once-") and count > 1):
            return self.serve(body)
        how = how.removeprefix("once-")
        half = len(body) // 2
        if how == "429":
            return self.answer(429, b"slow down", {"Retry-After": "7"})
        if how == "503date":
            return self.answer(503, b"later", {"Retry-After": "Mon, 02 Nov 2026 00:00:40 GMT"})
        if how == "429long":
            return self.answer(429, b"tomorrow", {"Retry-After": "86400"})
        if how == "500":
            return self.answer(500, b"oops", {})
        if how == "403":
            return self.answer(403, b"no", {})
        if how == "cut":
            return self.serve(body, cut=half)
        if how == "cut3":
            start = int((re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", "")) or [0, 0])[1])
            left = len(body) - start
            return self.serve(body, cut=left // 2 if count <= 3 else None)
        if how == "norange":
            return self.serve(body, ranges=False, cut=half if count == 1 else None)
        if how == "newtag":
            tag = '"first"' if count == 1 else '"second"'
            if count == 1:
                return self.serve(bytes(len(body)), tag=tag, cut=half)
            return self.serve(body, tag=tag)
        if how == "wrongpart":
            if "Range" in self.headers and count == 2:
                headers = {"ETag": '"' + hashlib.sha256(body).hexdigest()[:16] + '"',
                           "Content-Range": f"bytes 10-{len(body) - 1}/{len(body)}"}
                return self.answer(206, body[10:], headers)
            return self.serve(body, cut=half if count == 1 else None)
        if how == "longer":
            return self.answer(200, body, {}, length=len(body) + 1000)
        if how == "shorter":
            return self.answer(200, body, {}, length=half)
        if how == "hugelength":
            return self.answer(200, body, {}, length=1 << 50)
        if how == "page":
            return self.answer(200, "<!DOCTYPE html><title>ログインしてください</title>".encode(), {"ETag": '"p"'})
        if how == "damaged":
            return self.answer(200, body[:half] + b"\x00" + body[half + 1:], {})
        if how == "host":
            return self.redirect(f"http://localhost:{port}{self.path.replace(how, 'well', 1)}")
        if how.startswith("port"):
            return self.redirect(f"http://127.0.0.1:{how[4:]}{self.path.replace(how, 'well', 1)}")
        if how == "plain":
            return self.redirect("http://feeds.example/file.json")
        if how == "moved":
            return self.redirect(self.path.replace("/moved/", "/well/", 1))
        if how == "loop":
            return self.redirect(self.path)
        if how == "nolocation":
            return self.answer(302, b"", {})
        return self.pour(how, body)

    def redirect(self, target):
        self.answer(302, b"", {"Location": target})

    def pour(self, how, body):
        """Answers without a length, or without an end."""
        self.close_connection = True
        self.send_response(200)
        if how == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        try:
            if how == "chunked":
                for start in range(0, len(body), 65536):
                    piece = body[start:start + 65536]
                    self.wfile.write(b"%x\r\n" % len(piece) + piece + b"\r\n")
                self.wfile.write(b"0\r\n\r\n")
            elif how == "nolength":
                self.wfile.write(body)
            elif how == "nolengthcut":
                self.wfile.write(body[:len(body) // 2])
            elif how == "endless":
                while True:
                    self.wfile.write(b" " * 65536)
            elif how == "drip":
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(0.3)
            elif how == "silent":
                time.sleep(30)
        except OSError:
            pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    address_family = socket.AF_INET

    def handle_error(self, *_):
        pass


if __name__ == "__main__":
    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    # Ends with the test that started it, however that one ends.
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()
