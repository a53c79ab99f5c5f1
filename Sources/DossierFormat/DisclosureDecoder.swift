import Evidence
import DeviceRegistry
import Disclosure
import Documents
import Kernel
import Requirements
import SupportLifecycle

/// Turns a dossier's records into the facts that texts for users are made from.
public struct DisclosureDecoder {
    private let dossier: Dossier
    private var evidence: EvidenceSource { dossier.evidence }

    private init(_ dossier: Dossier) { self.dossier = dossier }

    /// The facts of a dossier.
    public static func facts(of dossier: Dossier) -> DisclosureFacts {
        let decoder = DisclosureDecoder(dossier)
        let device = dossier.device
        var facts = DisclosureFacts(
            device: device, scope: decoder.scope(),
            lifeSpan: dossier.lifeSpan)
        decoder.readDisclosure(into: &facts)
        decoder.readSupport(into: &facts)
        decoder.readCompany(into: &facts)
        for section in Schema.current.everySection {
            facts.sections[section.name] = decoder.evidence.section(section.kind).origin
        }
        return facts
    }

    private func readDisclosure(into facts: inout DisclosureFacts) {
        facts.items = evidence.records("disclosure_item").compactMap(item)
        facts.obligations = evidence.records("user_obligation").map(obligation)
        facts.risks = evidence.records("risk").map(risk)
        if let record = evidence.records("package_insert").first, let url = record.text("url_reference") {
            facts.insertReference = (url, record.source)
        }
        facts.technical = evidence.records("technical_doc").first.map(technical)
        facts.flowsToNoInstitution = Set(
            evidence.records("data_flow").filter { $0.flag("to_institution_system") == false }.map(\.path))
        facts.publications = evidence.records("publication").compactMap { record in
            record.text("url").map {
                Publication(
                    url: $0, isPublic: record.text("audience") == "public", items: record.texts("items"),
                    source: record.source)
            }
        }
        facts.wearerNotice = evidence.records("wearer_notice").first.map {
            WearerNotice(text: $0.words("text"), risks: $0.texts("risks"), source: $0.source)
        }
        facts.isWearerNoticeWaived =
            evidence.records("product").first?.words("no_wearer_notice_reason") != nil
    }

    private func readSupport(into facts: inout DisclosureFacts) {
        facts.lifecycle = evidence.records("lifecycle_plan").first.map {
            LifecyclePlan(
                lastSale: $0.day("last_sale"), endOfLife: $0.day("eol"), endOfSupport: $0.day("eos"),
                updatePolicy: $0.words("update_policy"), afterLifePolicy: $0.words("after_life_policy"),
                source: $0.source)
        }
        facts.softwareNotices = evidence.records("support_gap_assessment").compactMap { record in
            guard let software = dossier.support.first(where: { $0.id.text == record.text("software") })
            else { return nil }
            return SoftwareNotice(
                software: software, decision: record.words("decision"), due: record.day("due"),
                approvedOn: record.day("approved_on"),
                isUserInformationNeeded: record.flag("user_info_needed"), item: record.text("disclosure"),
                source: record.source)
        }
    }

    private func readCompany(into facts: inout DisclosureFacts) {
        let device = facts.device.identity.id.text
        facts.contactPoints = evidence.records("contact_point").compactMap(contact)
        facts.services = evidence.records("service_offering").compactMap { service($0, for: device) }
        facts.policies = evidence.records("security_policy").map {
            PolicyNotice(
                version: $0.text("version") ?? "", publicSummary: $0.words("public_summary"),
                effectiveFrom: $0.day("effective_from"), effectiveTo: $0.day("effective_to"),
                source: $0.source)
        }
        let word = evidence.records("settings").first?.text("insert_severity_min")
        if let least = word.flatMap({ OutsideRisk.Severity(rawValue: $0) }) {
            facts.insertSeverityMin = least
        }
    }

    // MARK: The device's records

    private func item(_ record: EvidenceRecord) -> DisclosureItem? {
        guard let kind = record.text("type").flatMap({ DisclosureItem.Kind(rawValue: $0) }) else {
            return nil
        }
        let embargo: DisclosureItem.Embargo =
            record.day("embargo_until").map { .until($0) }
            ?? (record.fields["embargo_until"] == nil ? .none : .unknown)
        let names = [
            ("environments", "environments"), ("data_flows", "data_flows"),
            ("obligations", "user_obligations"), ("contact_points", "contact_points"),
            ("services", "services"),
        ]
        return DisclosureItem(
            id: record.id ?? "", kind: kind, text: record.words("text"), audience: record.text("audience"),
            sensitivity: record.text("sensitivity").flatMap { Sensitivity(rawValue: $0) }, embargo: embargo,
            names: names.flatMap { field, section in record.texts(field).map { "\(section)/\($0)" } },
            statesNoServices: record.flag("no_services") == true,
            policyVersion: record.text("policy_version"), source: record.source)
    }

    private func obligation(_ record: EvidenceRecord) -> UserObligation {
        UserObligation(
            id: record.id ?? "", text: record.words("text") ?? LocalizedText(same: record.id ?? ""),
            plain: record.words("plain"), isInInsert: record.flag("in_insert"),
            audiences: record.texts("audience"), topic: record.text("topic"),
            acceptedRisks: record.texts("accepted_risks"), source: record.source)
    }

    private func risk(_ record: EvidenceRecord) -> OutsideRisk {
        let ids = Set(record.texts("threats"))
        let threats = evidence.records("threat").filter { ids.contains($0.id ?? "") }
        let own = record.texts("environments")
        let environments = own.isEmpty ? threats.flatMap { $0.texts("environments") } : own
        return OutsideRisk(
            id: record.id ?? "", title: record.words("title") ?? LocalizedText(same: record.id ?? ""),
            harm: record.text("harm_type"),
            severity: record.text("severity").flatMap { OutsideRisk.Severity(rawValue: $0) },
            arisesOutside: record.flag("assumption_violated"),
            environments: environments.map { "environments/\($0)" },
            dataFlows: threats.flatMap { $0.texts("data_flows") }.map { "data_flows/\($0)" },
            source: record.source)
    }

    private func technical(_ record: EvidenceRecord) -> TechnicalFacts {
        var matters: [TechnicalFacts.Matter: LocalizedText] = [:]
        for matter in TechnicalFacts.Matter.allCases { matters[matter] = record.words(matter.rawValue) }
        return TechnicalFacts(
            documentNumber: record.text("document_no"), version: record.text("version"), matters: matters,
            source: record.source)
    }

    // MARK: The company's records

    private func contact(_ record: EvidenceRecord) -> ContactPoint? {
        guard let kind = record.text("kind").flatMap({ ContactPoint.Kind(rawValue: $0) }) else { return nil }
        // An end that is written as unknown may have passed: the contact point does not count as open.
        let isUncertain = record.fields["effective_to"] == .unknown
        return ContactPoint(
            kind: kind, title: record.words("title"), channel: record.text("channel"),
            hours: record.words("hours"), languages: record.texts("languages"),
            audiences: record.texts("audiences"), publishedAt: record.text("published_url"),
            effectiveFrom: isUncertain ? nil : record.day("effective_from"),
            effectiveTo: record.day("effective_to"), source: record.source)
    }

    /// A service that is offered for this device; a list of other devices leaves it out.
    private func service(_ record: EvidenceRecord, for device: String) -> ServiceOffer? {
        let products = record.texts("products")
        guard products.isEmpty || products.contains(device),
            let kind = record.text("kind").flatMap({ ServiceOffer.Kind(rawValue: $0) })
        else { return nil }
        return ServiceOffer(
            kind: kind, title: record.words("title"), terms: record.words("terms"), source: record.source)
    }

    // MARK: Scope

    private func scope() -> ScopeStatement {
        let computation = ScopeRule.evaluate(dossier.device)
        guard let record = evidence.records("scope_decision").first else {
            let section = evidence.section("scope_decision")
            return ScopeStatement(
                computation: computation, decided: nil, decidedOn: nil, version: nil, isCurrent: false,
                source: Sentence.Source(record: section.name, origin: section.origin))
        }
        let decided = record.text("result").flatMap { ScopeComputation.Result(rawValue: $0) }
        let version = record.text("version")
        let holds = Premise.read(from: record).allSatisfy { $0.change(in: evidence) == nil }
        let isForCurrent =
            version == nil || dossier.device.identity.currentVersion.map { $0.text == version } ?? true
        let agrees = decided == computation.result || record.words("override_reason") != nil
        return ScopeStatement(
            computation: computation, decided: record.text("decided_by") == nil ? nil : decided,
            decidedOn: record.day("decided_on"), version: version, isCurrent: holds && isForCurrent && agrees,
            source: record.source)
    }
}

extension EvidenceRecord {
    /// The record as the source of a sentence.
    fileprivate var source: Sentence.Source { Sentence.Source(record: path, origin: origin) }
}
