import Dispatch
import Kernel

/// Shows on a screen that work goes on, once it has taken longer than a second.
public enum ProgressLine {
    /// Runs the work; afterwards the line is gone.
    public static func during<Result, Failure: Error>(
        _ what: LocalizedText, in language: Language, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let terminal = Edges.required.terminal
        guard terminal.errorsAreOnScreen else { return try work() }
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
        let start = DispatchTime.now()
        timer.schedule(deadline: .now() + 1, repeating: .milliseconds(200))
        timer.setEventHandler {
            let tenths = Int((DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 100_000_000)
            let position = (tenths / 2) % 18
            let bar =
                String(repeating: "·", count: position) + "━━━" + String(repeating: "·", count: 18 - position)
            terminal.writeError("\r\(what[language]) [\(bar)] \(tenths / 10) s ")
        }
        timer.resume()
        defer {
            timer.cancel()
            if DispatchTime.now() > start + 1 { terminal.writeError("\r\u{1B}[2K") }
        }
        return try work()
    }
}
