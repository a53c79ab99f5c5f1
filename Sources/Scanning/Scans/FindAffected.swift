import Dossiers
import Ports
import BillOfMaterials
import DossierFormat
import DeviceRegistry
import Distribution
import Kernel
import Vulnerabilities

/// Use case: which devices, releases and units carry what a vulnerability concerns.
public struct FindAffected: Sendable {
    /// A release that is concerned, or may be.
    public struct Release: Sendable {
        public let device: String
        public let release: String
        public let file: String
        public let components: [(component: Component, match: Match)]
        /// Serial numbers of the units in the field that are on record for it.
        public let units: [String]

        /// The gravest of its components' verdicts.
        public var isAffected: Bool { components.contains { $0.match.verdict == .affected } }
    }

    /// What was found, and in how much.
    public struct Result: Sendable {
        public let vulnerability: String
        public let releases: [Release]
        public let devices: Int
        /// How many releases have a bill, and those that have none so that nothing can be said of them.
        public let releasesWithBill: Int
        public let releasesWithoutBill: [(device: String, release: String)]
        /// Units in the field of which no release is on record.
        public let unitsWithoutRelease: [(device: String, serial: String)]
        /// Components that have no identifier or no version, so that they may hide it.
        public let gaps: Int
        public let findings: [Finding]
    }

    private let store: any DossierStore
    private let company: any CompanyStore
    private let intelligence: any IntelligenceStore

    public init(
        store: any DossierStore, company: any CompanyStore, intelligence: any IntelligenceStore
    ) {
        self.store = store
        self.company = company
        self.intelligence = intelligence
    }

    /// What is known of the devices before the vulnerability is looked at.
    private struct Holdings {
        var estate = Estate()
        var names: [(device: String, release: String, file: String, rows: [Component])] = []
        var devices = 0
        var withoutBill: [(device: String, release: String)] = []
        var homeless: [(device: String, serial: String)] = []
        var gaps = 0
        var findings: [Finding] = []
    }

    /// - Parameters:
    ///   - id: any id of the vulnerability.
    ///   - paths: devices' folders, or folders of companies.
    public func callAsFunction(_ id: String, in paths: [String]) throws(WorkflowRefusal) -> Result {
        let name = try ShowVulnerability(intelligence: intelligence)(id).facts.id
        let index: any IntelligenceIndex
        do {
            index = try intelligence.open()
        } catch {
            throw .intelligence(error)
        }
        var holdings = Holdings()
        for path in try devices(in: paths) { try add(path, to: &holdings) }
        let concerns = holdings.estate.concerns(name, in: index)
        guard !index.isDamaged else { throw .intelligence(.indexDamaged(path: intelligence.path)) }
        var byRelease: [Int: [(component: Component, match: Match)]] = [:]
        for concern in concerns {
            let component = holdings.names[concern.release].rows[concern.line]
            byRelease[concern.release, default: []].append((component, concern.match))
        }
        let releases = byRelease.keys.sorted().map { place in
            let named = holdings.names[place]
            return Release(
                device: named.device, release: named.release, file: named.file,
                components: byRelease[place] ?? [], units: holdings.estate.releases[place].units)
        }
        return Result(
            vulnerability: name, releases: releases.sorted { $0.isAffected && !$1.isAffected },
            devices: holdings.devices, releasesWithBill: holdings.names.count,
            releasesWithoutBill: holdings.withoutBill, unitsWithoutRelease: holdings.homeless,
            gaps: holdings.gaps, findings: holdings.findings)
    }

    private func devices(in paths: [String]) throws(WorkflowRefusal) -> [String] {
        var all: [String] = []
        for path in paths {
            if store.isDossier(path) {
                all.append(path)
                continue
            }
            do {
                all += try company.devices(of: path)
            } catch {
                throw .store(error)
            }
        }
        return all
    }

    private func add(_ path: String, to holdings: inout Holdings) throws(WorkflowRefusal) {
        let reading = try ReadDossier(store: store)(path)
        let device = reading.dossier.device.identity.id.text
        holdings.devices += 1
        holdings.findings += reading.findings
        let inField = reading.dossier.units.filter(\.isInField)
        holdings.homeless += inField.filter { $0.release == nil }.map { (device, $0.serial.text) }
        let billed = Set(reading.bills.map(\.release))
        holdings.withoutBill += reading.dossier.device.releases.map(\.id.text)
            .filter { !billed.contains($0) }.map { (device, $0) }
        for bill in reading.bills {
            let standing = BillStanding.of(bill.bill, identities: reading.dossier.identities)
            let system = BillSystem.of(bill.bill)
            let rows = standing.rows.filter { row in
                if case .ignored(let reason) = row.standing, reason != .noVersion { false } else { true }
            }
            let subjects = rows.map { row -> MatchSubject in
                let identity =
                    row.standing == .mapped
                    ? reading.dossier.identities.first { $0.names(row.component) } : nil
                return MatchSubject(row.component, identity: identity, system: system)
            }
            holdings.gaps += rows.count {
                $0.standing == .withoutIdentifier || $0.standing == .ignored(.noVersion)
            }
            holdings.names.append((device, bill.release, bill.file, rows.map(\.component)))
            holdings.estate.add(
                Estate.Release(
                    id: "\(device)/\(bill.release)",
                    units: inField.filter { $0.release == bill.release }.map(\.serial.text)), subjects,
                systems: Set([system?.family.lowercased()].compactMap { $0 }))
        }
    }
}
