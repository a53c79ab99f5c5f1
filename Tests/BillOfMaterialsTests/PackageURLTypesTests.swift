import Foundation
import SharedCorpora
import Testing

@testable import BillOfMaterials

/// Our table of types says what the published definitions say.
struct PackageURLTypesTests {
    struct Definition: Decodable, Sendable, CustomStringConvertible {
        struct Part: Decodable, Sendable {
            let requirement: String?
            let case_sensitive: Bool?
            let permitted_characters: String?
        }
        struct Qualifier: Decodable, Sendable {
            let key: String
            let requirement: String?
        }

        let type: String
        let namespace_definition: Part
        let name_definition: Part
        let version_definition: Part?
        let subpath_definition: Part?
        let qualifiers_definition: [Qualifier]?

        var description: String { type }
    }

    static let definitions: [Definition] = SharedCorpora.jsonFiles("purl/types").compactMap { file in
        try? JSONDecoder().decode(Definition.self, from: Data(contentsOf: file))
    }

    @Test("Every published type is in our table, and no other")
    func complete() {
        guard SharedCorpora.has("purl/types", for: "the definitions of package URL types") else { return }
        #expect(Set(Self.definitions.map(\.type)) == Set(PackageURLType.byName.keys))
    }

    @Test("A type's rules are those of its definition", arguments: definitions)
    func agrees(_ definition: Definition) throws {
        let rules = try #require(PackageURLType.byName[definition.type])
        let namespace: PackageURLType.Namespace =
            switch definition.namespace_definition.requirement {
            case "required": .required
            case "prohibited": .prohibited
            default: .optional
            }
        #expect(rules.namespace == namespace)
        // Whether two spellings that differ in case only become one.
        for (folding, part) in [
            (rules.foldsNamespace, definition.namespace_definition),
            (rules.foldsName, definition.name_definition),
            (rules.foldsVersion, definition.version_definition),
            (rules.foldsSubpath, definition.subpath_definition),
        ] where folding != .uppercase {
            #expect((folding.apply("AbC") == "abc") == (part?.case_sensitive == false))
        }
        let required = (definition.qualifiers_definition ?? []).filter { $0.requirement == "required" }
        #expect(rules.keysRequired == required.map(\.key))
        #expect((rules.versionForm != .any) == (definition.version_definition?.permitted_characters != nil))
    }

    @Test(
        "Parts are made alike",
        arguments: [
            ("pkg:cpan/drolsky/DateTime", "pkg:cpan/DROLSKY/DateTime"),
            ("pkg:pub/My-Package.x", "pkg:pub/my_package_x"),
            ("pkg:hackage/half_integer", "pkg:hackage/half-integer"),
            ("pkg:pypi/A_b.C@1.0RC1", "pkg:pypi/a-b.c@1.0rc1"),
            ("pkg:golang/github.com/Masterminds/semver", "pkg:golang/github.com/Masterminds/semver"),
            ("pkg:git/gitlab.example/Team/App", "pkg:git/gitlab.example/Team/App"),
            ("pkg:git/GitHub.com/Team/App", "pkg:git/github.com/team/app"),
            ("pkg:git/host.example/a/b%2Fc@1", "pkg:git/host.example/a/b/c@1"),
            ("pkg:kaku/Any/Thing@B", "pkg:kaku/Any/Thing@B"),
        ])
    func foldings(_ text: String, _ canonical: String) throws {
        #expect(try PackageURL(text, reading: .strict).canonical == canonical)
    }
}
