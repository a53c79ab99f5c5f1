import Ports
import Gathering
import Kernel
import Synchronization
import Workflows

/// How far a sync has come: a line that is written over on a screen; elsewhere a line an ended source.
final class SyncProgress: Sendable {
    private let language: Language
    private let terminal: any Terminal
    private let isShown = Mutex(false)

    init(_ language: Language, _ terminal: any Terminal) {
        self.language = language
        self.terminal = terminal
    }

    func take(_ progress: SyncIntelligence.Progress) {
        switch progress {
        case .fetching(let job, let progress): show(line(job, progress))
        case .reading(let job, let name, let number, let count):
            let reading = LocalizedText(ja: "読み込み中", en: "reading")[language]
            show("\(job.name) [\(bar(number - 1, count))] \(reading) \(number)/\(count) \(name)")
        case .ended(let outcome):
            clear()
            terminal.writeError(FindingsText.lines(outcome.findings, of: nil, in: language))
            end(outcome)
        }
    }

    func clear() {
        let wasShown = isShown.withLock { shown in
            defer { shown = false }
            return shown
        }
        if wasShown { terminal.writeError("\r\u{1B}[2K") }
    }

    private func show(_ line: String) {
        guard terminal.errorsAreOnScreen else { return }
        isShown.withLock { $0 = true }
        // A line that wraps could not be written over.
        var text = ""
        var width = 0
        for character in line {
            width += DisplayWidth.of(String(character))
            guard width < terminal.columns else { break }
            text.append(character)
        }
        terminal.writeError("\r\u{1B}[2K" + text)
    }

    private func line(_ job: SyncJob, _ progress: FeedProgress) -> String {
        let head: String
        if let all = progress.bytesInAll, all > 0 {
            head = "[\(bar(progress.bytes, all))] \(size(progress.bytes))/\(size(all))"
        } else {
            head = size(progress.bytes)
        }
        let documents = LocalizedText(
            ja: "文書 \(progress.documents)", en: "\(progress.documents) documents")[language]
        let state: LocalizedText =
            switch progress.state {
            case .fetching: LocalizedText(same: "")
            case .waiting(let seconds):
                LocalizedText(ja: "\(seconds) 秒待っています", en: "waiting \(seconds) s")
            case .checking: LocalizedText(ja: "確かめています", en: "checking")
            }
        return [job.name, head, documents, progress.name, state[language]].joined(separator: " ")
    }

    private func bar(_ part: Int, _ whole: Int) -> String {
        let width = 24
        let full = whole <= 0 ? width : max(0, min(width, part * width / whole))
        return String(repeating: "━", count: full) + String(repeating: "·", count: width - full)
    }

    private func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(bytes >> 10) KiB" : "\(bytes >> 20) MiB"
    }

    private func end(_ outcome: SyncIntelligence.Outcome) {
        let name = outcome.job.name
        switch outcome.ending {
        case .taken(let records):
            say("  \(name): \(records) 件", "  \(name): \(records) records")
        case .unchanged: say("  \(name): 新しいものはありません", "  \(name): nothing new")
        case .failed(let refusal):
            terminal.writeError(
                LocalizedText(
                    ja: "\(name)：失敗しました。前の情報をそのまま使います", en: "\(name): failed; what was there before stays")[
                        language] + "\n")
            if case .unreadable(let findings) = refusal {
                return terminal.writeError(FindingsText.lines(findings, of: nil, in: language))
            }
            RefusalText.tell(refusal, in: language, about: nil)
        }
    }

    private func say(_ ja: String, _ en: String) {
        terminal.write(LocalizedText(ja: ja, en: en)[language] + "\n")
    }
}
