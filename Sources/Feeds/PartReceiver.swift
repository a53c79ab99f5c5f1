import Foundation
import Kernel
import Ports

/// Writes the body of an answer behind the part that is there already, within the limits.
final class PartReceiver: TransferReceiver {
    private let session: FeedSession
    private let wanted: WantedDocument
    private let url: String
    /// Bytes that are there already and were asked to be gone on with.
    private let offset: Int
    private let total: Int?
    /// The state of which the part is.
    private let validator: Validator?

    private(set) var head: HTTPHead?
    /// The length of the whole that this answer announces.
    private(set) var expected: Int?
    private(set) var refusal: FeedRefusal?
    /// The answer is a part, but not the one that was asked for.
    private(set) var isMismatch = false
    /// Bytes that came over the line.
    private(set) var received = 0
    private var file: Int32 = -1
    private var written = 0
    private var sideBytes = 0
    private var reported = 0

    init(
        _ session: FeedSession, _ wanted: WantedDocument,
        goingOnFrom part: (bytes: Int, note: Spool.PartNote)?
    ) {
        self.session = session
        self.wanted = wanted
        url = wanted.address.text
        offset = part?.bytes ?? 0
        total = part?.note.total
        validator = part?.note.validator
    }

    deinit { if file >= 0 { close(file) } }

    /// The part ends here; what was written is given to the system.
    func end() {
        if file >= 0 { close(file) }
        file = -1
    }

    func begin(_ head: HTTPHead) -> Bool {
        self.head = head
        switch head.status {
        case 200:
            expected = head.length
            return open(
                anew: .init(url: url, validator: head.validator, total: head.length), at: 0)
        case 206:
            guard let range = head.contentRange, offset > 0, range.start == offset,
                range.total == nil || total == nil || range.total == total,
                head.validator.etag == nil || validator?.etag == nil
                    || head.validator.etag == validator?.etag
            else {
                isMismatch = true
                return false
            }
            expected = range.total ?? total
            return open(anew: nil, at: offset)
        default:
            return true
        }
    }

    private func open(anew note: Spool.PartNote?, at start: Int) -> Bool {
        guard (expected ?? 0) <= bytesMax else {
            refusal = tooLarge
            return false
        }
        do throws(FeedRefusal) {
            file = try session.spool.openPart(wanted.name, anew: note)
        } catch {
            refusal = error
            return false
        }
        written = start
        return true
    }

    private var tooLarge: FeedRefusal {
        bytesMax < wanted.bytesMax
            ? .bytesOver(source: session.request.source, bytesMax: session.request.bytesMax)
            : .tooLarge(url: url, bytesMax: bytesMax)
    }

    private var bytesMax: Int { min(wanted.bytesMax, offset + session.bytesLeft) }

    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        received += bytes.count
        guard file >= 0 else {
            sideBytes += bytes.count
            return sideBytes <= session.settings.sideBytesMax
        }
        guard written + bytes.count <= bytesMax else {
            refusal = tooLarge
            return false
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard count > 0 else {
                refusal = Spool.failure(session.spool.partPath(wanted.name))
                return false
            }
            rest = rest.dropFirst(count)
        }
        written += bytes.count
        if written - reported >= 1 << 20 {
            reported = written
            session.report(.fetching, wanted.name, written, expected)
        }
        return true
    }
}
