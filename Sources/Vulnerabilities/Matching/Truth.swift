/// True, false, or not known (Kleene's strong logic of three values).
enum Truth {
    case yes, no, unknown

    static func any(_ values: [Truth]) -> Truth {
        values.contains(.yes) ? .yes : values.contains(.unknown) ? .unknown : .no
    }

    static func all(_ values: [Truth]) -> Truth {
        values.contains(.no) ? .no : values.contains(.unknown) ? .unknown : .yes
    }

    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
