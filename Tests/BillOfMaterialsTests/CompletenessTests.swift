import BillOfMaterials
import Kernel
import Testing

/// What a bill tells, and what becomes of each of its lines.
struct CompletenessTests {
    /// A component that has everything that a check may ask.
    static var whole: Component {
        var component = Component(
            name: "openssl", version: "3.0.15", supplier: "OpenSSL",
            packageURL: PackageURL("pkg:generic/openssl@3.0.15"), kind: "library")
        component.ref = "a"
        component.hashes = [ContentHash(algorithm: "SHA-256", value: "00")]
        var licence = Licence(.id("Apache-2.0"))
        licence.acknowledgement = "concluded"
        component.licences = [licence]
        component.properties = [
            Property(name: PropertyName.supportEnd, value: "2026-09-07"),
            Property(name: PropertyName.supportLevel, value: "none"),
        ]
        return component
    }

    static func bill(_ component: Component, _ change: (inout Bill) -> Void = { _ in }) -> Bill {
        var metadata = BillMetadata()
        metadata.timestamp = "2026-11-23T00:00:00Z"
        metadata.authors = [Contact(name: "製品セキュリティ室")]
        metadata.tools = [BillTool(name: "tool")]
        var lifecycle = BillLifecycle()
        lifecycle.phase = "build"
        metadata.lifecycles = [lifecycle]
        var subject = whole
        subject.ref = "s"
        metadata.subject = subject
        var dependency = Dependency(ref: "s")
        dependency.dependsOn = ["a"]
        var bill = Bill(
            format: "test", components: [component], metadata: metadata, dependencies: [dependency])
        bill.serialNumber = "urn:uuid:1"
        change(&bill)
        return bill
    }

    /// Every check, with the one change that makes a whole bill lack it.
    static let lacks: [(CompletenessCheck, @Sendable (inout Bill) -> Void)] = [
        (.billAuthor, { $0.metadata.authors = [] }),
        (.billTimestamp, { $0.metadata.timestamp = nil }),
        (.billSubject, { $0.metadata.subject = nil }),
        (.billIdentity, { $0.serialNumber = nil }),
        (.billTool, { $0.metadata.tools = [] }),
        (.billLifecycle, { $0.metadata.lifecycles = [] }),
        (.billRelationships, { $0.dependencies = [] }),
        (.supplier, { $0.metadata.subject?.supplier = Organisation(name: "NOASSERTION") }),
        (.name, { $0.metadata.subject = renamed("", $0) }),
        (.version, { $0.metadata.subject = renamed("x", $0) }),
        (.identifier, { $0.metadata.subject = renamed("x", $0) }),
        (.hash, { $0.metadata.subject?.hashes = [] }),
        (.licence, { $0.metadata.subject?.licences = [] }),
        (.concludedLicence, { $0.metadata.subject?.licences[0].acknowledgement = "declared" }),
        (.relationship, { $0.metadata.subject?.ref = "elsewhere" }),
        (.supportLevel, { $0 = bill(without(PropertyName.supportLevel)) }),
        (.supportEnd, { $0 = bill(without(PropertyName.supportEnd)) }),
    ]

    private static func without(_ property: String) -> Component {
        var component = whole
        component.properties.removeAll { $0.name == property }
        return component
    }

    private static func renamed(_ name: String, _ bill: Bill) -> Component {
        var component = Component(name: name, version: nil, supplier: "x")
        component.ref = bill.metadata.subject?.ref
        return component
    }

    private static func profile(_ check: CompletenessCheck) -> CompletenessProfile {
        let element = CompletenessProfile.Element(
            id: "e", name: LocalizedText(same: check.rawValue), check: check)
        return CompletenessProfile(
            id: "p", name: LocalizedText(same: "p"), source: "", elements: [element])
    }

    @Test("Each check is met by a whole bill and lacking after one change")
    func eachCheckCanFail() {
        #expect(Set(Self.lacks.map(\.0)) == Set(CompletenessCheck.allCases))
        for (check, change) in Self.lacks {
            let profile = Self.profile(check)
            let met = CompletenessRule.evaluate(Self.bill(Self.whole), against: profile)
            #expect(met.isComplete && met.percent == 100, "\(check)")
            let lacking = CompletenessRule.evaluate(Self.bill(Self.whole, change), against: profile)
            #expect(!lacking.isComplete && lacking.percent < 100, "\(check)")
            #expect(lacking.lacks.count == 1 && lacking.elementsMet == 0, "\(check)")
            #expect((lacking.lacks.first?.component == nil) == check.isOfBill, "\(check)")
        }
    }

    @Test("An empty bill is not complete, whatever is asked")
    func emptyIsNotComplete() {
        let empty = Bill(format: "test", components: [])
        for check in CompletenessCheck.allCases {
            #expect(!CompletenessRule.evaluate(empty, against: Self.profile(check)).isComplete, "\(check)")
        }
    }

    @Test("Files and keys are counted outside and asked nothing")
    func filesAreOutside() {
        let key = Component(name: "key", version: nil, kind: "cryptographic-asset")
        let bill = Bill(format: "test", components: [Self.whole, key])
        let score = CompletenessRule.evaluate(bill, against: Self.profile(.version))
        #expect(score.outside == ["cryptographic-asset": 1])
        #expect(score.components == 1 && score.isComplete)
    }

    /// What a component's own words make of its support.
    static let statements: [(Property?, Carried?, Day?, String?)] = [
        (nil, nil, nil, nil),
        (Property(name: "mamori:support-end", value: "2030-01-02"), nil, Day("2030-01-02"), nil),
        (Property(name: "mamori:support-end", value: "unknown"), nil, nil, nil),
        (
            Property(name: "cdx:lifecycle:milestone:endOfSupport", value: "2030-01-02T00:00:00Z"), nil,
            Day("2030-01-02"), nil
        ),
        (nil, Carried(["validUntilDate"], .text("2014-01-29T18:30:22Z")), Day("2014-01-29"), nil),
        (nil, Carried(["supportLevel"], .list([.text("endOfSupport")])), nil, "endOfSupport"),
        (nil, Carried(["supportLevel"], .text("noAssertion")), nil, nil),
        (Property(name: "mamori:support-level", value: "security_only"), nil, nil, "security_only"),
    ]

    @Test("Support is told only by a day or a level, never by a word for unknown", arguments: statements)
    func supportIsTold(_ sample: (Property?, Carried?, Day?, String?)) {
        var component = Component(name: "x", version: "1")
        component.properties = [sample.0].compactMap(\.self)
        component.carried = [sample.1].compactMap(\.self)
        let statement = SupportStatement.of(component)
        #expect(statement.end == sample.2)
        #expect(statement.level == sample.3)
    }
}

/// Each line has exactly one standing.
struct BillStandingTests {
    static let identity = ComponentIdentity(
        name: "Ecg-Lib", version: nil, packageURL: PackageURL("pkg:generic/ecg"), cpe: nil,
        origin: Origin(file: "identities.yaml"))

    static let lines: [(Component, BillStanding.Standing)] = [
        (Component(name: "a", version: "1", packageURL: PackageURL("pkg:npm/a")), .evaluated),
        (Component(name: "a", version: nil, packageURL: PackageURL("pkg:npm/a@1")), .evaluated),
        (Component(name: "a", version: nil, packageURL: PackageURL("pkg:npm/a")), .ignored(.noVersion)),
        (Component(name: "a", version: "unknown", packageURL: PackageURL("pkg:npm/a")), .ignored(.noVersion)),
        (
            Component(name: "w", version: nil, cpe: try? CPEName("cpe:2.3:o:x:w:10:*:*:*:*:*:*:*")),
            .evaluated
        ),
        (
            Component(name: "w", version: nil, cpe: try? CPEName("cpe:2.3:o:x:w:*:*:*:*:*:*:*:*")),
            .ignored(.noVersion)
        ),
        (Component(name: "ecg-lib", version: "5"), .mapped),
        (Component(name: "ecg-lib", version: nil), .ignored(.noVersion)),
        (Component(name: "other", version: "5"), .withoutIdentifier),
        (Component(name: "key", version: nil, kind: "cryptographic-asset"), .ignored(.noProduct)),
    ]

    @Test("A line's standing", arguments: lines)
    func standing(_ line: (Component, BillStanding.Standing)) {
        let standing = BillStanding.of(
            Bill(format: "test", components: [line.0]), identities: [Self.identity])
        #expect(standing.rows.map(\.standing) == [line.1])
    }

    @Test("The numbers add up over nested lines, and excluded lines are told")
    func numbersAddUp() {
        var outer = Self.lines[0].0
        outer.components = Self.lines.map(\.0)
        var excluded = Component(name: "test-tool", version: "1", packageURL: PackageURL("pkg:npm/t@1"))
        excluded.scope = "excluded"
        let standing = BillStanding.of(Bill(format: "test", components: [outer, excluded]))
        #expect(standing.components == 12)
        #expect(
            standing.evaluated + standing.mapped + standing.withoutIdentifier + standing.ignoredCount == 12)
        #expect(standing.ignored[.excluded] == 1)
        #expect(!standing.isWhole)
    }
}
