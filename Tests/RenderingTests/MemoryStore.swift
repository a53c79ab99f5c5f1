import Ports
import DossierFormat
import Kernel
import Workflows

/// A dossier held in memory, for reports on made-up devices.
struct MemoryStore: DossierStore {
    let device: String

    func files(of dossier: String) throws(StoreRefusal) -> DossierFiles {
        DossierFiles(
            device: [DossierFiles.File(path: "device.yaml", bytes: Array(device.utf8))], company: nil)
    }

    func bill(named name: String, of dossier: String) throws(StoreRefusal) -> [UInt8] {
        throw .noFile(path: name)
    }

    func isDossier(_ place: String) -> Bool { true }
    func hasCompany(above dossier: String) -> Bool { false }

    func save(_ change: DossierChange) throws(StoreRefusal) {
        throw .failed(path: change.dossier, reason: "read only")
    }

    static let day = Day("2026-11-22")!

    /// A device with a hostile name, one gap without a plan, one with, one unknown end, and a peer outside.
    static let monitor = MemoryStore(
        device: """
            identity:
              id: DEV
              name: {ja: "監視<script>alert(1)</script>装置", en: "Monitor & \\"co\\""}
              class: II
              has_program: true
              intended_settings: [institution]
              current_version: "1.0"
            constituents:
              C-1: {name: 本体, kind: main, has_program: true}
            completeness: {constituents: true}
            environments:
              ENV: {name: 病棟, setting: institution, managed_by: institution}
            interfaces:
              IF-LAN: {name: 有線 LAN, kind: ethernet, state: usable, standard: IEEE 802.3}
              IF-USB: {name: 背面 USB, kind: usb, state: blocked}
              IF-WIFI: {name: 無線, kind: wifi}
            connections:
              CON-1: {interface: IF-LAN, network_class: internet, peer: 保守拠点}
            releases:
              "1.0": {status: released, released_on: 2024-03-01}
            service_life: {years: 6, last_shipment: 2024-03-31}
            software:
              SW-OS: {name: 組込みOS, version: "2019", usage: runtime, support_end: 2027-08-31}
              SW-DB: {name: DBエンジン, version: "14", usage: runtime, support_end: 2026-01-31}
              SW-LIB: {name: 画像ライブラリ, usage: runtime, support_end: unknown}
            support_gaps:
              GAP-DB:
                software: SW-DB
                decision: 更新する
                due: 2027-06-30
                approved_on: 2025-05-01
            """)

    func assessment() throws -> Assessment {
        try AssessDevice(store: self)("DEV", on: MemoryStore.day, actor: Actor(name: "", role: ""))
    }
}
