import Dispatch
import Foundation

/// A program of others, run as a process of its own with a limit on time, memory and the size of what it
/// writes.
struct LimitedProcess {
    let executable: String
    let arguments: [String]
    let environment: [String: String]
    let secondsMax: Int
    /// Address space, not resident memory: programs reserve far more than they use.
    let memoryKilobytesMax: Int
    /// The largest file that it may write.
    let outputKilobytesMax: Int

    /// An empty folder that only this user can read, gone afterwards.
    static func inFreshFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
        let pattern = FileManager.default.temporaryDirectory.appendingPathComponent(
            "mamori-" + String(repeating: "X", count: 6)
        ).path
        var path = pattern.utf8CString.map { $0 }
        guard mkdtemp(&path) != nil else { throw CocoaError(.fileWriteUnknown) }
        let folder = URL(
            fileURLWithPath: String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }

    /// Runs the program on a file as its input; nil when it ended well, its own words otherwise.
    ///
    /// - Parameter output: where its output goes; nowhere when nil.
    func run(input: URL, output: URL? = nil) throws -> String? {
        let log = input.deletingLastPathComponent().appendingPathComponent("log")
        try Data().write(to: log)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The shell counts files in blocks of 512 bytes.
        let limits = "ulimit -v \(memoryKilobytesMax); ulimit -f \(outputKilobytesMax * 2)"
        process.arguments = ["-c", limits + "; exec \"$0\" \"$@\"", executable] + arguments
        process.environment = environment
        process.standardInput = try FileHandle(forReadingFrom: input)
        if let output {
            try Data().write(to: output)
            process.standardOutput = try FileHandle(forWritingTo: output)
        } else {
            process.standardOutput = FileHandle.nullDevice
        }
        process.standardError = try FileHandle(forWritingTo: log)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + .seconds(secondsMax)) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
            return "no result within \(secondsMax) s"
        }
        guard process.terminationReason != .exit || process.terminationStatus != 0 else { return nil }
        let words = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        // The end of what it said names the fault; the beginning is a trace.
        let last = words.split(separator: "\n").suffix(3).joined(separator: " / ").suffix(400)
        return last.isEmpty ? "exit status \(process.terminationStatus)" : String(last)
    }

    /// The first of these paths at which there is a program.
    static func program(among candidates: [String]) -> String? {
        candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
