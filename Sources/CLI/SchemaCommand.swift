import Console
import ArgumentParser
import DossierFormat
import Kernel

extension JSONSchemaWriter.Subject: ExpressibleByArgument {}

/// `mamori schema`: the dossier's schema for editors.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of the dossier's files.")

    @Argument(help: "device, company, judgement, identities or facts.")
    var subject: JSONSchemaWriter.Subject = .device
    @OptionGroup var language: LanguageOption

    func run() {
        Edges.required.terminal.write(JSONSchemaWriter.write(subject, in: language.language))
    }
}
