import BillOfMaterials
import Kernel
import Testing

/// One release bill out of several, and what changed between two.
struct BillMergeTests {
    private static func part(_ label: String, hash: String = "00") -> BillPart {
        var library = Component(
            name: "zlib", version: "1.2.13", supplier: label == "os" ? "Debian" : "自社",
            packageURL: PackageURL("pkg:generic/zlib@1.2.13"))
        library.ref = "zlib"
        library.hashes = [ContentHash(algorithm: "SHA-256", value: hash)]
        var metadata = BillMetadata()
        var subject = Component(name: label, version: "1")
        subject.ref = "root"
        metadata.subject = subject
        var dependency = Dependency(ref: "root")
        dependency.dependsOn = ["zlib"]
        var vulnerability = BillVulnerability()
        vulnerability.id = "CVE-2022-37434"
        vulnerability.affects = [.init(ref: "zlib"), .init(ref: "urn:cdx:x/1#zlib")]
        var bill = Bill(
            format: "test", components: [library, Component(name: "no ref", version: nil)],
            metadata: metadata, services: [Service(name: "update")], dependencies: [dependency],
            vulnerabilities: [vulnerability])
        bill.carried = [Carried(["compositions"], .list([]))]
        return BillPart(label: label, file: "\(label).json", bill: bill)
    }

    @Test("Every line, edge, service and vulnerability of the parts stands in the release bill")
    func nothingIsLost() {
        let (bill, findings) = BillMerge.merge(
            [Self.part("os"), Self.part("app", hash: "01")],
            into: Component(name: "PM-700", version: "2.4"), by: nil, at: "2026-11-23T00:00:00Z")
        #expect(bill.components.map(\.ref) == ["app/root", "os/root"])
        #expect(bill.everyComponent.count == 6)
        let refs = bill.everyComponent.compactMap(\.ref)
        #expect(Set(refs).count == 6)
        #expect(bill.dependencies.first { $0.ref == "release" }?.dependsOn == ["os/root", "app/root"])
        #expect(bill.dependencies.first { $0.ref == "os/root" }?.dependsOn == ["os/zlib"])
        #expect(bill.services.count == 2)
        #expect(
            bill.vulnerabilities.map { $0.affects.map(\.ref) } == [
                ["os/zlib", "urn:cdx:x/1#zlib"], ["app/zlib", "urn:cdx:x/1#zlib"],
            ])
        #expect(
            findings.map(\.code) == [
                "merge-difference", "merge-difference", "merge-left-out", "merge-left-out",
            ])
        #expect(bill.serialNumber?.hasPrefix("urn:uuid:") == true)
    }

    @Test("No ref stands twice, whatever the parts' bills and labels call theirs")
    func refsDiffer() {
        func line(_ name: String, _ ref: String?) -> Component {
            var component = Component(name: name, version: "1", supplier: "x")
            component.ref = ref
            component.supplier?.ref = "maker"
            var licence = Licence(.id("MIT"))
            licence.ref = "licence"
            component.licences = [licence]
            var ancestor = Component(name: "before", version: "0")
            ancestor.ref = "ancestor"
            component.pedigree = Pedigree()
            component.pedigree?.ancestors = [ancestor]
            return component
        }
        let parts = ["release", "app"].map { label in
            BillPart(
                label: label, file: label,
                bill: Bill(
                    format: "test",
                    components: [
                        line("a", "line-1"), line("b", nil), line("c", "part-1"), line("d", "line-3"),
                    ]))
        }
        let bill = BillMerge.merge(
            parts, into: Component(name: "X", version: "1"), by: nil, at: "2026-11-23T00:00:00Z"
        ).bill
        let lines = bill.everyComponent
        let refs = lines.compactMap(\.ref) + [bill.metadata.subject?.ref].compactMap(\.self)
        #expect(lines.count == 10 && refs.count == 11 && Set(refs).count == 11, "\(refs.sorted())")
        for label in ["release", "app"] {
            let own = lines.filter { ($0.ref ?? "").hasPrefix(label + "/") && $0.pedigree != nil }
            #expect(own.count == 4)
            #expect(own.allSatisfy { $0.supplier?.ref == "\(label)/maker" })
            #expect(own.allSatisfy { $0.licences.map(\.ref) == ["\(label)/licence"] })
            #expect(own.allSatisfy { $0.pedigree?.ancestors.map(\.ref) == ["\(label)/ancestor"] })
        }
        #expect(bill.dependencies.first?.dependsOn.allSatisfy(refs.contains) == true)
    }

    @Test("The same parts give the same number, other content another one")
    func numberFollowsContent() {
        func number(_ hash: String, _ version: String) -> String? {
            BillMerge.merge(
                [Self.part("os", hash: hash)], into: Component(name: "PM-700", version: version), by: nil,
                at: "2026-11-23T00:00:00Z"
            ).bill.serialNumber
        }
        #expect(number("00", "2.4") == number("00", "2.4"))
        #expect(number("00", "2.4") != number("00", "2.5"))
        let form = #/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#
        #expect((number("00", "2.4") ?? "").wholeMatch(of: form) != nil)
    }

    private static func bill(_ lines: [(String, String?)]) -> Bill {
        Bill(
            format: "test",
            components: lines.map { name, version in
                Component(name: name, version: version, packageURL: PackageURL("pkg:npm/\(name)"))
            })
    }

    @Test("Lines are paired by product; equal versions first")
    func linesArePaired() {
        let old = Self.bill([("a", "1"), ("b", "1"), ("b", "2"), ("c", "1"), ("gone", "1")])
        let new = Self.bill([("a", "1"), ("b", "2"), ("b", "3"), ("c", "0"), ("new", "1"), ("c", "9")])
        let comparison = BillComparison.compare(old, with: new)
        #expect(comparison.same == 2)
        #expect(
            comparison.changed.map { "\($0.name) \($0.old?.version ?? "") \($0.new?.version ?? "")" } == [
                "b 1 3", "c 1 0",
            ])
        #expect(comparison.added.map { "\($0.name) \($0.new?.version ?? "")" } == ["c 9", "new 1"])
        #expect(comparison.removed.map(\.name) == ["gone"])
        let itself = BillComparison.compare(old, with: old)
        #expect(itself.same == 5 && itself.added.isEmpty && itself.removed.isEmpty && itself.changed.isEmpty)
    }

    /// A name, and the identifier that comes first among those known; nil for none.
    static let likenesses: [(String, String?, String?)] = [
        ("OpenSSL", nil, "pkg:generic/openssl@3.0.15"),
        ("openssl-libs", nil, "pkg:generic/openssl@3.0.15"),
        ("Open SSL", nil, "pkg:generic/openssl@3.0.15"),
        ("Qt Base", "The Qt Company Ltd", "cpe:2.3:a:qt:qt:6.5:*:*:*:*:*:*:*"),
        ("SQL Server Express", "Microsoft", "cpe:2.3:a:microsoft:sql_server:2019:*:*:*:*:*:*:*"),
        ("自社の心電図解析", nil, "pkg:generic/ecg"),
        ("zzz", nil, nil),
        ("", nil, nil),
    ]

    @Test("Candidates are ranked by likeness, and nothing alike gives none", arguments: likenesses)
    func candidates(_ sample: (String, String?, String?)) {
        let known: [(String, String?, String)] = [
            ("openssl", "OpenSSL", "pkg:generic/openssl@3.0.15"), ("opensc", nil, "pkg:deb/debian/opensc"),
            ("qt", "Qt", "cpe:2.3:a:qt:qt:6.5:*:*:*:*:*:*:*"),
            ("SQL Server", "Microsoft Corporation", "cpe:2.3:a:microsoft:sql_server:2019:*:*:*:*:*:*:*"),
            ("MySQL", "Oracle", "cpe:2.3:a:oracle:mysql:8:*:*:*:*:*:*:*"), ("心電図解析", "自社", "pkg:generic/ecg"),
        ]
        let candidates = IdentifierCandidates(
            known.map { .init(name: $0.0, supplier: $0.1, identifier: $0.2, from: "test") })
        let found = candidates.candidates(
            for: Component(name: sample.0, version: nil, supplier: sample.1))
        #expect(found.first?.known.identifier == sample.2)
        #expect(found.map(\.likeness) == found.map(\.likeness).sorted(by: >))
        #expect(found.allSatisfy { (50...100).contains($0.likeness) })
    }
}
