import BillOfMaterials
import Kernel

/// The identifiers of one product of endoflife.date, one after another.
struct EndOfLifeIdentifiers {
    private(set) var packageURLs: [PackageURL] = []
    private(set) var cpes: [CPEName] = []
    private(set) var repologyNames: [String] = []

    /// Takes one; says why when it cannot be read. Other types than purl, cpe and repology are not taken.
    mutating func add(_ text: String, of type: String, at origin: Origin) -> Finding? {
        do throws(BillOfMaterialsRefusal) {
            switch type {
            case "purl": packageURLs.append(try PackageURL(text, reading: .tolerant))
            case "cpe":
                let cpe = try CPEName(completing: text)
                if !cpes.contains(cpe) { cpes.append(cpe) }
            case "repology": repologyNames.append(text)
            default: break
            }
            return nil
        } catch {
            return Finding(
                .warning, error.code,
                LocalizedText(
                    ja: "識別子「\(text)」を読めないので使いません（\(error.message.ja)）",
                    en: "the identifier \"\(text)\" cannot be read and is left out (\(error.message.en))"),
                at: origin)
        }
    }

    /// The CPE name that the list lacks, where one is known.
    mutating func complete(product: String) {
        if cpes.isEmpty, let text = Self.missingNames[product], let cpe = try? CPEName(completing: text) {
            cpes.append(cpe)
        }
    }

    /// CPE names of products for which the list has none although the CPE dictionary has one; said by us.
    private static let missingNames = [
        "windows-server": "cpe:2.3:o:microsoft:windows_server",
        "visual-studio": "cpe:2.3:a:microsoft:visual_studio",
    ]
}
