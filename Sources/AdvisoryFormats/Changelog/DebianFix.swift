import Kernel
import VersionOrdering
import Vulnerabilities

/// That a version of a source package fixes a vulnerability, as a changelog or a list says.
struct DebianFix {
    let source: String
    let version: String
    let cve: String
    /// The release that the upload was made for, where it is named.
    let named: Ecosystem?
    let published: Instant?
    let origin: Origin

    /// The fact as an advisory: versions before are affected. The vulnerability is that of the original, so
    /// the CVE is upstream of what is said here of the distribution's package.
    func advisory(in ecosystem: Ecosystem) -> Advisory {
        let document = "\(source)_\(version)"
        var advisory = Advisory(source: "debian-changelog", id: "\(document)#\(cve)", origin: origin)
        advisory.asserter = ecosystem.family
        advisory.document = document
        advisory.upstream = [cve]
        advisory.published = published
        advisory.statements = [
            ProductStatement(
                .package(ecosystem: ecosystem.description, name: source), .affected,
                .from(nil, before: version), scheme: .debian)
        ]
        return advisory
    }

    /// The ecosystem that the fact is about: the release that the changelog ends in when the upload was made
    /// for it. An upload for an earlier release is part of the line that went on, and so a fact on all of it.
    func ecosystem(current: Ecosystem?, family: String) -> Ecosystem {
        if let current, named == current { return current }
        return Ecosystem(family: family, release: nil)
    }
}

/// Ids of vulnerabilities in a text.
enum CVEMention {
    /// Each id (`CVE-2023-1234`) and where it stands, as bytes of `text`. The older `CAN-2003-0001` is the
    /// same number before it was confirmed.
    static func all(in text: [UInt8]) -> [(id: String, range: Range<Int>)] {
        var found: [(id: String, range: Range<Int>)] = []
        var index = 0
        while index + 13 <= text.count {
            guard let end = end(text, from: index) else {
                index += 1
                continue
            }
            let digits = String(decoding: text[(index + 4)..<end], as: UTF8.self)
            found.append(("CVE-\(digits)", index..<end))
            index = end
        }
        return found
    }

    /// Where an id that starts here ends; nil where none does.
    private static func end(_ text: [UInt8], from start: Int) -> Int? {
        let word = text[start..<start + 4].map { $0 | 0x20 }
        guard word[0] == UInt8(ascii: "c"), text[start + 3] == UInt8(ascii: "-"),
            word[1...2].elementsEqual("ve".utf8) || word[1...2].elementsEqual("an".utf8)
        else { return nil }
        func isDigit(_ index: Int) -> Bool { index < text.count && 0x30...0x39 ~= text[index] }
        guard (4...7).allSatisfy({ isDigit(start + $0) }), text[start + 8] == UInt8(ascii: "-") else {
            return nil
        }
        var end = start + 9
        while isDigit(end) { end += 1 }
        return (4...10).contains(end - start - 9) ? end : nil
    }
}
