import Ports
import AdvisoryFormats
import Kernel
import Vulnerabilities

/// Use case: take in published vulnerabilities from files.
///
/// All files of one call become part of what is kept together, or none of them. A document that is cut off,
/// or that no reader knows, refuses the whole call; a single record that cannot be read is told, and the
/// others of its document are taken.
public struct ImportAdvisories: Sendable {
    /// The most bytes of one file that are read.
    public static let bytesMax = 2 << 30

    /// What was taken in.
    public struct Result: Sendable {
        /// Records handed over by source, before older ones are left out.
        public let taken: [(source: String, records: Int)]
        public let files: Int
        public let findings: [Finding]
        public let standing: IntelligenceStanding
    }

    private let files: any FileSource
    private let store: any IntelligenceStore
    private let clock: any Clock

    public init(files: any FileSource, store: any IntelligenceStore, clock: any Clock) {
        self.files = files
        self.store = store
        self.clock = clock
    }

    /// - Parameters:
    ///   - paths: files, or folders of them.
    ///   - progress: called before each file with its number, how many there are, and its path.
    public func callAsFunction(
        _ paths: [String], cursors: [SourceState] = [], progress: (Int, Int, String) -> Void = { _, _, _ in }
    ) throws(WorkflowRefusal) -> Result {
        var all: [String] = []
        for path in paths {
            do {
                all += try files.paths(at: path)
            } catch {
                throw .store(error)
            }
        }
        let writer: any IntelligenceWriter
        do {
            writer = try store.begin()
        } catch {
            throw .intelligence(error)
        }
        var counts: [String: Int] = [:]
        var findings: [Finding] = []
        for (number, path) in all.enumerated() {
            progress(number, all.count, path)
            let bytes: [UInt8]
            do {
                bytes = try files.bytes(of: path, bytesMax: ImportAdvisories.bytesMax)
            } catch {
                throw .store(error)
            }
            findings += try read(bytes, path, into: writer, &counts)
        }
        findings.sort()
        let now = clock.now()
        var states = counts.keys.sorted().map { source in
            var state = SourceState(source: source)
            (state.takenAt, state.takenFrom) = (now, paths.joined(separator: " "))
            return state
        }
        states += cursors
        do {
            let standing = try writer.commit(states)
            return Result(
                taken: counts.sorted { $0.key < $1.key }.map { (source: $0.key, records: $0.value) },
                files: all.count, findings: findings, standing: standing)
        } catch {
            throw .intelligence(error)
        }
    }

    /// One document; refuses it when it is not whole.
    private func read(
        _ bytes: [UInt8], _ path: String, into writer: any IntelligenceWriter,
        _ counts: inout [String: Int]
    ) throws(WorkflowRefusal) -> [Finding] {
        var refusal: IntelligenceRefusal?
        var taken = counts
        let result = AdvisoryReader.read(bytes, file: path) { advisory in
            guard refusal == nil else { return }
            taken[advisory.source, default: 0] += 1
            do throws(IntelligenceRefusal) {
                try writer.add(advisory)
            } catch {
                refusal = error
            }
        }
        counts = taken
        if let refusal { throw .intelligence(refusal) }
        guard result.isWhole else { throw .unreadable(result.findings) }
        return result.findings
    }
}
