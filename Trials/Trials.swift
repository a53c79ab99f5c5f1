import Glibc
import Intelligence
import Kernel
import VersionOrdering
import Vulnerabilities
import Ports

/// What is run as a process of its own: writers that tests kill or starve, and the measurements of `make
/// bench`. Not part of the product.
@main
struct Trials {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch arguments.count > 2 ? arguments[1] : "" {
        case "churn": try churn(arguments[2])
        case "fill": exit(fill(arguments[2], bytesMax: arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0))
        case "bench":
            var bench = Bench(
                path: arguments[2], scale: arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1)
            try bench.run()
        default:
            print("usage: Trials churn|fill|bench FOLDER [NUMBER]")
            exit(64)
        }
    }

    private static func record(_ number: Int, generation: Int) -> Advisory {
        var advisory = Advisory(source: "nvd", id: "R-\(number)", origin: Origin(file: "churn"))
        advisory.weaknesses = ["\(generation)"]
        advisory.statements = (0..<20).map {
            ProductStatement(
                .cpe("cpe:2.3:a:v:p\($0):*:*:*:*:*:*:*:*"), .affected, .exactly("\(generation).\($0)"))
        }
        return advisory
    }

    /// Replaces all records again and again until it is killed; segments are joined on the way.
    private static func churn(_ path: String) throws {
        let store = RecordStore(path)
        var generation = try store.standing().state(of: "nvd")?.cursor.flatMap { Int($0) } ?? 0
        while true {
            generation += 1
            if generation % 25 == 0 { try store.rebuild() }
            say("begin \(generation)")
            let writer = try store.begin()
            for number in 0..<40 { try writer.add(record(number, generation: generation)) }
            var state = SourceState(source: "nvd")
            state.cursor = "\(generation)"
            _ = try writer.commit([state])
            say("done \(generation)")
        }
    }

    /// At once, without a buffer: the process may end at any moment.
    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    }

    /// Writes more than may be written: 7 when that is refused with a path and a reason.
    private static func fill(_ path: String, bytesMax: Int) -> Int32 {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: rlim_t(bytesMax), rlim_max: rlim_t(bytesMax))
        guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return 1 }
        do {
            let writer = try RecordStore(path).begin()
            for number in 0..<5000 { try writer.add(record(number, generation: 1)) }
            _ = try writer.commit([])
            return 2
        } catch {
            guard case .failed(let file, let reason) = error else { return 3 }
            return file.hasPrefix(path) && !reason.isEmpty ? 7 : 4
        }
    }
}
