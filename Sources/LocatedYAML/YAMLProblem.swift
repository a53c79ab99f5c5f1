/// The parser's words for syntax faults, in Japanese.
enum YAMLProblem {
    private static let table: [(part: String, ja: String)] = [
        ("mapping values are not allowed", "ここに「:」は置けません（字下げか、前の行の引用符を確かめてください）"),
        ("did not find expected key", "キーが来るはずの所です（字下げを確かめてください）"),
        ("could not find expected ':'", "「:」がありません"),
        ("did not find expected ',' or ']'", "「,」か「]」がありません"),
        ("did not find expected ',' or '}'", "「,」か「}」がありません"),
        ("did not find expected '-' indicator", "「-」が来るはずの所です（字下げを確かめてください）"),
        ("did not find expected node content", "値が来るはずの所です"),
        ("found character that cannot start any token", "ここで使えない文字です（タブや @ ` % は引用符で囲んでください）"),
        ("found a tab character", "字下げにタブは使えません。空白にしてください"),
        ("found unexpected end of stream", "引用符が閉じられていません"),
        ("control characters are not allowed", "制御文字が混じっています"),
        ("found undefined tag handle", "知らないタグです"),
        ("found duplicate", "同じ指定が2度あります"),
        ("exceeded max depth", "入れ子が深すぎます"),
        ("block sequence entries are not allowed", "ここに「-」は置けません"),
        ("found unknown escape character", "\\ の後の文字が誤りです"),
    ]

    static func japanese(_ problem: String) -> String {
        for row in table where problem.contains(row.part) { return row.ja }
        return problem
    }
}
