import AdvisoryEncoding
import Kernel
import LocatedJSON
import Vulnerabilities

/// What the readers of the forms share: findings, and the checks that hold for every answer.
struct JVNAnswer {
    let file: String
    var findings: FeedFindings
    /// Records read, to hold against what the answer says of itself.
    var count = 0
    var lines = LineCounter()

    init(file: String) {
        self.file = file
        findings = FeedFindings(file: file)
    }

    /// What MyJVN says of its own answer.
    struct Status {
        var returnCode: String?
        var errorCode: String?
        var message: String?
        var total: Int?
        var returned: Int?
        var first: Int?
    }

    /// Refusals of the service, answers cut short, and further pages are told.
    mutating func check(_ status: Status?, at origin: Origin) {
        guard let status else {
            return findings.note(
                "jvn-no-status", at: origin, ja: "応答の状態（status）がなく、全件そろっているか確かめられません",
                en: "the answer has no status, so that it cannot be checked to be whole")
        }
        if let code = status.returnCode, code != "0" {
            let told = [status.errorCode, status.message].compactMap { $0 }.filter { !$0.isEmpty }
            return findings.error(
                "jvn-refused", at: origin,
                ja: "MyJVN が要求を受け付けませんでした（retCd \(code)）\(told.joined(separator: " "))",
                en: "MyJVN has refused the request (retCd \(code)) \(told.joined(separator: " "))")
        }
        if let returned = status.returned, returned != count {
            findings.warning(
                "jvn-count-differs", at: origin,
                ja: "応答は \(returned) 件と述べていますが、\(count) 件あります",
                en: "the answer says that it holds \(returned), but it holds \(count)")
        }
        if let total = status.total, let returned = status.returned,
            (status.first ?? 1) - 1 + returned < total
        {
            findings.note(
                "jvn-more-pages", at: origin,
                ja: "全 \(total) 件のうち \(status.first ?? 1) 件目からの \(returned) 件です。続きがあります",
                en: "\(returned) of \(total), from number \(status.first ?? 1): there is more")
        }
        if count == 0, let total = status.total, total > 0 {
            findings.error(
                "jvn-no-records", at: origin, ja: "記録が読めません。形式が変わった可能性があります",
                en: "no record can be read: the format may have changed")
        }
    }

    /// A score as published; nil, with a finding, where the vector is missing or of no known system.
    mutating func score(
        vector: String?, version: String?, base: String?, asserter: String?, isPrimary: Bool,
        at origin: @autoclosure () -> Origin
    ) -> PublishedScore? {
        guard let vector, !vector.isEmpty else {
            findings.warning(
                "jvn-score-without-vector", at: origin(), ja: "CVSS のベクタがないため、値を採りません",
                en: "a CVSS score without its vector is not taken")
            return nil
        }
        var inVector = "2.0"
        if vector.hasPrefix("CVSS:") { inVector = String(vector.dropFirst(5).prefix { $0 != "/" }) }
        guard ["2.0", "3.0", "3.1", "4.0"].contains(inVector) else {
            findings.warning(
                "jvn-score-system", at: origin(), ja: "知らない評価方式のため、採りません：\(vector)",
                en: "a score of a system that is not known is not taken: \(vector)")
            return nil
        }
        if let version, version != inVector {
            findings.note(
                "jvn-score-version", at: origin(),
                ja: "CVSS の版が \(version) とありますが、ベクタは \(inVector) です。ベクタに従います",
                en: "CVSS \(version) is stated, but the vector is \(inVector): the vector counts")
        }
        let tenths = base.flatMap { DecimalNumber.scaled($0, places: 1) }.flatMap { $0 <= 100 ? $0 : nil }
        if tenths == nil, let base, !base.isEmpty {
            findings.warning(
                "jvn-score-value", at: origin(), ja: "CVSS の基本値が読めません：\(base)",
                en: "a CVSS base score is not readable: \(base)")
        }
        return PublishedScore(
            vector: vector, version: inVector, tenths: tenths, asserter: asserter, isPrimary: isPrimary)
    }

    /// `CWE-79`; nil, with a note, for `CWE-noinfo` and `CWE-Other`.
    mutating func weakness(_ id: String, at origin: @autoclosure () -> Origin) -> String? {
        let number = id.dropFirst(4)
        if id.hasPrefix("CWE-"), !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return id
        }
        findings.note(
            "jvn-weakness-unnumbered", at: origin(), ja: "番号のない CWE です：\(id)",
            en: "a CWE without a number: \(id)")
        return nil
    }

    /// The subject of a statement: the CPE name where there is a readable one, else the words.
    mutating func subject(
        cpe: String?, vendor: String?, product: String?, at origin: @autoclosure () -> Origin
    ) -> (subject: ProductStatement.Subject, version: String?)? {
        if let cpe, !cpe.isEmpty {
            if let name = JVNName(product: cpe) { return (.cpe(name.cpe), name.version) }
            findings.warning(
                "jvn-cpe", at: origin(), ja: "CPE 名として読めないため、製品名で扱います：\(cpe)",
                en: "not readable as a CPE name, so that the product's name is used: \(cpe)")
        }
        guard let product, !product.isEmpty else {
            findings.warning(
                "jvn-product-unnamed", at: origin(), ja: "CPE 名も製品名もない製品です",
                en: "a product with neither a CPE name nor a name")
            return nil
        }
        return (.named(vendor: vendor, product: product), nil)
    }

    /// A date of the record; nil, with a finding, where it cannot be read.
    mutating func instant(_ text: String?, at origin: @autoclosure () -> Origin) -> Instant? {
        guard let text, !text.isEmpty else { return nil }
        if let instant = FeedTime.instant(text) { return instant }
        findings.warning(
            "jvn-date", at: origin(), ja: "日時として読めません：\(text)", en: "not readable as a time: \(text)")
        return nil
    }

    /// A known id of a record; nil, with an error, for anything else.
    mutating func id(_ text: String?, starting starts: [String], at origin: @autoclosure () -> Origin)
        -> String?
    {
        if let text, text.utf8.count <= 64, starts.contains(where: { text.hasPrefix($0) }),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") })
        {
            return text
        }
        findings.error(
            "jvn-id", at: origin(), ja: "記録の番号がないか、読めません：\(text ?? "")",
            en: "a record without a readable id: \(text ?? "")")
        return nil
    }
}
