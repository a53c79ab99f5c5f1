import Evidence
import HTML
import Kernel
import Requirements

/// One headed part of the report, closed by the line that says what it rests on.
struct Panel {
    let id: String
    let title: String
    /// A sentence beside the heading; empty for none.
    var note = ""
    /// What the part rests on, in small type at its end.
    let basis: String

    func write(into page: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
        page.element(.section, [.class("panel"), .id(id)]) { page in
            page.element(.header) { page in
                page.element(.h2, text: title)
                if !note.isEmpty { page.element(.p, [.class("note")], text: note) }
            }
            content(&page)
            page.element(.p, [.class("basis")], text: basis)
        }
    }
}

/// A sign with its word, in the state's colour; readable without the colour.
struct Badge {
    let sign: String
    let word: String
    private let look: StaticString

    init(_ state: RequirementState, _ words: Words) {
        (sign, word) = (state.sign, state.name[words.language])
        look =
            switch state {
            case .met: "state met"
            case .unmet: "state unmet"
            case .needsJudgement: "state due"
            case .noRecord: "state none"
            case .notApplicable: "state plain"
            }
    }

    init(_ severity: Finding.Severity, _ words: Words) {
        word = words.finding(severity)
        switch severity {
        case .error: (sign, look) = ("●", "state unmet")
        case .warning: (sign, look) = ("▲", "state due")
        case .note: (sign, look) = ("–", "state plain")
        }
    }

    /// The badge, with a number behind the word when there is one to say.
    func write(into page: inout HTMLWriter, number: Int? = nil) {
        let text = number.map { "\(sign) \(word) \($0)" } ?? "\(sign) \(word)"
        page.element(.span, [.class(look)], text: text)
    }
}

extension HTMLWriter {
    /// A row of head cells.
    mutating func head(_ names: [String]) {
        element(.thead) { page in
            page.element(.tr) { page in
                for name in names { page.element(.th, [.scope("col")], text: name) }
            }
        }
    }

    /// A term and what it is.
    mutating func fact(_ term: String, _ text: String) {
        element(.dt, text: term)
        element(.dd, text: text)
    }
}
