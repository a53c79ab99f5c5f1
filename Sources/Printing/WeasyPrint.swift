import Foundation
import Ports

/// The PDF renderer: WeasyPrint as a process of its own, with limits and nothing to fetch.
public struct WeasyPrint: Sendable {
    private let environment: [String: String]
    private static let secondsMax = 120
    private static let memoryKilobytesMax = 6 * 1024 * 1024
    private static let outputKilobytesMax = 512 * 1024

    public init(environment: [String: String]) { self.environment = environment }

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

    /// Whether there is such a program here.
    public var isInstalled: Bool { LimitedProcess.program(among: candidates) != nil }

    /// The page as PDF/UA with its fonts embedded.
    public func pdf(from page: [UInt8]) throws(RenderingRefusal) -> [UInt8] {
        guard let executable = LimitedProcess.program(among: candidates) else {
            throw .noRenderer(lookedFor: candidates)
        }
        do {
            return try LimitedProcess.inFreshFolder { folder in
                let input = folder.appendingPathComponent("report.html")
                let output = folder.appendingPathComponent("report.pdf")
                try Data(page).write(to: input)
                // Its trees hold no garbage worth looking for: without the search a page takes a fifth less.
                try Data("import gc\ngc.disable()\n".utf8).write(
                    to: folder.appendingPathComponent("sitecustomize.py"))
                let process = LimitedProcess(
                    executable: executable,
                    arguments: [
                        "--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "--allowed-protocols",
                        "data",
                        "-", output.path,
                    ],
                    environment: environment.merging(
                        ["PYTHONHASHSEED": "0", "PYTHONPATH": folder.path]
                    ) { $1 },
                    secondsMax: WeasyPrint.secondsMax, memoryKilobytesMax: WeasyPrint.memoryKilobytesMax,
                    outputKilobytesMax: WeasyPrint.outputKilobytesMax)
                if let failure = try process.run(input: input) {
                    throw RenderingRefusal.rendererFailed(reason: failure)
                }
                return [UInt8](try Data(contentsOf: output))
            }
        } catch let refusal as RenderingRefusal {
            throw refusal
        } catch {
            throw .rendererFailed(reason: error.localizedDescription)
        }
    }
}
