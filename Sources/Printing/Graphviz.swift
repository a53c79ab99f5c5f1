import Foundation

/// The drawer of graphs: Graphviz's `dot` as a process of its own, with limits. It gets text and gives SVG.
public struct Graphviz: Sendable {
    private let environment: [String: String]
    private static let secondsMax = 15
    private static let memoryKilobytesMax = 2 * 1024 * 1024
    private static let outputKilobytesMax = 8 * 1024

    /// Why there is no drawing.
    public enum Refusal: Error, Sendable {
        case notInstalled
        /// It ran and failed, or took too long or too much; in its own words.
        case failed(String)
    }

    public init(environment: [String: String]) { self.environment = environment }

    /// Where the program is looked for: where the user says and nowhere else, or else on the path.
    private var candidates: [String] {
        if let named = environment["MAMORI_DOT"], !named.isEmpty { return [named] }
        return (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/dot" }
    }

    /// Whether there is such a program here.
    public var isInstalled: Bool { LimitedProcess.program(among: candidates) != nil }

    /// The drawing of a graph in the language DOT, as SVG that nobody has checked yet.
    public func svg(of graph: String) throws(Refusal) -> [UInt8] {
        guard let executable = LimitedProcess.program(among: candidates) else { throw .notInstalled }
        do {
            return try LimitedProcess.inFreshFolder { folder in
                let input = folder.appendingPathComponent("graph.dot")
                let output = folder.appendingPathComponent("graph.svg")
                try Data(graph.utf8).write(to: input)
                let process = LimitedProcess(
                    executable: executable, arguments: ["-Tsvg"], environment: environment,
                    secondsMax: Graphviz.secondsMax, memoryKilobytesMax: Graphviz.memoryKilobytesMax,
                    outputKilobytesMax: Graphviz.outputKilobytesMax)
                if let failure = try process.run(input: input, output: output) {
                    throw Refusal.failed(failure)
                }
                return [UInt8](try Data(contentsOf: output))
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw .failed(error.localizedDescription)
        }
    }
}
