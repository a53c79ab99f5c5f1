import Testing

import BillEncoding

/// Licence expressions by annex D of SPDX 2.3.
struct LicenceExpressionTests {
    @Test(arguments: [
        "MIT", "GPL-2.0+", "(MIT)", "MIT AND Apache-2.0 OR BSD-3-Clause", "LicenseRef-a.b-1",
        "DocumentRef-x:LicenseRef-y", "GPL-2.0-only WITH Classpath-exception-2.0",
        "((MIT OR Zlib)AND(LicenseRef-a))", "MIT or Zlib", " MIT ",
    ])
    func wellFormedExpressionsAreRead(_ text: String) {
        #expect(throws: Never.self) { _ = try LicenceExpression(text) }
    }

    /// A text, and the character and word at which it stops being an expression.
    @Test(arguments: [
        ("", 1, ""), ("MIT AND", 8, ""), ("AND MIT", 1, "AND"), ("MIT Zlib", 5, "Zlib"), ("(MIT", 5, ""),
        ("MIT)", 4, ")"), ("MIT WITH", 9, ""), ("LicenseRef-", 1, "LicenseRef-"), ("GPL 2+", 5, "2+"),
        ("DocumentRef-x", 1, "DocumentRef-x"), ("医療 OR MIT", 1, "医療"), ("()", 2, ")"),
        ("MIT WITH LicenseRef_x", 10, "LicenseRef_x"), ("Apache/2.0", 1, "Apache/2.0"),
    ])
    func brokenExpressionsAreRefusedAtTheirFault(_ row: (String, Int, String)) {
        #expect(throws: LicenceExpression.Fault(word: row.2, column: row.1)) {
            _ = try LicenceExpression(row.0)
        }
    }

    @Test func bracketsHaveALimit() {
        let text = String(repeating: "(", count: 10_000) + "MIT" + String(repeating: ")", count: 10_000)
        #expect(throws: LicenceExpression.Fault.self) { _ = try LicenceExpression(text) }
    }

    @Test func localReferencesAreCollected() throws {
        let expression = try LicenceExpression("LicenseRef-b OR (MIT AND LicenseRef-a)")
        #expect(expression.localRefs == ["LicenseRef-b", "LicenseRef-a"])
        #expect(!expression.isSimple)
        #expect(try LicenceExpression("MIT").isSimple)
    }
}
