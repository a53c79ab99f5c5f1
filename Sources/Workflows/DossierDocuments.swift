import Disclosure
import DossierFormat
import Kernel

/// The texts for users that a dossier's records give.
enum DossierDocuments {
    static func select(_ dossier: Dossier, on day: Day) -> DocumentSet {
        DocumentSet.select(from: DisclosureDecoder.facts(of: dossier), on: day)
    }
}
