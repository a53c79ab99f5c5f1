import Console
import Ports
import BillOfMaterials
import ArgumentParser
import BillFormats
import BillOfMaterials
import Kernel
import Workflows

/// `mamori bill convert`: a bill in another format.
struct ConvertBillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Write a bill in another format.",
        discussion: """
            What the format cannot hold is told line by line on standard error. Exit codes: 0 written; \
            1 with --strict, when something could not be held; 2 the bill cannot be read; 3 something \
            outside failed.
            """)

    @Argument(help: "The bill.") var bill: String
    @Option(name: .long, help: "The format: \(BillTarget.allCases.map(\.rawValue).joined(separator: ", ")).")
    var to: BillTarget
    @Option(name: .shortAndLong, help: "File to write (preset: standard output).")
    var output: String?
    @Flag(name: .long, help: "Refuse a bill that breaks its format, and fail when something is lost.")
    var strict = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
            try ConvertBill(files: edges.files, reports: edges.reports)(
                bill, to: to, reading: strict ? .strict : .tolerant, output: strict ? nil : output)
        }
        edges.terminal.writeError(FindingsText.lines(result.read + result.lost, of: nil, in: language))
        if strict, !result.lost.isEmpty {
            let said = LocalizedText(
                ja: "\(result.lost.count) か所が \(to.rawValue) では書けません。何も書いていません",
                en: "\(result.lost.count) parts cannot be held by \(to.rawValue); nothing was written")
            edges.terminal.writeError(said[language] + "\n")
            throw ExitCode(1)
        }
        try OutputFile.put(result.bytes, to: output, isWritten: !strict, language)
    }
}

/// `mamori bill merge`: one release bill.
struct MergeBillsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make one release bill out of the bills of its parts.",
        discussion: """
            Each part stands in the release bill as one component with its lines inside. A part may be given \
            a label: os=image.cdx.json. Exit codes: 0 written; 2 a part cannot be read (nothing is written); \
            3 something outside failed.
            """)

    @Argument(help: "Bills of the parts, each FILE or LABEL=FILE.") var parts: [String]
    @Option(name: .long, help: "What the release bill is of: the device.") var name: String
    @Option(name: .customLong("release"), help: "Its version.") var version: String?
    @Option(name: .long, help: "Who makes it.") var maker: String?
    @Option(name: .long, help: "Its own identifier: a package URL or a CPE name.") var identifier: String?
    @Option(name: .long, help: "The format to write.") var to: BillTarget = .cycloneDX17
    @Option(name: .long, help: "The day that the bill carries, YYYY-MM-DD (preset: now).") var on: Day?
    @Option(name: .shortAndLong, help: "File to write (preset: standard output).")
    var output: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let subject = try subject
        let result = try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
            try MergeBills(files: edges.files, reports: edges.reports, clock: edges.clock)(
                parts.map(MergeBillsCommand.part), into: subject, as: to, on: on, output: output)
        }
        edges.terminal.writeError(FindingsText.lines(result.findings, of: nil, in: language))
        let count = result.bill.everyComponent.count
        let said = LocalizedText(
            ja: "\(parts.count) つの部品表を 1 つにまとめました（部品 \(count) 点）",
            en: "\(parts.count) bills joined into one (\(count) components)")
        edges.terminal.writeError(said[language] + "\n")
        try OutputFile.put(result.bytes, to: output, isWritten: true, language)
    }

    private var subject: Component {
        get throws {
            let url = identifier.flatMap { PackageURL($0) }
            let cpe = url == nil ? identifier.flatMap { try? CPEName($0) } : nil
            guard identifier == nil || url != nil || cpe != nil else {
                throw ValidationError("--identifier: neither a package URL nor a CPE name")
            }
            return Component(
                name: name, version: version, supplier: maker, packageURL: url, cpe: cpe, kind: "device")
        }
    }

    /// A path may hold `=` itself, so that only a short word before it is a label.
    private static func part(_ text: String) -> MergeBills.Part {
        guard let equals = text.firstIndex(of: "=") else { return MergeBills.Part(label: nil, path: text) }
        let label = text[..<equals]
        guard !label.isEmpty, !label.contains("/"), !label.contains(".") else {
            return MergeBills.Part(label: nil, path: text)
        }
        return MergeBills.Part(label: String(label), path: String(text[text.index(after: equals)...]))
    }
}
