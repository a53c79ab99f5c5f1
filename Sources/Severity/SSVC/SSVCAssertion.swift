/// What somebody has said of a vulnerability in the terms of SSVC, as CISA's records (Vulnrichment) give it.
public struct SSVCAssertion: Hashable, Sendable {
    public var exploitation: Exploitation?
    public var automatable: Automatable?
    public var technicalImpact: TechnicalImpact?
    public var valueDensity: ValueDensity?
    public var utility: Utility?
    /// What else the vector says, part by part as written: mission prevalence, public well-being, a decision.
    public var others: [String] = []
    /// When it was said, as written.
    public var timestamp: String?

    public init(
        exploitation: Exploitation? = nil, automatable: Automatable? = nil,
        technicalImpact: TechnicalImpact? = nil
    ) {
        self.exploitation = exploitation
        self.automatable = automatable
        self.technicalImpact = technicalImpact
    }

    /// The options of a CVE record: `Exploitation` (none, poc, active), `Automatable` (yes, no), `Technical Impact`
    /// (partial, total), in whatever case. An option that was left open (`NOT_DEFINED`) stays nil; another name is kept
    /// among the others.
    public init(options: [(name: String, value: String)]) throws(SeverityRefusal) {
        self.init()
        for (name, value) in options where value.uppercased() != "NOT_DEFINED" {
            switch name.lowercased() {
            case "exploitation": exploitation = try Exploitation(option: value)
            case "automatable": automatable = try Automatable(option: value)
            case "technical impact": technicalImpact = try TechnicalImpact(option: value)
            case "value density": valueDensity = try ValueDensity(option: value)
            case "utility": utility = try Utility(option: value)
            default: others.append("\(name):\(value)")
            }
        }
    }

    /// Reads `SSVCv2/E:P/A:Y/T:T/…/2024-03-12T13:26:47Z/`; a slash at the end may be missing.
    public init(_ vector: String) throws(SeverityRefusal) {
        self.init()
        let prefix = "SSVCv2/"
        guard vector.hasPrefix(prefix) else {
            throw SeverityRefusal(vector.isEmpty ? .empty : .unknownVersion, String(vector.prefix(16)))
        }
        if vector.utf8.count > 512 { throw SeverityRefusal(.tooLong, at: 512) }
        var offset = prefix.utf8.count
        var parts = vector.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        if parts.last == "" { parts.removeLast() }
        if parts.isEmpty { throw SeverityRefusal(.empty, at: offset) }
        var seen: Set<Substring> = []
        for part in parts {
            try read(part, at: offset, &seen)
            offset += part.utf8.count + 1
        }
    }

    private mutating func read(
        _ part: Substring, at offset: Int, _ seen: inout Set<Substring>
    ) throws(SeverityRefusal) {
        if timestamp == nil, part.utf8.count >= 10,
            part.utf8.first.map({ (0x30...0x39).contains($0) }) == true
        {
            timestamp = String(part)
            return
        }
        let sides = part.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
            throw SeverityRefusal(.malformedPart, at: offset, String(part))
        }
        guard seen.insert(sides[0]).inserted else {
            throw SeverityRefusal(.duplicateMetric, at: offset, String(sides[0]))
        }
        func one<Value>(_ values: [Substring: Value]) throws(SeverityRefusal) -> Value {
            guard let value = values[sides[1]] else {
                throw SeverityRefusal(.unknownValue, at: offset, String(part))
            }
            return value
        }
        switch sides[0] {
        case "E": exploitation = try one(["N": Exploitation.none, "P": .publicPoC, "A": .active])
        case "A": automatable = try one(["N": .no, "Y": .yes])
        case "T": technicalImpact = try one(["P": .partial, "T": .total])
        case "V": valueDensity = try one(["D": .diffuse, "C": .concentrated])
        case "U": utility = try one(["L": .laborious, "E": .efficient, "S": .superEffective])
        default: others.append(String(part))
        }
    }
}
