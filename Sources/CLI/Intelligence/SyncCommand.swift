import Ports
import Gathering
import ArgumentParser
import Kernel
import Vulnerabilities
import Workflows

extension FeedSource: ExpressibleByArgument {}

/// `mamori intel sync`: what publishers have, over the network.
struct IntelSyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Fetch what publishers have, and take it in, source by source.",
        discussion: """
            Sources: nvd, cve, osv, jvn, kev, epss, csaf, endoflife (all of them when none is named). \
            Only what is new since the last time is fetched; a run that ends early, however it ends, is \
            gone on with by the next one. A source that fails keeps its old records and is shown as failed \
            by `mamori intel status` until it succeeds; the others go on.

            Parts (--part, with one source): OSV ecosystems such as PyPI or Debian (preset: Alpine, Debian, \
            Go, Maven, NuGet, PyPI, RubyGems, crates.io, npm), years of NVD's first fill, CSAF providers (a \
            domain, the address of a provider's metadata, or of a folder with changes.csv, ending in /), \
            JVN's hnd or oka. A part that was fetched once is fetched again with its source; years of NVD \
            only when they are named again.

            endoflife.date publishes no vulnerabilities but ends of support: its list is kept, and `mamori \
            support import` takes from it what the devices carry.

            Environment: MAMORI_FEED_<SOURCE> another address, such as a mirror; MAMORI_NVD_API_KEY a key \
            for NVD, which makes its changes come faster; https_proxy, no_proxy, SSL_CERT_FILE.

            Exit codes: 0 everything is taken in or unchanged; 1 some records could not be read, or some \
            documents did not come and are asked for again the next time; 3 a source failed.
            """)

    @Argument(help: "Sources (preset: all).") var sources: [FeedSource] = []
    @Option(name: .long, help: "A part of the one source named; may be repeated.") var part: [String] = []
    @Option(name: .long, help: "SOURCE=URL, another address for a source; may be repeated.")
    var feed: [String] = []
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard part.isEmpty || sources.count == 1 else {
            throw ValidationError("--part は情報源を1つだけ指定したときに使えます / --part wants exactly one source.")
        }
        _ = try bases()
    }

    private func bases() throws -> [FeedSource: String] {
        var bases: [FeedSource: String] = [:]
        for text in feed {
            let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard halves.count == 2, let source = FeedSource(rawValue: halves[0]) else {
                throw ValidationError("--feed は SOURCE=URL の形です / --feed wants SOURCE=URL: \(text)")
            }
            bases[source] = halves[1]
        }
        return bases
    }

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let show = SyncProgress(language, edges.terminal)
        let request = SyncIntelligence.Request(sources: sources, parts: part, bases: try bases())
        let outcomes = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            defer { show.clear() }
            return try SyncIntelligence(
                feeds: edges.feeds, files: edges.files, store: edges.intelligence, clock: edges.clock)(
                    request
                ) { show.take($0) }
        }
        let failed = outcomes.count { if case .failed = $0.ending { true } else { false } }
        let said = LocalizedText(
            ja: "\(outcomes.count) 件中 \(outcomes.count - failed) 件を同期しました"
                + (failed > 0 ? "。\(failed) 件は失敗し、前の情報のままです" : ""),
            en: "\(outcomes.count - failed) of \(outcomes.count) synchronised"
                + (failed > 0 ? "; \(failed) failed and keep what was there before" : ""))
        edges.terminal.write(said[language] + "\n")
        if failed > 0 { throw ExitCode(3) }
        if outcomes.contains(where: { $0.findings.contains { $0.severity == .error } }) { throw ExitCode(1) }
    }
}
