import Evidence
import Kernel

/// The limits and intervals that the guidance leaves open; a company sets them in `settings` of its company
/// file.
public enum Setting: String {
    case reviewIntervalMonths = "review_interval_months"
    case referenceCheckMonths = "reference_check_months"
    case contactTestMonths = "contact_test_months"
    case institutionContactMonths = "institution_contact_months"
    case attestationMonths = "attestation_months"
    case sourceCheckDays = "source_check_days"
    case evaluationDays = "evaluation_days"
    case watchTriageDays = "watch_triage_days"
    case matchIntervalDays = "match_interval_days"
    case supportFactMonths = "support_fact_months"
    case usedAnswerDays = "used_answer_days"
    case requestAnswerDays = "request_answer_days"
    case noticeDays = "notice_days"
    case availabilityCheckDays = "availability_check_days"
    case maintenanceMonths = "maintenance_months"
    case mobileSituationsMin = "mobile_situations_min"

    /// What holds when the company has set nothing; a suggestion of this program, not of the guidance.
    public var preset: Int {
        switch self {
        case .reviewIntervalMonths, .institutionContactMonths, .attestationMonths, .maintenanceMonths: 12
        case .referenceCheckMonths, .contactTestMonths, .supportFactMonths: 6
        case .sourceCheckDays, .matchIntervalDays: 30
        case .evaluationDays, .requestAnswerDays, .usedAnswerDays, .noticeDays: 15
        case .watchTriageDays: 2
        case .availabilityCheckDays: 90
        case .mobileSituationsMin: 2
        }
    }

    /// The company's own limit in these records, or the preset where it has set none.
    public func value(in source: EvidenceSource) -> Int {
        guard case .number(let number) = source.records("settings").first?.fields[rawValue] else {
            return preset
        }
        return Int(number)
    }
}

extension Inquiry {
    /// The company's own limit, or the preset where it has set none.
    public func setting(_ setting: Setting) -> Int {
        record("settings")?.whole(setting.rawValue) ?? setting.preset
    }

    /// The day is not in the future and not longer ago than so many days.
    public func isWithin(_ day: Day?, days: Int) -> Bool {
        guard let day, day <= today, let limit = day.adding(days: days) else { return false }
        return today <= limit
    }

    /// The day is not in the future and not longer ago than so many months.
    public func isWithin(_ day: Day?, months: Int) -> Bool {
        guard let day, day <= today, let limit = day.adding(months: months) else { return false }
        return today <= limit
    }

    /// In force on the day of the evaluation, by `effective_from` and `effective_to`.
    public func isEffective(_ record: Record) -> Bool {
        guard let from = record.day("effective_from"), from <= today else { return false }
        return record.day("effective_to").map { today < $0 } ?? true
    }
}
