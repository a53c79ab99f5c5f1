import BillOfMaterials
import CycloneDXFormat
import Kernel
import SPDXFormat

/// The formats in which bills are written.
public enum BillTarget: String, Sendable, CaseIterable {
    case cycloneDX17 = "cyclonedx-1.7-json"
    case cycloneDX17XML = "cyclonedx-1.7-xml"
    case cycloneDX16 = "cyclonedx-1.6-json"
    case cycloneDX16XML = "cyclonedx-1.6-xml"
    case spdx23 = "spdx-2.3-json"
}

/// Writes a bill of materials in one of the formats that the program writes.
public enum BillWriter {
    /// The bytes, the same for the same bill, and a warning for each part that the format cannot hold.
    public static func write(_ bill: Bill, as target: BillTarget) -> (bytes: [UInt8], findings: [Finding]) {
        switch target {
        case .cycloneDX17: CycloneDXWriter.write(bill, as: .v1_7)
        case .cycloneDX17XML: CycloneDXWriter.writeXML(bill, as: .v1_7)
        case .cycloneDX16XML: CycloneDXWriter.writeXML(bill, as: .v1_6)
        case .cycloneDX16: CycloneDXWriter.write(bill, as: .v1_6)
        case .spdx23: SPDXWriter.write(bill)
        }
    }
}
