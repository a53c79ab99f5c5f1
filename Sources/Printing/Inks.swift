import HTML

/// The inks of drawings in reports. Their plain colours equal the light tokens of `Styles`.
extension Ink {
    public static let ink = Ink("i-ink", fill: "#1c2126")
    public static let quiet = Ink("i-quiet", fill: "#55606b")
    public static let accent = Ink("i-accent", fill: "#0b5c6b")
    public static let onAccent = Ink("i-on-accent", fill: "#ffffff")
    public static let support = Ink("i-support", fill: "#8a949e")
    public static let grid = Ink("i-grid", fill: "#dfe3e6")
    public static let gridLine = Ink("i-grid-line", fill: "none", stroke: "#dfe3e6")
    public static let todayLine = Ink("i-today", fill: "none", stroke: "#1c2126")

    public static let met = Ink("i-met", fill: "#1f7a4d")
    public static let unmet = Ink("i-unmet", fill: "#b3261e")
    public static let due = Ink("i-due", fill: "#9a5b00")
    public static let noRecord = Ink("i-none", fill: "#8a949e")

    public static let gapHatch = Ink("i-gap-hatch", fill: "none", stroke: "#b3261e")
    public static let plannedHatch = Ink("i-planned-hatch", fill: "none", stroke: "#9a5b00")
    public static let unitLine = Ink("i-unit", fill: "none", stroke: "#0b5c6b")
    public static let ground = Ink("i-ground", fill: "#ffffff")

    public static let gapBox = Ink("i-gap", fill: "#fbe7e5", stroke: "#b3261e")
    public static let plannedBox = Ink("i-planned", fill: "#fdf1dc", stroke: "#9a5b00")
    public static let unknownBox = Ink("i-unknown", fill: "none", stroke: "#8a949e", dashes: "2 4")

    public static let zone = Ink("i-zone", fill: "none", stroke: "#0b5c6b", dashes: "7 4")
    public static let device = Ink("i-device", fill: "#e3f0f1", stroke: "#0b5c6b")
    public static let box = Ink("i-box", fill: "#ffffff", stroke: "#8a949e")
    public static let openBox = Ink("i-open", fill: "#ffffff", stroke: "#1c2126")
    public static let shutBox = Ink("i-box", fill: "#ffffff", stroke: "#8a949e", dashes: "5 4")
    public static let unsetBox = Ink("i-box", fill: "#ffffff", stroke: "#8a949e", dashes: "2 4")
    public static let wire = Ink("i-wire", fill: "none", stroke: "#55606b")
    public static let shutWire = Ink("i-wire", fill: "none", stroke: "#8a949e", dashes: "5 4")
    public static let tip = Ink("i-quiet", fill: "#55606b")
}
