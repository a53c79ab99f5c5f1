import Foundation
import Kernel
import Signing
import Ports

/// A document to fetch.
struct WantedDocument {
    let address: FeedAddress
    let name: String
    let form: DocumentForm
    var checksum: PublishedChecksum?
    /// The state that was fetched and stored before.
    var known: Validator?
    var bytesMax = Int.max
    /// Under this name and address it never changes while the plan holds: once whole, it is not asked for
    /// again.
    var isImmutable = false
}

/// A document that stands whole in the spool.
struct WholeDocument {
    let name: String
    let path: String
    let note: Spool.Note

    var document: FeedDocument {
        FeedDocument(
            path: path, name: name, url: note.url,
            fetchedAt: Instant(secondsSinceEpoch: note.fetchedAt), bytes: note.bytes, sha256: note.sha256)
    }
}

extension FeedSession {
    /// How one try ended.
    private enum Attempt {
        case whole(Validator)
        case unchanged
        /// Worth another try; what to say when there is none left, and how long the publisher asks to wait.
        case again(FeedRefusal, after: Int?)
    }

    /// The document, whole and checked; nil when it is still the known one.
    func fetch(_ wanted: WantedDocument) throws(FeedRefusal) -> WholeDocument? {
        let path = spool.documentPath(wanted.name)
        let standing = spool.note(of: wanted.name, from: wanted.address.text)
        if let standing, wanted.isImmutable {
            return WholeDocument(name: wanted.name, path: path, note: standing)
        }
        var tries = 0
        var spoiled = 0
        while true {
            let before = spool.partBytes(wanted.name)
            switch try attempt(wanted, standing: standing) {
            case .unchanged:
                guard let standing, standing.validator != wanted.known else { return nil }
                return WholeDocument(name: wanted.name, path: path, note: standing)
            case .whole(let validator):
                if let fault = try fault(of: wanted) {
                    spool.discardPart(wanted.name)
                    spoiled += 1
                    add(spoiled: fault)
                    guard spoiled < 2 else { throw fault }
                } else {
                    return WholeDocument(
                        name: wanted.name, path: path, note: try finish(wanted, validator))
                }
            case .again(let refusal, let after):
                let hasGrown = spool.partBytes(wanted.name) - before >= settings.progressBytes
                tries = hasGrown ? 1 : tries + 1
                guard tries < settings.triesMax, after ?? 0 <= settings.retryAfterSecondsMax else {
                    throw refusal
                }
                try wait(backOff(tries, after), for: wanted.name)
            }
        }
    }

    /// Doubles from try to try, with chance in it so that many clients do not come back together.
    private func backOff(_ tries: Int, _ after: Int?) -> Double {
        let chance = pacing.random()
        if let after { return Double(after) + chance }
        let full = settings.backOffSeconds * Double(1 << min(tries - 1, 20))
        return min(full, settings.backOffSecondsMax) * (0.5 + chance / 2)
    }

    // MARK: One try

    private func attempt(
        _ wanted: WantedDocument, standing: Spool.Note?
    ) throws(FeedRefusal) -> Attempt {
        let part = spool.part(wanted.name, from: wanted.address.text)
        if part == nil { spool.discardPart(wanted.name) }
        var headers = ["User-Agent": userAgent, "Accept": "*/*"]
        if let part, let validator = part.note.validator.forRange {
            headers["Range"] = "bytes=\(part.bytes)-"
            headers["If-Range"] = validator
        } else if let validator = standing?.validator ?? wanted.known {
            headers.merge(validator.conditions) { _, new in new }
        }
        var address = wanted.address
        for _ in 0...settings.redirectsMax {
            var sent = headers
            if let credential, address.isSameServer(as: wanted.address) {
                sent[credential.name] = credential.value
            }
            let receiver = PartReceiver(self, wanted, goingOnFrom: part)
            try keepPace(for: wanted.name)
            report(.fetching, wanted.name, part?.bytes ?? 0, part?.note.total)
            let ending = Transfer.run(
                address, headers: sent, seconds: try secondsLeft(), settings: settings,
                authorities: authorities, into: receiver)
            receiver.end()
            note(bytes: receiver.received)
            guard let next = try redirect(receiver.head, from: address) else {
                return try outcome(wanted, address, receiver, ending, part?.bytes)
            }
            address = next
        }
        throw .tooManyRedirects(url: wanted.address.text)
    }

    /// Where an answer leads; nil when it leads nowhere.
    private func redirect(_ head: HTTPHead?, from address: FeedAddress) throws(FeedRefusal) -> FeedAddress? {
        guard let head, [301, 302, 303, 307, 308].contains(head.status) else { return nil }
        let location = head["location"] ?? ""
        guard !location.isEmpty, let next = address.resolving(location), address.mayRedirect(to: next) else {
            throw .redirected(url: address.text, to: String(location.prefix(300)))
        }
        return next
    }

    private func outcome(
        _ wanted: WantedDocument, _ address: FeedAddress, _ receiver: PartReceiver,
        _ ending: Transfer.Ending, _ partBytes: Int?
    ) throws(FeedRefusal) -> Attempt {
        let url = address.text
        if let refusal = receiver.refusal {
            spool.discardPart(wanted.name)
            throw refusal
        }
        switch ending {
        case .certificate(let reason): throw .certificate(url: url, reason: reason)
        case .unreachable(let reason): return .again(.unreachable(url: url, reason: reason), after: nil)
        case .timedOut:
            _ = try secondsLeft()
            return .again(.stalled(url: url, seconds: settings.stallSeconds), after: nil)
        case .whole, .cutOff, .givenUp: break
        }
        guard let head = receiver.head else {
            return .again(.unreachable(url: url, reason: "no HTTP answer"), after: nil)
        }
        switch head.status {
        case 200, 206:
            let bytes = spool.partBytes(wanted.name)
            if receiver.isMismatch { spool.discardPart(wanted.name) }
            let expected = receiver.expected ?? bytes
            guard case .whole = ending, !receiver.isMismatch, bytes == expected else {
                return .again(.cutOff(url: url, bytes: bytes, expected: expected), after: nil)
            }
            return .whole(head.validator)
        case 304: return .unchanged
        case 416:
            let isWhole = partBytes != nil && head.unsatisfiedTotal == partBytes
            let validator = spool.part(wanted.name, from: wanted.address.text)?.note.validator
            if isWhole, let validator { return .whole(validator) }
            spool.discardPart(wanted.name)
            return .again(.refused(url: url, status: 416), after: nil)
        case 429, 408, 500...599:
            let after = head.retryAfter(now: clock.now())
            return .again(.unavailable(url: url, status: head.status, retryAfterSeconds: after), after: after)
        default: throw .refused(url: url, status: head.status)
        }
    }

    // MARK: The end

    /// What is wrong with a part that has its length.
    private func fault(of wanted: WantedDocument) throws(FeedRefusal) -> FeedRefusal? {
        let path = spool.partPath(wanted.name)
        report(.checking, wanted.name, spool.partBytes(wanted.name), nil)
        _ = try secondsLeft()
        if let checksum = wanted.checksum, !checksum.fits(path, bytesMax: request.bytesMax) {
            return .wrongChecksum(url: wanted.address.text)
        }
        return wanted.form.fault(of: path, name: wanted.name, bytesMax: request.bytesMax)
            .map { .wrongForm(url: wanted.address.text, finding: $0) }
    }

    /// A document that was thrown away and is fetched once more.
    private func add(spoiled refusal: FeedRefusal) {
        var origin = Origin(file: refusal.place)
        if case .wrongForm(_, let finding?) = refusal {
            origin = Origin(file: refusal.place, line: finding.origin.line, column: finding.origin.column)
        }
        add(Finding(.warning, refusal.code, refusal.message, at: origin))
    }

    private func finish(
        _ wanted: WantedDocument, _ validator: Validator
    ) throws(FeedRefusal) -> Spool.Note {
        let path = spool.partPath(wanted.name)
        guard let digest = Digest.of(file: path, .sha256) else { throw Spool.failure(path) }
        let note = Spool.Note(
            url: wanted.address.text, validator: validator, bytes: spool.partBytes(wanted.name),
            sha256: Digest.hexadecimal(digest), fetchedAt: clock.now().secondsSinceEpoch)
        try spool.finish(wanted.name, note)
        return note
    }
}
