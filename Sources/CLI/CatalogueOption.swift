import Evidence
import ArgumentParser
import Kernel
import Requirements

/// The catalogues to evaluate.
struct CatalogueOption: ParsableArguments {
    @Option(name: .long, help: "Catalogue id; may be repeated (preset: MHLW-2018-0724).")
    var catalogue: [String] = []

    var ids: [ID<Catalogue>] { catalogue.map { ID($0) } }
}
