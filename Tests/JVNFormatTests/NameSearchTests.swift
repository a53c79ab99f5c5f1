import JVNFormat
import Testing
import Vulnerabilities

/// Names are found by parts of them, in Japanese from one character on, and nothing is missed.
@Suite struct NameSearchTests {
    static let names = [
        "輸液ポンプ管理システム", "シリンジポンプ", "電子入札コアシステム", "認証サーバ", "Windows サーバー 2019", "ウィンドウズ",
        "うぃんどうず", "ＷＩＮＤＯＷＳ Server", "ｼｽﾃﾑ ｶﾞｲﾄﾞ", "三菱電機", "MELSEC iQ-F シリーズ", "輸液", "画像診断装置（輸液対応）",
        "認　証", "Ⅱ型ポンプ", "", "が",
    ]

    /// The places of the texts that hold each word, best first; none for a query without a character.
    static func places(of query: String, in texts: [String]) -> [Int] {
        guard let search = NameSearch(query) else { return [] }
        return texts.indices.compactMap { place in search.rank(of: texts[place]).map { ($0, place) } }
            .sorted { $0 < $1 }.map(\.1)
    }

    @Test func queriesFindTheNamesThatContainThem() {
        let rows: [(query: String, places: [Int])] = [
            ("輸液", [11, 0, 12]),
            ("認証", [13, 3]),
            ("ポンプ", [14, 1, 0]),
            ("サーバ", [3, 4]),
            ("Windows サーバ", [4]),
            ("windowsサーバ", [4]),
            ("windows", [7, 4]),
            ("ウィンドウズ", [5, 6]),
            ("ういんどうず", []),
            ("ガイド", [8]),
            ("がいど", [8]),
            ("ｶﾞ", [16, 8]),
            ("液", [11, 0, 12]),
            ("機", [9]),
            ("ii型", [14]),
            ("iQ", [10]),
            ("存在しない", []),
            ("", []),
            ("   ", []),
        ]
        for row in rows { #expect(Self.places(of: row.query, in: Self.names) == row.places, "\(row.query)") }
        #expect(NameSearch("　 ") == nil)
    }

    @Test func textsAreFolded() {
        let rows = [
            ("ＡＢＣ　１２３", "ABC 123"), ("ｱﾎﾟｲﾝﾄ", "アポイント"), ("ｳﾞ", "ヴ"), ("か\u{3099}", "が"), ("a\u{200B}b", "ab"),
            ("〜～∼", "~~~"), ("－‐–", "---"), ("①⑳Ⅻ㈱", "120XII(株)"), ("  a \n b  ", "a b"), ("サーバー", "サーバー"),
            ("ﾟ", "゜"), ("アﾞ", "ア゛"),
        ]
        for (text, folded) in rows {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: TextFolding.widthFolded(text))
            #expect(String(view) == folded, "\(text)")
        }
    }

    @Test func nothingIsMissedAgainstAPlainScan() throws {
        guard JVNCorpus.isThere("search over all names of the answers") else { return }
        var texts: Set<String> = []
        for file in try JVNCorpus.files() {
            texts.formUnion(
                JVNReader.products(in: try JVNCorpus.bytes(file), file: file).products.map(\.name))
            texts.formUnion(try JVNCorpus.read(file).advisories.flatMap(\.titles).map(\.text))
        }
        let all = texts.sorted()
        #expect(all.count > 150)
        let folded = all.map { text in TextFolding.searchFolded(text).filter { $0 != " " } }
        var random = RepeatableRandom(seed: 42)
        for _ in 0..<500 {
            let text = folded[Int(random.next() % UInt64(folded.count))]
            guard !text.isEmpty else { continue }
            let start = Int(random.next() % UInt64(text.count))
            let length = min(1 + Int(random.next() % 5), text.count - start)
            let word = Array(text[start..<start + length])
            var view = String.UnicodeScalarView()
            view.append(contentsOf: word)
            let expected = Set(zip(all, folded).filter { Self.holds($0.1, word) }.map(\.0))
            #expect(!expected.isEmpty)
            #expect(
                Set(Self.places(of: String(view), in: all).map { all[$0] }) == expected, "\(String(view))")
        }
    }

    private static func holds(_ text: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Bool {
        text.indices.contains { text[$0...].starts(with: word) }
    }
}
