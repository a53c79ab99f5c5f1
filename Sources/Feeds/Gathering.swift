import Foundation
import Kernel
import LocatedJSON
import Ports

extension FeedSession {
    /// Fetches a document into the answer; says whether there was something new. What is wrong with this
    /// document alone becomes a finding, and its address is tried again with the next cursor.
    func gather(
        _ wanted: WantedDocument, part: String, _ cursor: inout FeedCursor
    ) throws(FeedRefusal) -> WholeDocument? {
        var wanted = wanted
        wanted.known = wanted.known ?? cursor.validators[wanted.address.text]
        do throws(FeedRefusal) {
            guard let whole = try fetch(wanted) else { return nil }
            add(whole.document)
            return whole
        } catch {
            guard error.isOfOneDocument else { throw error }
            add(error.finding)
            let missing = cursor.missing[part, default: []]
            if !missing.contains(wanted.address.text), missing.count < 10_000 {
                cursor.missing[part] = missing + [wanted.address.text]
            }
            return nil
        }
    }

    /// The same for a document whose state the cursor keeps.
    func gatherWhole(
        _ wanted: WantedDocument, part: String, _ cursor: inout FeedCursor
    ) throws(FeedRefusal) {
        if let whole = try gather(wanted, part: part, &cursor), !whole.note.validator.isEmpty {
            cursor.validators[wanted.address.text] = whole.note.validator
        }
    }

    /// A list that tells what there is: fetched into the spool, but no document of the answer.
    func list(
        _ address: FeedAddress, _ name: String, _ form: DocumentForm, isImmutable: Bool = false
    ) throws(FeedRefusal) -> [UInt8] {
        let wanted = WantedDocument(
            address: address, name: "list-" + name, form: form, bytesMax: settings.listBytesMax,
            isImmutable: isImmutable)
        guard let whole = try fetch(wanted) else { return [] }
        return try bytes(of: whole)
    }

    func bytes(of whole: WholeDocument) throws(FeedRefusal) -> [UInt8] {
        guard let file = MappedFile(whole.path) else { throw Spool.failure(whole.path) }
        return Array(file.bytes)
    }

    /// The list as JSON, which its form has made sure of.
    func json(_ bytes: [UInt8], _ address: FeedAddress) throws(FeedRefusal) -> JSONNode {
        let (tree, findings) = JSONReader.read(bytes, file: address.text)
        guard let tree else { throw .wrongForm(url: address.text, finding: findings.first) }
        return tree.root
    }

    /// A list of another shape than the publisher's.
    func shape(_ address: FeedAddress, _ ja: String, _ en: String) -> FeedRefusal {
        let text = LocalizedText(ja: ja, en: en)
        return .wrongForm(
            url: address.text, finding: Finding(.error, "feed-form", text, at: Origin(file: address.text)))
    }
}

extension FeedRefusal {
    /// Says nothing about the source's other documents.
    var isOfOneDocument: Bool {
        switch self {
        case .refused, .wrongChecksum, .wrongForm, .tooLarge, .cutOff, .redirected, .badAddress: true
        default: false
        }
    }
}

/// Lines of text without their ends; empty ones left out.
func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split { $0.isNewline }
}
