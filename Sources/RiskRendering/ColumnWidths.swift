import Documents

/// How wide a column is for what it holds.
enum ColumnWidths {
    /// In characters of half width.
    static func characters(_ role: DataTable.Column.Role) -> Int {
        switch role {
        case .id: 20
        case .title: 24
        case .long: 52
        case .short: 14
        case .state: 22
        case .number: 9
        case .day: 13
        case .links: 26
        }
    }

    /// Shares of a page in tenths of a percent.
    static func tenths(of roles: [DataTable.Column.Role]) -> [Int] {
        let weights = roles.map { role in
            switch role {
            case .id: 13
            case .title: 15
            case .long: 24
            case .short: 10
            case .state: 13
            case .number: 6
            case .day: 9
            case .links: 14
            }
        }
        let sum = max(weights.reduce(0, +), 1)
        return weights.map { $0 * 1000 / sum }
    }
}
