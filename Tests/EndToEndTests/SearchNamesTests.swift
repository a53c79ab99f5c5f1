import Foundation
import Testing

/// Names of products and makers are found by two Japanese characters, and help to identify components.
struct SearchNamesTests {
    private static let corpora = BuiltBinary.root.deletingLastPathComponent().appendingPathComponent(
        "shared/corpora")

    private struct Found: Decodable {
        struct Name: Decodable { let language, text: String }
        struct Part<Item: Decodable>: Decodable {
            let count: Int
            let shown: [Item]
        }
        struct Vendor: Decodable {
            let identifier: String
            let names: [Name]
            let products: Int
        }
        struct Product: Decodable {
            let identifier: String?
            let names, vendors: [Name]
            let records: Int
            let sources: [String]
        }
        struct Record: Decodable { let id, source: String }
        let vendors: Part<Vendor>?
        let products: Part<Product>?
        let records: Part<Record>?
    }

    /// JVN's published answers, taken in once; nil, told aloud, where they are not.
    private static let home: String? = {
        guard FileManager.default.fileExists(atPath: corpora.path) else {
            print("not run: search by names")
            return nil
        }
        let home = BuiltBinary.temporary.appendingPathComponent("names-home").path
        let run = BuiltBinary.run(
            ["intel", "import"]
                + ["jvn", "kev/known_exploited_vulnerabilities.csv"].map {
                    corpora.appendingPathComponent($0).path
                }, environment: ["MAMORI_HOME": home])
        #expect(run.code < 2, "\(run.errors.suffix(500))")
        #expect(run.output.contains("名前"), "\(run.output)")
        return home
    }()

    private static func isThere() -> Bool {
        #expect(
            home != nil || ProcessInfo.processInfo.environment["CI"] != "true", "the corpora are not there")
        return home != nil
    }

    private static func run(_ arguments: [String], home: String? = home) -> BuiltBinary.Run {
        BuiltBinary.run(arguments, environment: ["MAMORI_HOME": home ?? ""])
    }

    private static func search(_ words: String, home: String? = home) throws -> Found {
        let run = run(["vuln", "search", words, "--format", "json", "--limit", "100"], home: home)
        #expect(run.code == 0, "\(words): \(run.errors)")
        return try JSONDecoder().decode(Found.self, from: Data(run.output.utf8))
    }

    /// A query, and an identifier that must be among what it finds.
    private static let rows: [(words: String, vendor: String?, product: String?, record: String?)] = [
        ("日本", "nec", "cpe:2.3:o:nec:aterm_wg1200cr_firmware:*:*:*:*:*:*:*:*", nil),
        ("三菱", "mitsubishielectric", "cpe:2.3:a:mitsubishielectric:melsec_f_series:*:*:*:*:*:*:*:*", nil),
        ("日電 ", nil, nil, nil),
        ("日本電気 ATERM", nil, "cpe:2.3:o:nec:aterm_wg1200cr_firmware:*:*:*:*:*:*:*:*", nil),
        ("ａｔｅｒｍ ふぁーむうぇあ", nil, "cpe:2.3:o:nec:aterm_wg1200cr_firmware:*:*:*:*:*:*:*:*", nil),
        ("入札", nil, "cpe:2.3:a:jacic:electronic_bidding_core_system:*:*:*:*:*:*:*:*", "JVNDB-2022-000097"),
        ("nec", "nec", nil, nil),
        ("Tokyo Denki", "dendai.ac.jp", "cpe:2.3:a:dendai.ac.jp:myjvn_api:*:*:*:*:*:*:*:*", nil),
        ("ｱｲﾍﾟﾃﾞｨｱ", nil, "cpe:2.3:a:ipa:jvn_ipedia:*:*:*:*:*:*:*:*", nil),
        ("electronic_bidding", nil, "cpe:2.3:a:jacic:electronic_bidding_core_system:*:*:*:*:*:*:*:*", nil),
    ]

    @Test("Words of two characters find makers, products and records, whatever their width and case")
    func wordsAreFound() throws {
        guard Self.isThere() else { return }
        for row in Self.rows {
            let found = try Self.search(row.words)
            let vendors = found.vendors?.shown ?? []
            let products = found.products?.shown ?? []
            if let vendor = row.vendor {
                #expect(vendors.contains { $0.identifier == vendor }, "\(row.words): \(vendors)")
            }
            if let product = row.product {
                #expect(products.contains { $0.identifier == product }, "\(row.words): \(products)")
            }
            if let record = row.record {
                #expect(found.records?.shown.contains { $0.id.hasPrefix(record) } ?? false, "\(row.words)")
            }
            let isExpected = row.vendor != nil || row.product != nil || row.record != nil
            #expect(isExpected || (vendors.isEmpty && products.isEmpty), "\(row.words)")
        }
        let bidding = try #require(try Self.search("入札").products?.shown.first)
        #expect(bidding.records == 3 && bidding.sources == ["jvn"], "\(bidding)")
        #expect(bidding.names.contains { $0.text == "電子入札コアシステム" && $0.language == "ja" })
        #expect(!bidding.vendors.isEmpty)
    }

    @Test("One kind alone is looked for, the limit holds, and wrong usage is refused")
    func optionsHold() throws {
        guard Self.isThere() else { return }
        let run = Self.run(["vuln", "search", "日本", "--kind", "vendor", "--limit", "1"])
        #expect(run.code == 0 && run.output.contains("ベンダ"), "\(run.everything)")
        #expect(!run.output.contains("製品 1") || run.output.contains("日本"), "\(run.output)")
        let json = Self.run([
            "vuln", "search", "ファーム", "--kind", "product", "--limit", "2", "--format", "json",
        ])
        let found = try JSONDecoder().decode(Found.self, from: Data(json.output.utf8))
        #expect(found.vendors == nil && found.records == nil && found.products?.shown.count == 2)
        #expect((found.products?.count ?? 0) > 2)
        for wrong in [["　"], ["x", "--limit", "0"], ["x", "--kind", "maker"]] {
            #expect(Self.run(["vuln", "search"] + wrong).code == 64, "\(wrong)")
        }
    }

    @Test("What is not found is told with the basis, and an empty store is no answer")
    func nothingFoundTellsTheBasis() throws {
        guard Self.isThere() else { return }
        for language in ["ja", "en"] {
            let run = Self.run(["vuln", "search", "存在しない製品", "--lang", language, "--on", "2026-11-22"])
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.output.contains("jvn ") && run.output.contains("nvd"), "\(run.output)")
            #expect(
                run.output.contains(language == "ja" ? "取り込んでいない情報源：" : "sources not kept: "),
                "\(run.output)")
            #expect(run.output.contains(language == "ja" ? "日前" : " days"), "\(run.output)")
        }
        let empty = BuiltBinary.temporary.appendingPathComponent("names-empty").path
        let run = Self.run(["vuln", "search", "日本"], home: empty)
        #expect(run.code == 3 && run.output.isEmpty, "\(run.everything)")
    }

    @Test("Names survive a rebuild, another import of the same answers, and a bundle to another store")
    func namesSurvive() throws {
        guard Self.isThere(), let home = Self.home else { return }
        let copy = BuiltBinary.temporary.appendingPathComponent("names-copy").path
        try FileManager.default.copyItem(atPath: home, toPath: copy)
        let before = Self.run(["vuln", "search", "日本"], home: copy).output
        #expect(Self.run(["intel", "rebuild"], home: copy).code == 0)
        #expect(Self.run(["vuln", "search", "日本"], home: copy).output == before)
        let jvn = Self.corpora.appendingPathComponent("jvn").path
        #expect(Self.run(["intel", "import", jvn], home: copy).code < 2)
        #expect(Self.run(["vuln", "search", "日本"], home: copy).output == before)
        #expect(Self.run(["intel", "check"], home: copy).code == 0)
        let folder = BuiltBinary.temporary.appendingPathComponent("names-carried").path
        let (key, bundle, other) = (folder + "/key", folder + "/bundle.tar", folder + "/home")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        #expect(Self.run(["intel", "keys", key], home: copy).code == 0)
        #expect(Self.run(["intel", "export", bundle, "--key", key + ".key"], home: copy).code == 0)
        let carried = Self.run(["intel", "import", bundle, "--trust", key + ".pub"], home: other)
        #expect(carried.code == 0 && carried.output.contains("名前"), "\(carried.everything)")
        #expect(Self.run(["vuln", "search", "日本"], home: other).output == before)
    }

    // MARK: Candidates

    private struct Inspection: Decodable {
        struct Line: Decodable {
            struct Component: Decodable { let name: String }
            struct Candidate: Decodable {
                let identifier, from: String
                let likeness: Int
            }
            let component: Component
            let candidates: [Candidate]?
        }
        let withoutIdentifier: [Line]
    }

    /// Components that a bill knows by name alone, and what they are.
    private static let components: [(name: String, supplier: String?, cpe: String?)] = [
        ("電子入札コアシステム", nil, "cpe:2.3:a:jacic:electronic_bidding_core_system:*:*:*:*:*:*:*:*"),
        ("Aterm WG1200CR ファームウェア", "日本電気株式会社", "cpe:2.3:o:nec:aterm_wg1200cr_firmware:*:*:*:*:*:*:*:*"),
        (
            "electronic bidding core system", nil,
            "cpe:2.3:a:jacic:electronic_bidding_core_system:*:*:*:*:*:*:*:*"
        ),
        ("架空の部品", nil, nil),
    ]

    private static func device() throws -> URL {
        let root = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString)
        let device = root.appendingPathComponent("devices/d")
        try FileManager.default.createDirectory(at: device, withIntermediateDirectories: true)
        let lines = components.map { name, supplier, _ in
            let maker = supplier.map { #","supplier":{"name":"\#($0)"}"# } ?? ""
            return #"{"type":"application","name":"\#(name)","version":"1.0"\#(maker)}"#
        }
        let bill =
            #"{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":["#
            + lines.joined(separator: ",") + "]}"
        for (name, text, folder) in [
            ("company.yaml", "company: {name: 架空医療機器株式会社}\n", root),
            (
                "device.yaml",
                "identity: {id: d, name: d}\nreleases: {\"1\": {status: released, bill: b.json}}\n", device
            ),
            ("b.json", bill, device),
        ] {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        return device
    }

    @Test("Components known by name get candidates from published names, and one confirmed by hand counts")
    func candidatesAreConfirmedByHand() throws {
        guard Self.isThere() else { return }
        let device = try Self.device()
        let bill = device.appendingPathComponent("b.json").path
        let run = Self.run(["bill", "inspect", bill, "--format", "json"])
        let inspection = try JSONDecoder().decode(Inspection.self, from: Data(run.output.utf8))
        for (name, _, cpe) in Self.components {
            let line = try #require(inspection.withoutIdentifier.first { $0.component.name == name })
            #expect(line.candidates?.first?.identifier == cpe, "\(name): \(line)")
            if cpe != nil { #expect(line.candidates?.first?.from.contains("jvn") ?? false, "\(line)") }
        }
        let scan = Self.run(["scan", device.path])
        #expect([1, 3].contains(scan.code), "\(scan.everything)")
        let text = scan.output.replacingOccurrences(of: "\n  ", with: "")
        #expect(text.contains("電子入札コアシステム」の識別子の候補：cpe:2.3:a:jacic"), "\(scan.output)")
        let confirmed = Self.run([
            "identify", Self.components[0].name, device.path, "--as", Self.components[0].cpe ?? "",
            "--reason", "供給者に確かめた", "--by", "製品セキュリティ室長", "--role", "psirt",
        ])
        #expect(confirmed.code == 0, "\(confirmed.everything)")
        let after = Self.run(["scan", device.path])
        #expect(!after.output.contains("電子入札コアシステム」の識別子の候補"), "\(after.output)")
        #expect(
            after.output.contains("CVE-2022-41993") || after.output.contains("JVNDB-2022-000097"),
            "\(after.output)")
    }

    @Test("Without published records a bill's candidates say that names were not looked through")
    func nothingKeptIsTold() throws {
        let device = try Self.device()
        let empty = BuiltBinary.temporary.appendingPathComponent("names-none").path
        let run = Self.run(["bill", "inspect", device.appendingPathComponent("b.json").path], home: empty)
        #expect(run.code == 0 && run.output.contains("名前からは候補を探していません"), "\(run.everything)")
    }
}
