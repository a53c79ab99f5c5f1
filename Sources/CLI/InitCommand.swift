import Console
import Ports
import ArgumentParser
import DossierFormat
import Kernel
import Workflows

/// `mamori init`: the first files of a dossier, from a few questions or from flags.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Start a device's dossier: a commented device.yaml that can be assessed at once.",
        discussion: """
            On a terminal it asks for what the flags do not say; elsewhere what is not said is written as \
            unknown. Where no company.yaml stands in the two folders above, one is started beside the \
            device's folder.
            """)

    enum Tri: String, CaseIterable, ExpressibleByArgument {
        case yes, no, unknown
        var flag: Bool? { self == .unknown ? nil : self == .yes }
    }

    @Argument(help: "The folder to make.")
    var folder: String
    @Option(name: .long, help: "Id of the device (preset: the folder's name).")
    var id: String?
    @Option(name: .long, help: "Name in Japanese.")
    var nameJa: String?
    @Option(name: .long, help: "Name in English.")
    var nameEn: String?
    @Option(name: .long, help: "The maker's name, for a new company.yaml.")
    var company: String?
    @Option(name: .customLong("class"), help: "I, II, III or IV.")
    var deviceClass: String?
    @Option(name: .long, help: "Does the device use a program? yes, no, unknown")
    var program: Tri?
    @Option(name: .long, help: "Is the program itself the device? yes, no, unknown")
    var standalone: Tri?
    @Option(name: .long, help: "Implanted? yes, no, unknown")
    var implantable: Tri?
    @Option(name: .long, help: "Worn on the body? yes, no, unknown")
    var wearable: Tri?
    @Option(name: .long, help: "Used at home? yes, no, unknown")
    var homeUse: Tri?
    @Option(name: .long, help: "Settings of use, by commas: institution,home,outside,mobile")
    var settings: String?
    @Option(name: .long, help: "Kinds of interface that exist, by commas (ethernet,usb …), or none.")
    var interfaces: String?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let deviceClass, !["I", "II", "III", "IV"].contains(deviceClass) {
            throw ValidationError("--class is I, II, III or IV.")
        }
        try InitCommand.check(settings, among: ["institution", "home", "outside", "mobile"], "--settings")
        try InitCommand.check(interfaces, among: StarterWriter.kindsOfInterface + ["none"], "--interfaces")
    }

    func run() throws {
        let edges = Edges.required
        let answers = ask()
        let needsCompany = !hasCompany()
        let paths = try RefusalText.telling(language.language, about: folder) { () throws(WorkflowRefusal) in
            try StartDossier(store: edges.store, clock: edges.clock)(
                answers, in: folder, withCompany: needsCompany, by: Actor(name: "", role: ""))
        }
        for path in paths { edges.terminal.write("  \(folder)/\(path)\n") }
        let next = LocalizedText(ja: "次：", en: "Next: ")
        edges.terminal.write("\(next[language.language])mamori assess \(folder)\n")
    }

    /// A company file in one of the two folders above serves this device too.
    private func hasCompany() -> Bool { Edges.required.store.hasCompany(above: folder) }

    private func ask() -> StarterWriter.Answers {
        let id = id ?? folder.split(separator: "/").last.map(String.init) ?? "device"
        let ja = nameJa ?? line("販売名 / Name (ja)") ?? nameEn ?? id
        let en = nameEn ?? line("英語名 / Name (en)") ?? ja
        let maker = company ?? (hasCompany() ? nil : line("会社名 / Company"))
        var answers = StarterWriter.Answers(
            id: id, name: LocalizedText(ja: ja, en: en),
            companyName: LocalizedText(same: maker ?? "未記入"))
        answers.deviceClass = deviceClass ?? line("クラス / Class I–IV", among: ["I", "II", "III", "IV"])
        answers.hasProgram = (program ?? tri("プログラムを使用する / Uses a program")).flag
        answers.isStandaloneProgram = (standalone ?? tri("プログラム単体の医療機器 / Stand-alone program")).flag
        answers.isImplantable = (implantable ?? tri("体内植込み / Implantable")).flag
        answers.isWearable = (wearable ?? tri("装着 / Worn on the body")).flag
        answers.isForHomeUse = (homeUse ?? tri("在宅・家庭で使う / Used at home")).flag
        let places = settings ?? line("使う場（institution,home,outside,mobile）/ Settings") ?? ""
        answers.settings = InitCommand.words(places).filter {
            ["institution", "home", "outside", "mobile"].contains($0)
        }
        let kinds = interfaces ?? line("接続口（ethernet,wifi,usb… / none）/ Interfaces") ?? ""
        answers.interfaces = InitCommand.words(kinds).filter { StarterWriter.kindsOfInterface.contains($0) }
        answers.interfacesAreComplete = !InitCommand.words(kinds).isEmpty
        return answers
    }

    private func line(_ question: String, among choices: [String]? = nil) -> String? {
        guard let answer = Edges.required.terminal.ask("\(question): "), !answer.isEmpty else { return nil }
        return choices?.contains(answer) ?? true ? answer : nil
    }

    private func tri(_ question: String) -> Tri {
        switch Edges.required.terminal.ask("\(question) [y/n/?]: ")?.lowercased().first {
        case "y": .yes
        case "n": .no
        default: .unknown
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split { ", 、".contains($0) }.map(String.init)
    }

    private static func check(_ text: String?, among known: [String], _ flag: String) throws {
        for word in words(text ?? "") where !known.contains(word) {
            throw ValidationError("\(flag): there is no \"\(word)\" (\(known.joined(separator: ", "))).")
        }
    }
}
