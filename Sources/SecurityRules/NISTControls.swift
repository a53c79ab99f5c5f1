/// The control ids of NIST SP 800-53 revision 5, for checking the ids that a dossier cites (規格・技術文書等).
///
/// The list holds every control of the catalogue that is not withdrawn, and those enhancements that the HIGH
/// baseline selects (NIST's own OSCAL edition 5.1.1, public domain) or that the usual table of IEC TR
/// 80001-2-2
/// capabilities names. An enhancement of a listed control that is in neither cannot be confirmed here.
enum NISTControls {
    /// What is known of an id.
    enum Standing {
        case listed, unconfirmed, unknown
    }

    /// How an id such as `AC-2(1)` stands to the list; blanks and small letters do not matter.
    static func standing(of id: String) -> Standing {
        let id = id.filter { $0 != " " }.uppercased()
        if listed.contains(id) { return .listed }
        guard id.last == ")", let open = id.firstIndex(of: "("), listed.contains(String(id[..<open])) else {
            return .unknown
        }
        let digits = id[id.index(after: open)...].dropLast()
        guard let number = Int(digits), (1...50).contains(number), digits.first != "0" else {
            return .unknown
        }
        return .unconfirmed
    }

    static let listed: Set<String> = Set(text.split(separator: " ").map(String.init))

    private static let text = """
        AC-1 AC-2 AC-2(1) AC-2(2) AC-2(3) AC-2(4) AC-2(5) AC-2(11) AC-2(12) AC-2(13) AC-3 AC-3(10) AC-4 \
        AC-4(4) AC-5 AC-6 AC-6(1) AC-6(2) AC-6(3) AC-6(5) AC-6(7) AC-6(9) AC-6(10) AC-7 AC-8 AC-9 AC-10 \
        AC-11 AC-11(1) AC-12 AC-14 AC-16 AC-17 AC-17(1) AC-17(2) AC-17(3) AC-17(4) AC-18 AC-18(1) AC-18(3) \
        AC-18(4) AC-18(5) AC-19 AC-19(5) AC-20 AC-20(1) AC-20(2) AC-21 AC-22 AC-23 AC-24 AC-25 AT-1 AT-2 \
        AT-2(2) AT-2(3) AT-3 AT-4 AT-6 AU-1 AU-2 AU-3 AU-3(1) AU-4 AU-5 AU-5(1) AU-5(2) AU-6 AU-6(1) \
        AU-6(3) AU-6(5) AU-6(6) AU-7 AU-7(1) AU-8 AU-9 AU-9(2) AU-9(3) AU-9(4) AU-10 AU-11 AU-12 AU-12(1) \
        AU-12(3) AU-13 AU-14 AU-16 CA-1 CA-2 CA-2(1) CA-2(2) CA-3 CA-3(6) CA-5 CA-6 CA-7 CA-7(1) CA-7(4) \
        CA-8 CA-8(1) CA-9 CM-1 CM-2 CM-2(2) CM-2(3) CM-2(7) CM-3 CM-3(1) CM-3(2) CM-3(4) CM-3(6) CM-4 \
        CM-4(1) CM-4(2) CM-5 CM-5(1) CM-6 CM-6(1) CM-6(2) CM-7 CM-7(1) CM-7(2) CM-7(5) CM-8 CM-8(1) \
        CM-8(2) CM-8(3) CM-8(4) CM-9 CM-10 CM-11 CM-12 CM-12(1) CM-13 CM-14 CP-1 CP-2 CP-2(1) CP-2(2) \
        CP-2(3) CP-2(5) CP-2(8) CP-3 CP-3(1) CP-4 CP-4(1) CP-4(2) CP-6 CP-6(1) CP-6(2) CP-6(3) CP-7 \
        CP-7(1) CP-7(2) CP-7(3) CP-7(4) CP-8 CP-8(1) CP-8(2) CP-8(3) CP-8(4) CP-9 CP-9(1) CP-9(2) CP-9(3) \
        CP-9(5) CP-9(8) CP-10 CP-10(2) CP-10(4) CP-11 CP-12 CP-13 IA-1 IA-2 IA-2(1) IA-2(2) IA-2(5) \
        IA-2(8) IA-2(12) IA-3 IA-4 IA-4(4) IA-5 IA-5(1) IA-5(2) IA-5(6) IA-6 IA-7 IA-8 IA-8(1) IA-8(2) \
        IA-8(4) IA-9 IA-10 IA-11 IA-12 IA-12(2) IA-12(3) IA-12(4) IA-12(5) IA-13 IR-1 IR-2 IR-2(1) IR-2(2) \
        IR-3 IR-3(2) IR-4 IR-4(1) IR-4(4) IR-4(11) IR-5 IR-5(1) IR-6 IR-6(1) IR-6(3) IR-7 IR-7(1) IR-8 \
        IR-9 MA-1 MA-2 MA-2(2) MA-3 MA-3(1) MA-3(2) MA-3(3) MA-4 MA-4(3) MA-5 MA-5(1) MA-6 MA-7 MP-1 MP-2 \
        MP-3 MP-4 MP-5 MP-6 MP-6(1) MP-6(2) MP-6(3) MP-7 MP-8 PE-1 PE-2 PE-3 PE-3(1) PE-3(5) PE-4 PE-5 \
        PE-6 PE-6(1) PE-6(4) PE-8 PE-8(1) PE-9 PE-10 PE-11 PE-11(1) PE-12 PE-13 PE-13(1) PE-13(2) PE-14 \
        PE-15 PE-15(1) PE-16 PE-17 PE-18 PE-19 PE-20 PE-21 PE-22 PE-23 PL-1 PL-2 PL-4 PL-4(1) PL-7 PL-8 \
        PL-9 PL-10 PL-11 PM-1 PM-2 PM-3 PM-4 PM-5 PM-6 PM-7 PM-8 PM-9 PM-10 PM-11 PM-12 PM-13 PM-14 PM-15 \
        PM-16 PM-17 PM-18 PM-19 PM-20 PM-21 PM-22 PM-23 PM-24 PM-25 PM-26 PM-27 PM-28 PM-29 PM-30 PM-31 \
        PM-32 PS-1 PS-2 PS-3 PS-4 PS-4(2) PS-5 PS-6 PS-7 PS-8 PS-9 PT-1 PT-2 PT-3 PT-4 PT-5 PT-6 PT-7 PT-8 \
        RA-1 RA-2 RA-3 RA-3(1) RA-5 RA-5(2) RA-5(4) RA-5(5) RA-5(11) RA-6 RA-7 RA-8 RA-9 RA-10 SA-1 SA-2 \
        SA-3 SA-4 SA-4(1) SA-4(2) SA-4(5) SA-4(9) SA-4(10) SA-5 SA-8 SA-9 SA-9(2) SA-10 SA-11 SA-15 \
        SA-15(3) SA-16 SA-17 SA-20 SA-21 SA-22 SA-23 SC-1 SC-2 SC-3 SC-4 SC-5 SC-6 SC-7 SC-7(3) SC-7(4) \
        SC-7(5) SC-7(7) SC-7(8) SC-7(18) SC-7(21) SC-8 SC-8(1) SC-10 SC-11 SC-12 SC-12(1) SC-13 SC-15 \
        SC-16 SC-17 SC-18 SC-20 SC-21 SC-22 SC-23 SC-24 SC-25 SC-26 SC-27 SC-28 SC-28(1) SC-29 SC-30 SC-31 \
        SC-32 SC-34 SC-35 SC-36 SC-37 SC-38 SC-39 SC-40 SC-41 SC-42 SC-43 SC-44 SC-45 SC-46 SC-47 SC-48 \
        SC-49 SC-50 SC-51 SI-1 SI-2 SI-2(2) SI-3 SI-4 SI-4(2) SI-4(4) SI-4(5) SI-4(10) SI-4(12) SI-4(14) \
        SI-4(20) SI-4(22) SI-5 SI-5(1) SI-6 SI-7 SI-7(1) SI-7(2) SI-7(5) SI-7(6) SI-7(7) SI-7(15) SI-8 \
        SI-8(2) SI-10 SI-11 SI-12 SI-12(1) SI-12(2) SI-13 SI-14 SI-15 SI-16 SI-17 SI-18 SI-19 SI-20 SI-21 \
        SI-22 SI-23 SR-1 SR-2 SR-2(1) SR-3 SR-4 SR-5 SR-6 SR-7 SR-8 SR-9 SR-9(1) SR-10 SR-11 SR-11(1) \
        SR-11(2) SR-12
        """
}
