import Disclosure
import Documents
import DossierFormat
import Kernel

/// A dossier written section by section, so that one section can be replaced or removed.
struct TestDossier: Sendable {
    private var device: [String: String]
    private var company: [String: String]

    static let day = Day("2026-11-22")!

    /// A networked device in a hospital, with everything that the texts need.
    static let pump = TestDossier(device: Fixture.pump, company: Fixture.company)
    /// A device for use at home, with a wearer.
    static let home = TestDossier.pump.with("identity", Fixture.homeIdentity)
        .with("user_obligations", Fixture.homeObligations).with("wearer_notice", Fixture.wearerNotice)
    /// A device with a program and no way in or out.
    static let thermometer = TestDossier(device: Fixture.thermometer, company: Fixture.company)
    /// An identity and nothing else.
    static let bare = TestDossier(device: ["identity": "{id: DEV, name: 試験用の機器}"], company: [:])

    init(device: [String: String], company: [String: String]) {
        self.device = device
        self.company = company
    }

    /// The same dossier with a section of the device replaced; nil removes it.
    func with(_ section: String, _ body: String?) -> TestDossier {
        var copy = self
        copy.device[section] = body
        return copy
    }

    /// The same dossier with more in a section of the device.
    func adding(to section: String, _ body: String) -> TestDossier {
        with(section, (device[section].map { $0 + "\n" } ?? "") + body)
    }

    /// The same dossier with a section of the company replaced; nil removes it.
    func withCompany(_ section: String, _ body: String?) -> TestDossier {
        var copy = self
        copy.company[section] = body
        return copy
    }

    /// The same dossier with more in a section of the company.
    func addingCompany(to section: String, _ body: String) -> TestDossier {
        withCompany(section, (company[section].map { $0 + "\n" } ?? "") + body)
    }

    /// The dossier as read.
    func read() -> Dossier {
        DossierReader.read(
            DossierFiles(
                device: [TestDossier.file("device.yaml", device)],
                company: company.isEmpty ? nil : TestDossier.file("../company.yaml", company)))
    }

    /// The texts that it gives.
    func texts(on day: Day = TestDossier.day) -> DocumentSet {
        DocumentSet.select(from: DisclosureDecoder.facts(of: read()), on: day)
    }

    private static func file(_ path: String, _ sections: [String: String]) -> DossierFiles.File {
        let text = sections.keys.sorted().map { name -> String in
            let lines = (sections[name] ?? "").split(separator: "\n").map { "  \($0)" }
            return "\(name):\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n")
        return DossierFiles.File(path: path, bytes: Array((text + "\n").utf8))
    }
}

extension DocumentSet {
    /// The document of this id.
    func document(_ id: String) -> Document? { documents.first { $0.id.text == id } }

    /// Everything that the documents of a tier say, in both languages.
    func told(to tier: AudienceTier) -> String {
        documents.filter { DocumentSet.tier(of: $0.id) == tier }.map(\.told).joined(separator: "\n")
    }
}

extension Document {
    /// Everything that it says, headings included, in both languages.
    var told: String { plainText(.japanese) + "\n" + plainText(.english) }

    /// What is missing in it, in Japanese.
    var gaps: [String] {
        blocks.compactMap { if case .gap(let missing, _) = $0 { missing.ja } else { nil } }
    }

    /// The document in one language, as lines.
    func plainText(_ language: Language) -> String {
        var lines = ["# \(title[language])", "[\(audience[language])]"]
        for block in blocks {
            switch block {
            case .heading(let text): lines += ["", "## \(text[language])"]
            case .paragraph(let sentences):
                let space = language == .japanese ? "" : " "
                lines.append(sentences.map { $0.text[language] }.joined(separator: space))
            case .list(let sentences): lines += sentences.map { "- \($0.text[language])" }
            case .table(let table):
                lines.append(table.head.map { $0[language] }.joined(separator: " | "))
                lines += table.rows.map { $0.map { $0.text[language] }.joined(separator: " | ") }
            case .gap(let missing, _): lines.append(Block.placeholder(for: missing)[language])
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
