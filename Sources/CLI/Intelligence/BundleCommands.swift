import Ports
import Gathering
import ArgumentParser
import Kernel
import Vulnerabilities
import Workflows

/// `mamori intel keys`: a pair of keys for bundles.
struct IntelKeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make a pair of keys: NAME.key signs bundles, NAME.pub is given to whoever imports them.",
        discussion: "Nothing is overwritten. NAME.key is readable by its owner alone; keep it safe.")

    @Argument(help: "Where to put the two files, without their endings.") var name: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let key = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            do throws(BundleRefusal) {
                return try edges.signer.makeKeys(privateKey: name + ".key", publicKey: name + ".pub")
            } catch {
                throw .bundle(error)
            }
        }
        let said = LocalizedText(
            ja: "鍵 \(key.id) を作りました：\(name).key（署名用。人に渡さない）、\(name).pub（取り込む側に渡す）",
            en: "made key \(key.id): \(name).key (signs; give it to nobody), \(name).pub (for who imports)")
        edges.terminal.write(said[language] + "\n")
    }
}

/// `mamori intel export`: what is kept, into a signed bundle.
struct IntelExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Put what is kept into a signed bundle, to be carried to a place without a network.",
        discussion:
            "Exit codes: 0 written; 2 the key cannot be used; 3 nothing is kept; 64 something lies there.")

    @Argument(help: "The bundle: a folder, or a tar when it ends in .tar.") var bundle: String
    @Option(name: .long, help: "The private key, as mamori intel keys made it.") var key: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let what = LocalizedText(ja: "書き出しています", en: "writing")
        let manifest = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            try ProgressLine.during(what, in: language) { () throws(WorkflowRefusal) in
                try ExportIntelligence(
                    store: edges.intelligence, signer: edges.signer, clock: edges.clock)(
                        to: bundle, privateKey: key)
            }
        }
        edges.terminal.write(BundleText.table(manifest, in: language))
        edges.terminal.write(
            LocalizedText(ja: "\(bundle) に書き出し、署名しました", en: "written to \(bundle) and signed")[language]
                + "\n")
    }
}

/// `mamori intel verify`: a bundle against its signature.
struct IntelVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hold a bundle against its signature and its manifest; nothing is taken in.",
        discussion: "Exit codes: 0 as it was signed by a trusted key; 2 not so.")

    @Argument(help: "The bundle.") var bundle: String
    @Option(name: .long, help: "A file of trusted public keys; may be repeated.") var trust: [String]
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let verdict = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            try VerifyBundle(signer: edges.signer)(bundle, trusting: trust)
        }
        edges.terminal.writeError(FindingsText.lines(verdict.findings, of: nil, in: language))
        guard verdict.isSound, let manifest = verdict.manifest else {
            let refusal = BundleRefusal.unsound(path: bundle, verdict)
            edges.terminal.writeError("mamori: " + refusal.message[language] + "\n")
            throw ExitCode(2)
        }
        edges.terminal.write(BundleText.table(manifest, in: language))
        if case .valid(let id) = verdict.signature {
            edges.terminal.write(
                LocalizedText(
                    ja: "\(bundle) は鍵 \(id) で署名されたままの内容です", en: "\(bundle) is as key \(id) signed it")[
                        language]
                    + "\n")
        }
    }
}

/// What a bundle holds, in words.
enum BundleText {
    static func table(_ manifest: BundleManifest, in language: Language) -> String {
        var table = TextTable(
            language == .japanese ? ["情報源", "最新", "MB"] : ["source", "newest", "MB"], numeric: [2])
        for source in manifest.sources {
            let bytes = manifest.files.filter { $0.source == source.source }.reduce(0) { $0 + $1.bytes }
            table.add([
                SourceProfile.named(source.source)?.name[language] ?? source.source,
                source.newest.map { "\($0)" } ?? "-", "\((bytes + (1 << 19)) >> 20)",
            ])
        }
        let made = LocalizedText(
            ja: "作成 \(manifest.created)", en: "made \(manifest.created)")[language]
        return table.text + made + "\n"
    }
}
