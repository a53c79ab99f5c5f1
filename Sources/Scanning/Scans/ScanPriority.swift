import Ports
import Gathering
import Kernel
import Severity
import Vulnerabilities

/// The priority of a found vulnerability, from what all sources say of it, the harm that the dossier links to
/// its component, and the score in the device's environment: the one place, for scans and assessments.
struct ScanPriority {
    private let rule = PriorityRule()
    /// The day up to which CISA's catalogue is kept; nil where none is kept, so that nobody has looked.
    private let catalogueDay: Day?

    init(_ sources: [SourceReport]) {
        let catalogue = sources.first { $0.profile.id == "kev" && !$0.isEmpty }
        catalogueDay = catalogue?.state?.newest?.dayInJapan
    }

    func priority(
        _ facts: VulnerabilityFacts, harm: LinkedHarm, environment: EnvironmentalScore? = nil
    ) -> Priority {
        var premises = PriorityFacts(harm: harm)
        premises.known = known(facts)
        premises.exploitation = facts.exploitation.flatMap {
            [
                "none": Severity.Exploitation.none, "poc": .publicPoC, "public poc": .publicPoC,
                "active": .active,
            ][
                $0.lowercased()]
        }
        if let predicted = facts.predicted, let probability = Share(millionths: predicted.probability) {
            premises.prediction = ExploitPrediction(
                probability: probability, percentile: Share(millionths: predicted.percentile),
                day: predicted.on)
        }
        if let score = facts.counting { (premises.score, premises.version) = (score.score, score.version) }
        if let environment {
            premises.openQuestions = environment.rubric.unanswered.map(\.id) + environment.rubric.undefined
            premises.assumedMetrics = environment.rubric.assumed
            if let score = environment.rubric.score {
                premises.published = premises.score
                (premises.score, premises.version) = (score, .v3_1)
                premises.isEnvironmental = true
            }
        }
        return rule.evaluate(premises)
    }

    private func known(_ facts: VulnerabilityFacts) -> KnownExploited.Standing {
        guard let known = facts.known else { return catalogueDay.map { .notListed(on: $0) } ?? .unknown }
        let whole = try? KnownExploited(
            dateAdded: known.addedOn, dueDate: known.dueOn, ransomware: known.ransomware)
        // A due date that cannot be right does not take it off the catalogue.
        let entry = whole ?? (try? KnownExploited(dateAdded: known.addedOn, ransomware: known.ransomware))
        return entry.map { .listed($0) } ?? .unknown
    }
}

/// A published score beside what its own vector gives.
public enum RecomputedScore {
    /// The base score of the vector; nil where it cannot be read.
    public static func base(of vector: String) -> Score? { (try? CVSSVector(vector))?.baseScore }

    /// The score that counts: as published, else what the vector gives.
    public static func counting(_ published: PublishedScore) -> (score: Score, version: CVSSVersion)? {
        let version = CVSSVersion(rawValue: published.version) ?? .v3_1
        if let tenths = published.tenths, (0...100).contains(tenths) {
            return (Score(tenths: tenths), version)
        }
        return base(of: published.vector).map { ($0, version) }
    }
}
