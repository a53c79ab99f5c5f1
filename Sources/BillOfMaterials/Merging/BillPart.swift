/// One of the bills that a release bill is made of: the operating system, the application, the firmware.
public struct BillPart: Sendable {
    /// A short name of the part: letters, digits, `-`. It keeps the refs of different bills apart.
    public let label: String
    /// Where the bill stands, for findings.
    public let file: String
    public let bill: Bill
    /// What the part is when its bill does not say: application, firmware, operating-system.
    public let kind: String?

    public init(label: String, file: String, bill: Bill, kind: String? = nil) {
        self.label = label
        self.file = file
        self.bill = bill
        self.kind = kind
    }
}
