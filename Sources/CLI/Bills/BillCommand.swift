import Console
import Dossiers
import Ports
import ArgumentParser
import BillFormats
import BillOfMaterials
import Kernel
import Workflows

extension BillTarget: ExpressibleByArgument {}

/// `mamori bill`: work with bills of materials.
struct BillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill", abstract: "Read, check, convert, join, compare and score bills of materials.",
        discussion: """
            The format is found from the content: CycloneDX, SPDX, hand-kept lists and package listings. \
            A file named - is standard input.
            """,
        subcommands: [
            Inspect.self, Validate.self, ConvertBillCommand.self, MergeBillsCommand.self,
            CompareBillsCommand.self, ScoreBillCommand.self,
        ])

    /// `mamori bill inspect`
    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is in a bill, and account for each of its lines.",
            discussion: "Exit codes: 0 read; 2 the bill cannot be read; 3 something outside failed.")

        @Argument(help: "The bill.") var bill: String
        @Option(name: .long, help: "A device's folder: identities.yaml of its company counts.")
        var device: String?
        @OptionGroup var form: FormOption
        @OptionGroup var language: LanguageOption

        func run() throws {
            let edges = Edges.required
            let language = language.language
            let inspection = try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
                try InspectBill(
                    files: edges.files, store: edges.store, intelligence: edges.intelligence)(
                        bill, with: device)
            }
            if form.format == .json {
                edges.terminal.write(bytes: edges.bills.json(of: inspection, in: language))
                return
            }
            edges.terminal.writeError(FindingsText.lines(inspection.findings, of: nil, in: language))
            edges.terminal.write(InspectionText(inspection, in: language).text)
        }
    }

    /// `mamori bill validate`
    struct Validate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold bills strictly against their formats.",
            discussion: "Exit codes: 0 valid; 1 a finding at or above --fail-on; 2 a bill is not valid; "
                + "3 something outside failed.")

        @Argument(help: "Bills.") var bills: [String]
        @Option(name: .long, help: "note, warning, error or never.")
        var failOn: CheckCommand.Threshold = .error
        @OptionGroup var language: LanguageOption

        func run() throws {
            let edges = Edges.required
            let language = language.language
            var code: Int32 = 0
            for path in bills {
                do throws(WorkflowRefusal) {
                    let read = try ReadBill(files: edges.files)(path, reading: .strict)
                    edges.terminal.writeError(FindingsText.lines(read.findings, of: nil, in: language))
                    let count = read.bill.everyComponent.count
                    let said = LocalizedText(
                        ja: "\(path)：\(read.bill.format)、部品 \(count) 点、正しい形式です",
                        en: "\(path): \(read.bill.format), \(count) components, valid")
                    edges.terminal.write(said[language] + "\n")
                    if read.findings.contains(where: { failOn.isReached(by: $0.severity) }) {
                        code = max(code, 1)
                    }
                } catch {
                    RefusalText.tell(error, in: language, about: nil)
                    code = max(code, RefusalText.code(of: error))
                }
            }
            if code != 0 { throw ExitCode(code) }
        }
    }
}
