import Evidence
import BillOfMaterials
import DeviceRegistry
import Distribution
import Kernel
import Requirements
import SupportLifecycle

/// Turns records into the values that other rooms compute with.
struct DeviceDecoder {
    let evidence: EvidenceSource

    func companyName() -> LocalizedText? { evidence.records("company").first?.words("name") }

    func device() -> Device {
        Device(
            identity: identity(),
            intendedUse: evidence.records("intended_use").first?.words("statement"),
            constituents: evidence.records("product_component").map(constituent),
            environments: evidence.records("environment_profile").compactMap(environment),
            interfaces: evidence.records("interface").compactMap(interface),
            connections: evidence.records("connection").map(connection),
            dataFlows: evidence.records("data_flow").map(dataFlow),
            releases: evidence.records("product_version").map(release),
            inventory: inventory(),
            serviceLife: evidence.records("service_life").first.map {
                ServiceLife(
                    years: $0.number("years"), basis: $0.words("basis"),
                    lastShipment: $0.day("last_shipment"),
                    origin: $0.origin)
            })
    }

    func support() -> [SupportedSoftware] {
        evidence.records("component").compactMap(software)
    }

    func identities() -> [ComponentIdentity] {
        evidence.records("component_identity").map { record in
            let identifier = record.text("identifier") ?? ""
            return ComponentIdentity(
                name: record.text("name") ?? "", version: record.text("version"),
                packageURL: PackageURL(identifier), cpe: try? CPEName(identifier), origin: record.origin)
        }
    }

    func units() -> [Unit] {
        evidence.records("installed_unit").map { record in
            Unit(
                serial: ID(record.id ?? ""), release: record.text("version"),
                shipped: record.day("installed_on"),
                endOfLife: record.day("life_end"), holder: record.text("holder"),
                status: record.text("status"),
                origin: record.origin)
        }
    }

    private func identity() -> DeviceIdentity {
        let record = evidence.records("product").first
        let id = record?.text("id") ?? "?"
        return DeviceIdentity(
            id: ID(id), name: record?.words("name") ?? LocalizedText(same: id),
            genericName: record?.words("generic_name"), deviceClass: record?.text("class"),
            authorisationNumber: record?.text("authorisation_no"), deviceIdentifier: record?.text("udi_di"),
            hasProgram: record?.flag("has_program"), isStandaloneProgram: record?.flag("is_samd"),
            isSpeciallyMaintained: record?.flag("specially_maintained"),
            isImplantable: record?.flag("implantable"),
            isWearable: record?.flag("wearable"), isForHomeUse: record?.flag("home_use"),
            intendedSettings: (record?.texts("intended_settings") ?? []).compactMap {
                UseEnvironment.Setting(rawValue: $0)
            },
            currentVersion: record?.text("current_version").map { ID($0) },
            origin: record?.origin ?? Origin(file: "device.yaml"))
    }

    private func constituent(_ record: EvidenceRecord) -> Constituent {
        Constituent(
            id: ID(record.id ?? ""), name: record.words("name") ?? LocalizedText(same: record.id ?? ""),
            kind: record.text("kind") ?? "", hasProgram: record.flag("has_program"),
            isSuppliedAsConstituent: record.flag("supplied_as_constituent"), origin: record.origin)
    }

    private func environment(_ record: EvidenceRecord) -> UseEnvironment? {
        guard let setting = record.text("setting").flatMap({ UseEnvironment.Setting(rawValue: $0) }) else {
            return nil
        }
        return UseEnvironment(
            id: ID(record.id ?? ""), setting: setting, name: record.words("name"),
            version: record.text("version"),
            network: record.words("network"), physicalAccess: record.words("physical_access"),
            managedBy: record.text("managed_by"), assumptions: record.manyWords("assumptions"),
            guidelineVersion: record.text("guideline_version"),
            reliedControls: record.texts("relied_controls"),
            isApproved: record.day("approved_on") != nil && record.text("approved_by") != nil,
            origin: record.origin)
    }

    private func interface(_ record: EvidenceRecord) -> Interface? {
        guard let kind = record.text("kind").flatMap({ Interface.Kind(rawValue: $0) }) else { return nil }
        return Interface(
            id: ID(record.id ?? ""), name: record.words("name") ?? LocalizedText(same: record.id ?? ""),
            kind: kind,
            constituent: record.text("constituent").map { ID($0) },
            state: record.text("state").flatMap { Interface.State(rawValue: $0) },
            purpose: record.text("purpose"),
            carriesData: record.flag("carries_data"), standard: record.text("standard"),
            standardVersion: record.text("standard_version"), securityMode: record.text("security_mode"),
            origin: record.origin)
    }

    private func connection(_ record: EvidenceRecord) -> Connection {
        Connection(
            id: ID(record.id ?? ""), name: record.words("name"),
            interface: ID(record.text("interface") ?? ""),
            networkClass: record.text("network_class"), peer: record.words("peer"),
            separationAssumption: record.words("separation_assumption"),
            ports: record.parts("ports").map { part in
                Connection.Port(
                    port: part.text("port") ?? "", transport: part.text("transport"),
                    protocolName: part.text("protocol") ?? "", direction: part.text("direction") ?? "both",
                    purpose: part.words("purpose"), encryption: part.text("encryption"), origin: part.origin)
            }, origin: record.origin)
    }

    private func dataFlow(_ record: EvidenceRecord) -> DataFlow {
        DataFlow(
            id: ID(record.id ?? ""), name: record.words("name") ?? LocalizedText(same: record.id ?? ""),
            from: record.text("from") ?? "", to: record.text("to") ?? "",
            interface: record.text("interface").map { ID($0) }, payload: record.text("payload"),
            hasPersonalData: record.flag("personal_data"), isRemoteOperation: record.flag("remote_operation"),
            crossesBoundary: record.flag("crosses_boundary"), isAuthenticated: record.flag("authenticated"),
            isEncrypted: record.flag("encrypted"),
            responsibilityBoundary: record.words("responsibility_boundary"),
            origin: record.origin)
    }

    private func release(_ record: EvidenceRecord) -> Release {
        Release(
            id: ID(record.id ?? ""), status: record.text("status") ?? "",
            releasedOn: record.day("released_on"),
            billFile: record.text("bill"), billOrigin: record.fieldOrigins["bill"],
            columnsFile: record.text("bill_columns"), origin: record.origin)
    }

    private func inventory() -> Inventory {
        let record = evidence.records("completeness").first
        return Inventory(
            constituentsAreComplete: record?.flag("constituents"),
            dataFlowsAreComplete: record?.flag("data_flows"),
            absentKinds: (record?.texts("absent_interfaces") ?? []).compactMap {
                Interface.Kind(rawValue: $0)
            },
            origin: record?.origin)
    }

    private func software(_ record: EvidenceRecord) -> SupportedSoftware? {
        guard let usage = record.text("usage").flatMap({ SupportedSoftware.Usage(rawValue: $0) }) else {
            return nil
        }
        let plans = evidence.records("support_gap_assessment").filter { $0.text("software") == record.id }
        let end: SupportedSoftware.End =
            record.day("support_end").map { .on($0) }
            ?? (record.fields["support_end"] == .unknown ? .unknown : .notRecorded)
        var software = SupportedSoftware(
            id: ID(record.id ?? ""), name: record.words("name") ?? LocalizedText(same: record.id ?? ""),
            version: record.text("version"),
            usage: usage,
            supportStart: record.day("support_start"), end: end, source: record.text("source"),
            readOn: record.day("read_on"),
            covers: record.texts("covers").compactMap { try? PackageURL($0, reading: .pattern) },
            releases: record.texts("releases"),
            plans: plans.map {
                GapPlan(
                    id: $0.id ?? "", options: $0.texts("options"), decision: $0.words("decision"),
                    due: $0.day("due"), approvedOn: $0.day("approved_on"), doneOn: $0.day("done_on"),
                    origin: $0.origin)
            }, reviewBy: record.day("review_by"), origin: record.origin)
        software.identifier = record.text("identifier")
        software.level = record.text("support_level")
        software.endOrigin = record.fieldOrigins["support_end"]
        return software
    }
}
