import BillEncoding
import BillOfMaterials

/// The SPDXIDs under which a bill's parts are written: their own where these have the form, each once.
struct SPDXNames {
    private var taken: Set<String>
    private var ids: [String: String] = [:]

    /// - Parameter taken: ids that parts have which are written as they are.
    init(taken: Set<String>) { self.taken = taken.union(["SPDXRef-DOCUMENT"]) }

    /// The id of a component; the first of a ref has it.
    mutating func name(_ component: Component) -> String {
        let ref = component.ref ?? ""
        var wanted = ref
        if !SPDXValidation.isElementID(ref) {
            let words = [component.name, component.version ?? ""].filter { !$0.isEmpty }
            wanted = "SPDXRef-" + Self.plain(ref.isEmpty ? words.joined(separator: "-") : ref)
        }
        var id = wanted
        var number = 1
        while !taken.insert(id).inserted {
            number += 1
            id = "\(wanted)-\(number)"
        }
        if !ref.isEmpty, ids[ref] == nil { ids[ref] = id }
        return id
    }

    /// What a ref of the bill is called; nil when it is not written.
    func id(_ ref: String) -> String? {
        if let id = ids[ref] { return id }
        if taken.contains(ref) || (ref.hasPrefix("DocumentRef-") && ref.contains(":")) { return ref }
        return nil
    }

    /// Letters, digits, `.` and `-` alone.
    static func plain(_ text: String) -> String {
        let plain = String(
            text.unicodeScalars.map { scalar in
                scalar.isASCII && LicenceExpression.isID(String(scalar)) ? Character(scalar) : "-"
            })
        return plain.isEmpty ? "x" : plain
    }
}
