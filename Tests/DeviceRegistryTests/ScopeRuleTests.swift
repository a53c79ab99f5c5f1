import DossierFormat
import Kernel
import Testing

@testable import DeviceRegistry

/// The scope follows from program, accessories, interfaces and environments; never from the class.
struct ScopeRuleTests {
    static let allKinds = Interface.Kind.allCases.map(\.rawValue).joined(separator: ", ")

    static func device(_ yaml: String) -> Device {
        DossierReader.read(
            DossierFiles(
                device: [DossierFiles.File(path: "device.yaml", bytes: Array(yaml.utf8))],
                company: DossierFiles.File(path: "../company.yaml", bytes: []))
        ).device
    }

    static let environment = "environments: {E: {setting: home}}\n"
    static let noInterface = "completeness: {constituents: true, absent_interfaces: [\(allKinds)]}\n"

    @Test(
        "The records give the result",
        arguments: [
            (
                "program and a way in", "true", "interfaces: {I: {name: L, kind: ethernet, state: usable}}",
                "", "in_scope"
            ),
            ("program, nothing passes data", "true", "", noInterface, "no_risk"),
            (
                "a charging socket passes no data", "true",
                "interfaces: {I: {name: C, kind: usb, state: usable, carries_data: false}}", noInterface,
                "no_risk"
            ),
            (
                "nobody has said whether the socket passes data", "true",
                "interfaces: {I: {name: C, kind: usb, state: usable}}", noInterface, "in_scope"
            ),
            (
                "a blocked port still exists", "true",
                "interfaces: {I: {name: C, kind: usb, state: blocked}}", noInterface,
                "in_scope"
            ),
            (
                "an absent port does not", "true", "interfaces: {I: {name: C, kind: usb, state: absent}}",
                noInterface, "no_risk"
            ),
            ("inventory not answered", "true", "", "completeness: {constituents: true}", "not_examined"),
            ("no program", "false", "", noInterface, "out_of_scope"),
            (
                "no program, but in an accessory", "false",
                "constituents: {A: {name: A, kind: accessory, has_program: true}}\n"
                    + "interfaces: {I: {name: L, kind: ethernet, state: usable}}", noInterface, "in_scope"
            ),
            (
                "no program, but nobody knows of the accessory", "false",
                "constituents: {A: {name: A, kind: accessory}}", noInterface, "not_examined"
            ),
            ("no program, list of constituents open", "false", "", "", "not_examined"),
            ("program unknown", "unknown", "", noInterface, "not_examined"),
        ])
    func result(_ why: String, _ program: String, _ more: String, _ inventory: String, _ expected: String) {
        for deviceClass in ["", "class: I", "class: II", "class: III", "class: IV"] {
            let identity = ["id: D", "name: D", "has_program: \(program)", deviceClass].filter { !$0.isEmpty }
            let yaml =
                "identity: {\(identity.joined(separator: ", "))}\n\(Self.environment)\(more)\n\(inventory)\n"
            let computation = ScopeRule.evaluate(Self.device(yaml))
            #expect(computation.result.rawValue == expected, "\(why) (\(deviceClass)): \(computation)")
            let mentionsClass = computation.grounds.contains { $0.field == "class" }
            #expect(!mentionsClass, "\(why): the class is no ground")
        }
    }

    @Test("Without an environment nothing is decided, whatever the interfaces")
    func noEnvironment() {
        let device = Self.device(
            "identity: {id: D, name: D, has_program: true}\n"
                + "interfaces: {I: {name: L, kind: wifi, state: usable}}\n"
        )
        #expect(ScopeRule.evaluate(device).result == .notExamined)
    }
}
