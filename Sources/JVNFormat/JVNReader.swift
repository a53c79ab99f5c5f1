import AdvisoryEncoding
import Kernel
import LocatedJSON
import LocatedXML
import Vulnerabilities

/// Answers of JVN iPedia (MyJVN Ver. 3.2 HND and Ver. 4.0 OKA) and its bulk files, to advisories and to names
/// of products.
public enum JVNReader {
    /// Reads one document. Each record is handed over once it is read; one that cannot be read is a
    /// finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that a record, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var answer = JVNAnswer(file: file)
        if let document = JVNDocument.open(bytes, &answer) { read(document, &answer, take: take) }
        return answer.findings.sorted
    }

    /// As `read(_:file:take:)`, and hands over each name of a maker or product that the document has, once.
    public static func read(
        _ bytes: [UInt8], file: String, name: (KnownProduct) -> Void, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var answer = JVNAnswer(file: file)
        guard let document = JVNDocument.open(bytes, &answer) else { return answer.findings.sorted }
        read(document, &answer, take: take)
        hand(document, &answer, name)
        return answer.findings.sorted
    }

    private static func read(
        _ document: JVNDocument, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        switch document {
        case .xml(let tree): read(tree, &answer, take: take)
        case .json(let tree): read(tree, &answer, take: take)
        }
    }

    /// Hands over each name once. What is wrong with a record has been told with the record.
    private static func hand(
        _ document: JVNDocument, _ answer: inout JVNAnswer, _ name: (KnownProduct) -> Void
    ) {
        var other = JVNAnswer(file: answer.file)
        let (products, isList) = names(in: document, &other)
        if isList { answer.findings.take(other.findings.sorted) }
        var seen: Set<[String?]> = []
        for product in products.found.flatMap({ [$0] + [$0.maker].compactMap(\.self) })
        where seen.insert([product.name, product.language, product.vendor, product.cpe]).inserted {
            name(product)
        }
    }

    /// The names of makers and products in any document that `read` takes, and in the lists that it does not
    /// take; in the order of the document.
    public static func products(
        in bytes: [UInt8], file: String
    ) -> (products: [KnownProduct], findings: [Finding]) {
        var answer = JVNAnswer(file: file)
        guard let document = JVNDocument.open(bytes, &answer) else { return ([], answer.findings.sorted) }
        let products = names(in: document, &answer).products
        return (products.found, answer.findings.sorted)
    }

    private static func names(
        in document: JVNDocument, _ answer: inout JVNAnswer
    ) -> (products: JVNProducts, isList: Bool) {
        var products = JVNProducts()
        let isList: Bool
        switch document {
        case .xml(let tree):
            let root = JVNElement(node: tree.root)
            products.read(root)
            isList = root.first("VendorInfo") != nil
            check(products, JVNAnswer.Status(root), isList: isList, &answer)
        case .json(let tree):
            products.read(tree.root, &answer)
            isList = tree.root.members.contains { $0.key.hasSuffix("product-dictionary") }
            check(products, JVNAnswer.Status(tree.root), isList: isList, &answer)
        }
        return (products, isList)
    }

    private static func check(
        _ products: JVNProducts, _ status: JVNAnswer.Status?, isList: Bool, _ answer: inout JVNAnswer
    ) {
        if let code = status?.returnCode, code != "0" {
            answer.check(status, at: Origin(file: answer.file))
        } else if isList, products.found.isEmpty, status?.total != 0 {
            answer.findings.error(
                "jvn-no-records", at: Origin(file: answer.file),
                ja: "一覧から名前が読めません。形式が変わった可能性があります",
                en: "no name can be read from the list: the format may have changed")
        }
    }

    /// Whether a document that begins so is one of JVN's; the first 4 KiB are enough.
    public static func recognises(_ prefix: some Sequence<UInt8>) -> Bool {
        let start = Array(prefix.prefix(4096))
        return JVNDocument.marks.contains { mark in
            JVNDocument.last(Array(mark.utf8), in: start) != nil
        }
    }

    private static func read(
        _ tree: XMLTree, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        let root = JVNElement(node: tree.root)
        switch root.name {
        case "VULDEF-Document": VULDEFReader.read(tree, &answer, take: take)
        case "RDF": RSSReader.read(tree, &answer, take: take)
        case "feed": AlertReader.read(tree, &answer, take: take)
        case "Result" where root.first("VendorInfo") != nil: list(root.node.origin, &answer)
        case "Result" where root.children.contains { $0.name.hasPrefix("sum") }:
            statistics(root.node.origin, &answer)
        // A refusal has nothing but its status.
        case "Result" where root.first("Status") != nil:
            answer.check(JVNAnswer.Status(root), at: Origin(file: tree.file))
        default: unknown(root.name, root.node.origin, &answer)
        }
    }

    private static func read(
        _ tree: JSONTree, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        let root = tree.root
        if root["document"] != nil {
            OKADetailReader.read(root, &answer, take: take)
        } else if root.words("type") == "bundle" {
            OKADetailReader.readBundle(root, &answer, take: take)
        } else if root["feed"]?["entry"] != nil {
            OKAFeedReader.read(root, &answer, take: take)
        } else if root["jvn-product-dictionary"] != nil || root["jvn_product_dictionary"] != nil {
            list(root.origin, &answer)
        } else if root["dataTotal"] != nil {
            statistics(root.origin, &answer)
        } else if let status = JVNAnswer.Status(root), status.returnCode != "0" {
            answer.check(status, at: Origin(file: tree.file))
        } else {
            let keys = root.members.prefix(5).map(\.key).joined(separator: ", ")
            unknown(keys, root.origin, &answer)
        }
    }

    private static func list(_ origin: Origin, _ answer: inout JVNAnswer) {
        answer.findings.note(
            "jvn-product-list", at: origin, ja: "ベンダ・製品の一覧です。名前だけを取り込みます（脆弱性の記録は含みません）",
            en: "a list of makers and products: names are taken, it has no records of vulnerabilities")
    }

    private static func statistics(_ origin: Origin, _ answer: inout JVNAnswer) {
        answer.findings.note(
            "jvn-statistics", at: origin, ja: "統計です。脆弱性の記録は含みません",
            en: "statistics, without records of vulnerabilities")
    }

    private static func unknown(_ what: String, _ origin: Origin, _ answer: inout JVNAnswer) {
        answer.findings.error(
            "jvn-unknown-document", at: origin,
            ja: "JVN の知らない形の文書です（\(what)）。形式が変わった可能性があります",
            en: "a document of JVN of an unknown shape (\(what)): the format may have changed")
    }
}
