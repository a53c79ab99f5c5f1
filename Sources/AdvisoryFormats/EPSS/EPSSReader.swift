import AdvisoryEncoding
import Kernel
import Vulnerabilities

/// EPSS scores as FIRST publishes them every day (CSV), to advisories.
///
/// The first line is a comment that names the model and the day; without the day no row means anything.
public enum EPSSReader {
    /// Reads one document. Each row is handed over once it is read; one that cannot be read is a
    /// finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that a row, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var findings = FeedFindings(file: file)
        var table = Table(file: file)
        bytes.withUnsafeBufferPointer { all in
            var at = all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var line = 0
            while at < all.count {
                let end = all[at...].firstIndex { $0 == 0x0A } ?? all.count
                line += 1
                var text = all[at..<end]
                if text.last == 0x0D { text = text.dropLast() }
                at = end + 1
                guard !text.isEmpty else { continue }
                if let advisory = table.read(text, line, &findings) { take(advisory) }
                if table.isRefused { return }
            }
            if !table.hasHead {
                findings.error(
                    "epss-shape", at: Origin(file: file, line: max(1, line)),
                    ja: "見出し（cve,epss,percentile）がありません",
                    en: "there are no headings (cve,epss,percentile)")
            }
        }
        return findings.sorted
    }

    private struct Table {
        let file: String
        /// The columns of the id, the probability and the percentile.
        private var columns: (id: Int, probability: Int, percentile: Int)?
        private var width = 0
        private var day: Day?
        private(set) var isRefused = false

        init(file: String) { self.file = file }

        var hasHead: Bool { columns != nil || isRefused }

        mutating func read(
            _ text: Slice<UnsafeBufferPointer<UInt8>>, _ line: Int, _ findings: inout FeedFindings
        ) -> Advisory? {
            if text.first == UInt8(ascii: "#") {
                readComment(String(decoding: text, as: UTF8.self))
                return nil
            }
            let cells = text.split(
                separator: UInt8(ascii: ","), maxSplits: 20, omittingEmptySubsequences: false
            ).map { String(decoding: $0, as: UTF8.self) }
            guard let columns else {
                readHead(cells, line, &findings)
                return nil
            }
            guard let day else { return nil }
            let place = Origin(file: file, line: line)
            func bad(_ ja: String, _ en: String) -> Advisory? {
                findings.error("epss-row", at: place, ja: ja, en: en)
                return nil
            }
            guard cells.count == width else {
                return bad(
                    "列が \(cells.count) 個あります（見出しは \(width) 個）", "\(cells.count) cells under \(width) headings"
                )
            }
            let id = cells[columns.id]
            guard id.hasPrefix("CVE-"), id.utf8.count >= 13 else {
                return bad("CVE の番号ではありません", "not a CVE id")
            }
            guard let probability = Self.millionths(cells[columns.probability]),
                let percentile = Self.millionths(cells[columns.percentile])
            else { return bad("0 から 1 までの数ではありません", "not a number from 0 to 1") }
            var advisory = Advisory(source: "epss", id: id, origin: place)
            advisory.exploitation = [
                .predicted(probability: probability, percentile: percentile, on: day)
            ]
            return advisory
        }

        /// `#model_version:v2025.03.14,score_date:2025-08-25T12:00:00Z`
        private mutating func readComment(_ text: String) {
            for part in text.dropFirst().split(separator: ",") {
                let pair = part.split(separator: ":", maxSplits: 1)
                if pair.count == 2, pair[0].drop(while: { $0 == " " }) == "score_date" {
                    day = Day(pair[1].drop { $0 == " " }.prefix(10))
                }
            }
        }

        private mutating func readHead(_ cells: [String], _ line: Int, _ findings: inout FeedFindings) {
            let place = Origin(file: file, line: line)
            guard let id = cells.firstIndex(of: "cve"), let probability = cells.firstIndex(of: "epss"),
                let percentile = cells.firstIndex(of: "percentile")
            else {
                isRefused = true
                return findings.error(
                    "epss-shape", at: place, ja: "見出しが cve,epss,percentile ではありません",
                    en: "the headings are not cve,epss,percentile")
            }
            guard day != nil else {
                isRefused = true
                return findings.error(
                    "epss-date", at: place, ja: "いつの値か（score_date）がありません",
                    en: "there is no score_date that says of which day the scores are")
            }
            columns = (id, probability, percentile)
            width = cells.count
        }

        /// Six places are kept, also of the longer numbers of the first models and of `1e-05`.
        private static func millionths(_ text: String) -> Int? {
            let plain = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            var short = text
            if plain.count == 2, plain[1].utf8.count > 6,
                plain[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
            {
                short = "\(plain[0]).\(plain[1].prefix(6))"
            }
            guard let value = DecimalNumber.scaled(short, places: 6) ?? exponential(text), value <= 1_000_000
            else { return nil }
            return value
        }

        /// `9.1e-05`: small numbers as some programs write them.
        private static func exponential(_ text: String) -> Int? {
            let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].hasPrefix("-"), let power = Int(parts[1].dropFirst()),
                (1...9).contains(power), let digits = DecimalNumber.scaled(String(parts[0]), places: 12)
            else { return nil }
            var value = digits
            for _ in 0..<(power + 6) { value /= 10 }
            return value
        }
    }
}
