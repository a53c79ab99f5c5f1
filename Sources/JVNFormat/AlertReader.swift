import Kernel
import LocatedJSON
import LocatedXML
import Vulnerabilities

/// Alerts that IPA puts out (getAlertList): each entry and each of its items is an advisory.
///
/// An alert says that something has been published for a product; whether a version is vulnerable it does
/// not say. Its products therefore have the status "unknown".
enum AlertReader {
    /// HND in XML (Atom).
    static func read(
        _ tree: XMLTree, _ answer: inout JVNAnswer, take: (consuming Advisory) -> Void
    ) {
        let root = JVNElement(node: tree.root)
        let language = root.attribute("lang") ?? "ja"
        var lines = XMLLines(tree)
        for entry in root.all("entry") {
            answer.count += 1
            let origin = lines.origin(entry)
            guard let id = answer.id(entry.text("id"), starting: ["MYJVN-"], at: origin) else { continue }
            var alert = Alert(id: id, language: language, origin: origin)
            alert.fill(
                title: entry.text("title"), summary: entry.text("summary"),
                url: entry.first("link")?.attribute("href"),
                tag: entry.first("category")?.attribute("term"))
            alert.dates(entry.text("published"), entry.text("updated"), &answer)
            take(alert.advisory)
            for item in entry.first("items")?.all("item") ?? [] {
                let origin = lines.origin(item)
                guard let itemID = answer.id(item.text("identifier"), starting: ["MYJVN-"], at: origin) else {
                    continue
                }
                var part = Alert(id: itemID, language: language, origin: origin)
                part.advisory.document = id
                part.advisory.asserter = item.first("author").flatMap { $0.text("name") ?? $0.text }
                part.fill(
                    title: item.text("title"), summary: item.text("summary"),
                    url: item.first("link").flatMap { $0.attribute("href") ?? $0.text }, tag: nil)
                part.dates(item.text("published"), item.text("updated"), &answer)
                for cpe in item.all("cpe") {
                    part.product(
                        cpe: cpe.text, vendor: cpe.attribute("vendor"), product: cpe.attribute("product"),
                        version: nil, &answer)
                }
                take(part.advisory)
            }
        }
        answer.check(JVNAnswer.Status(root), at: Origin(file: tree.file))
    }

    /// HND in JSON: the names of the XML with their prefixes.
    static func readHND(
        entry: JSONNode, language: String, origin: Origin, _ answer: inout JVNAnswer,
        take: (consuming Advisory) -> Void
    ) {
        guard let id = answer.id(entry.words("id"), starting: ["MYJVN-"], at: origin) else { return }
        var alert = Alert(id: id, language: language, origin: origin)
        alert.fill(
            title: entry.words("title"), summary: entry.words("summary"), url: entry.words("link"),
            tag: entry["category"]?.words("term"))
        alert.dates(entry.words("published"), entry.words("updated") ?? entry.words("update"), &answer)
        take(alert.advisory)
        for wrapped in entry["sec:items"].map({ Array($0.items) }) ?? [] {
            guard let item = wrapped["sec:item"],
                let itemID = answer.id(item.words("sec:identifier"), starting: ["MYJVN-"], at: origin)
            else { continue }
            var part = Alert(id: itemID, language: language, origin: origin)
            part.advisory.document = id
            part.advisory.asserter = item["sec:author"]?.words("value")
            part.fill(
                title: item.words("sec:title"), summary: item.words("sec:summary"),
                url: item.words("sec:link"), tag: nil)
            part.dates(item.words("sec:published"), item.words("sec:updated"), &answer)
            for cpe in item["sec:cpe"].map({ Array($0.items) }) ?? [] {
                part.product(cpe: cpe.words("value"), vendor: nil, product: nil, version: nil, &answer)
            }
            take(part.advisory)
        }
    }

    /// OKA: products with their names and versions.
    static func readOKA(
        entry: JSONNode, language: String, origin: Origin, _ answer: inout JVNAnswer,
        take: (consuming Advisory) -> Void
    ) {
        guard let id = answer.id(entry.words("id"), starting: ["MYJVN-"], at: origin) else { return }
        var alert = Alert(id: id, language: language, origin: origin)
        alert.fill(
            title: entry.words("title"), summary: entry.words("summary"), url: entry.words("link"),
            tag: entry["category"]?.words("term"))
        alert.dates(entry.words("created"), entry.words("modified"), &answer)
        take(alert.advisory)
        for item in entry["items"].map({ Array($0.items) }) ?? [] {
            guard let itemID = answer.id(item.words("id"), starting: ["MYJVN-"], at: origin) else { continue }
            var part = Alert(id: itemID, language: language, origin: origin)
            part.advisory.document = id
            part.advisory.asserter = item.words("author")
            part.fill(
                title: item.words("title"), summary: item.words("summary"), url: item.words("link"), tag: nil)
            part.dates(item.words("created"), item.words("modified"), &answer)
            for product in item["products"].map({ Array($0.items) }) ?? [] {
                let ids = product["product_ids"]
                part.product(
                    cpe: ids?.words("cpe") ?? ids?.words("jvnpid") ?? product.words("product_id"),
                    vendor: product.words("vname"), product: product.words("pname"),
                    version: product.words("version"), &answer)
            }
            take(part.advisory)
        }
    }
}

/// An alert, or an item of one, while it is read.
private struct Alert {
    var advisory: Advisory
    let language: String

    init(id: String, language: String, origin: Origin) {
        advisory = Advisory(source: "jvn", id: id, origin: origin)
        self.language = language
    }

    mutating func fill(title: String?, summary: String?, url: String?, tag: String?) {
        advisory.titles = title.map { [Advisory.Wording(language: language, text: $0)] } ?? []
        advisory.summaries = summary.map { [Advisory.Wording(language: language, text: $0)] } ?? []
        if let url { advisory.references = [Advisory.Reference(url: url, tags: [tag].compactMap { $0 })] }
    }

    mutating func dates(_ published: String?, _ modified: String?, _ answer: inout JVNAnswer) {
        advisory.published = answer.instant(published, at: advisory.origin)
        advisory.modified = answer.instant(modified, at: advisory.origin)
    }

    mutating func product(
        cpe: String?, vendor: String?, product: String?, version: String?, _ answer: inout JVNAnswer
    ) {
        guard
            let named = answer.subject(cpe: cpe, vendor: vendor, product: product, at: advisory.origin)
        else { return }
        let stated = named.version ?? version
        advisory.statements.append(
            ProductStatement(
                named.subject, .unknown, stated.map(VersionSpan.exactly) ?? .unstated,
                basis: stated == nil ? .productOnly : .stated))
    }
}
