import Ports
import AdvisoryFormats
import Kernel
import Vulnerabilities

/// Use case: take in published vulnerabilities from files.
///
/// All files of one call become part of what is kept together, or none of them. A document that is cut off,
/// or that is named and that no reader knows, refuses the whole call; a single record that cannot be read is
/// told, and the others of its document are taken.
///
/// A folder is read as an archive is: what stands beside the data (a README, a licence, a schema) is left
/// out with a note, and a file that no reader knows, or of which nothing can be taken, is told as an error
/// while the others are taken. A folder without one document that a reader knows is refused.
public struct ImportAdvisories: Sendable {
    /// The most bytes of one file that are read.
    public static let bytesMax = 2 << 30
    /// Of what is left out, so many are named.
    private static let namesMax = 10

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
        let inputs = try inputs(paths)
        let writer: any IntelligenceWriter
        do {
            writer = try store.begin()
        } catch {
            throw .intelligence(error)
        }
        var counts: [String: Int] = [:]
        var findings = inputs.notes
        var known: Set<String> = []
        for (number, input) in inputs.all.enumerated() {
            progress(number, inputs.all.count, input.path)
            let result = try read(input, into: writer, &counts)
            findings += result.findings
            if !result.formats.isEmpty, let folder = input.folder { known.insert(folder) }
        }
        findings.sort()
        let folders = Set(inputs.all.compactMap(\.folder)).union(inputs.notes.map(\.origin.file))
        if let folder = folders.subtracting(known).sorted().first {
            throw .unreadable([ImportAdvisories.nothing(in: folder)] + findings)
        }
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
                files: inputs.all.count, findings: findings, standing: standing)
        } catch {
            throw .intelligence(error)
        }
    }

    // MARK: Inputs

    private struct Input {
        let path: String
        /// The folder that was named; nil for a file that was.
        let folder: String?
    }

    /// The files of all paths, with a note for what of a folder is left out.
    private func inputs(
        _ paths: [String]
    ) throws(WorkflowRefusal) -> (all: [Input], notes: [Finding]) {
        var all: [Input] = []
        var notes: [Finding] = []
        for path in paths {
            let found: [String]
            do {
                found = try files.paths(at: path)
            } catch {
                throw .store(error)
            }
            guard found != [path] else {
                all.append(Input(path: path, folder: nil))
                continue
            }
            let passedOver = found.filter(AdvisoryFormat.isCompanion)
            if !passedOver.isEmpty { notes.append(ImportAdvisories.note(passedOver, in: path)) }
            all += found.filter { !AdvisoryFormat.isCompanion($0) }.map { Input(path: $0, folder: path) }
        }
        return (all, notes)
    }

    private static func note(_ passedOver: [String], in folder: String) -> Finding {
        let names = passedOver.prefix(namesMax).map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        let rest = passedOver.count - names.count
        return Finding(
            .note, "folder-passed-over",
            LocalizedText(
                ja: "説明などのファイル \(passedOver.count) 個は読みません：\(names.joined(separator: "、"))"
                    + (rest > 0 ? "、ほか \(rest) 個" : ""),
                en: "\(passedOver.count) files such as a README are not read: "
                    + names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")),
            at: Origin(file: folder))
    }

    private static func nothing(in folder: String) -> Finding {
        Finding(
            .error, "folder-empty",
            LocalizedText(
                ja: "脆弱性情報として読めるファイルが、このフォルダーに1つもありません"
                    + "（サポート終了の製品ファイルは mamori support import で取り込みます）",
                en: "there is not one file in this folder that can be read as advisories "
                    + "(product files with ends of support are for mamori support import)"),
            at: Origin(file: folder))
    }

    // MARK: Reading

    /// One document; refuses it when it is not whole.
    private func read(
        _ input: Input, into writer: any IntelligenceWriter, _ counts: inout [String: Int]
    ) throws(WorkflowRefusal) -> AdvisoryReader.Result {
        let bytes: [UInt8]
        do {
            bytes = try files.bytes(of: input.path, bytesMax: ImportAdvisories.bytesMax)
        } catch {
            throw .store(error)
        }
        var refusal: IntelligenceRefusal?
        var taken = counts
        let result = AdvisoryReader.read(
            bytes, file: input.path, isAmongOthers: input.folder != nil
        ) { advisory in
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
        return result
    }
}
