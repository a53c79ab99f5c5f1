import Ports
import Foundation
import Workflows

/// The PDF renderer: WeasyPrint as a process of its own, with a limit on time and memory and nothing to
/// fetch.
struct WeasyPrint: Sendable {
    private let environment: [String: String]
    private static let secondsMax = 120
    /// Address space, not resident memory: the interpreter with its libraries reserves far more than it uses.
    private static let memoryKilobytesMax = 6 * 1024 * 1024

    init(environment: [String: String]) { self.environment = environment }

    /// Where the program is looked for: where the user says and nowhere else, or else, in order, beside
    /// Mamori's cache and on the path.
    var candidates: [String] {
        if let named = environment["MAMORI_WEASYPRINT"], !named.isEmpty { return [named] }
        var places: [String] = []
        if let cache = cacheFolder { places.append(cache + "/mamori/venv/bin/weasyprint") }
        let path = (environment["PATH"] ?? "").split(separator: ":")
        return places + path.map { "\($0)/weasyprint" }
    }

    private var cacheFolder: String? {
        if let cache = environment["XDG_CACHE_HOME"], !cache.isEmpty { return cache }
        return environment["HOME"].map { $0 + "/.cache" }
    }

    var executable: String? { candidates.first { FileManager.default.isExecutableFile(atPath: $0) } }

    /// The page as PDF/UA with its fonts embedded.
    func pdf(from page: [UInt8]) throws(RenderingRefusal) -> [UInt8] {
        guard let executable else { throw .noRenderer(lookedFor: candidates) }
        do {
            let folder = try WeasyPrint.freshFolder()
            defer { try? FileManager.default.removeItem(at: folder) }
            let input = folder.appendingPathComponent("report.html")
            let output = folder.appendingPathComponent("report.pdf")
            try Data(page).write(to: input)
            if let failure = try run(executable, input: input, output: output) {
                throw RenderingRefusal.rendererFailed(reason: failure)
            }
            return [UInt8](try Data(contentsOf: output))
        } catch let refusal as RenderingRefusal {
            throw refusal
        } catch {
            throw .rendererFailed(reason: error.localizedDescription)
        }
    }

    /// An empty folder that only this user can read.
    private static func freshFolder() throws -> URL {
        let pattern = FileManager.default.temporaryDirectory.appendingPathComponent(
            "mamori-" + String(repeating: "X", count: 6)
        ).path
        var path = pattern.utf8CString.map { $0 }
        guard mkdtemp(&path) != nil else { throw CocoaError(.fileWriteUnknown) }
        return URL(
            fileURLWithPath: String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Runs the program; nil when it ended well, its own words otherwise.
    private func run(_ executable: String, input: URL, output: URL) throws -> String? {
        let log = output.deletingLastPathComponent().appendingPathComponent("log")
        try Data().write(to: log)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "ulimit -v \(WeasyPrint.memoryKilobytesMax); exec \"$0\" \"$@\"", executable,
            "--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "--allowed-protocols", "data",
            "-", output.path,
        ]
        process.environment = environment.merging(["PYTHONHASHSEED": "0"]) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + .seconds(WeasyPrint.secondsMax)) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
            return "no result within \(WeasyPrint.secondsMax) s"
        }
        guard process.terminationReason != .exit || process.terminationStatus != 0 else { return nil }
        let words = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        // The end of what it said names the fault; the beginning is a trace.
        let last = words.split(separator: "\n").suffix(3).joined(separator: " / ").suffix(400)
        return last.isEmpty ? "exit status \(process.terminationStatus)" : String(last)
    }
}
