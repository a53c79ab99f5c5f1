import Documents
import Evidence
import Kernel

/// What a reviewer looks for, with the place in the reports and how it stands there.
struct ReviewChecklist {
    let view: RiskView

    init(_ view: RiskView) { self.view = view }

    var sections: [Report.Section] { [] }
}
