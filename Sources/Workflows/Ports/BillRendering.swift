import Kernel

/// Turns what was found out about bills into JSON.
public protocol BillRendering: Sendable {
    func json(of inspection: BillInspection, in language: Language) -> [UInt8]
    func json(of result: ScoreBill.Result, in language: Language) -> [UInt8]
    func json(of difference: BillDifference, in language: Language) -> [UInt8]
}
