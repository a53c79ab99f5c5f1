/// What a value of an SPDX 2 document may be.
indirect enum SPDXType: Sendable {
    case any
    case text
    /// A text that is not empty.
    case filled
    case flag
    case whole
    /// `2026-11-22T05:30:00Z`.
    case date
    /// `SPDXRef-…`, unique in the document.
    case id
    /// An id of this document or `DocumentRef-…:SPDXRef-…`; or NONE, NOASSERTION.
    case reference
    case licence
    /// `Person: …`, `Organization: …`, `Tool: …`.
    case actor
    /// `Person: …`, `Organization: …` or NOASSERTION.
    case supplier
    case choice(Set<String>)
    case list(SPDXType)
    case object([String: SPDXField])
}

/// A field of an SPDX 2 noun.
struct SPDXField: Sendable {
    let type: SPDXType
    let isRequired: Bool
    /// Version 2.3 made some fields optional that 2.2 asks for.
    let isRequiredIn22: Bool

    static func must(_ type: SPDXType) -> SPDXField {
        SPDXField(type: type, isRequired: true, isRequiredIn22: true)
    }

    static func may(_ type: SPDXType) -> SPDXField {
        SPDXField(type: type, isRequired: false, isRequiredIn22: false)
    }

    static func mustIn22(_ type: SPDXType) -> SPDXField {
        SPDXField(type: type, isRequired: false, isRequiredIn22: true)
    }
}

/// The nouns of SPDX 2.2 and 2.3 (clauses 6 to 12), as JSON names them.
enum SPDXSchema {
    static let document: [String: SPDXField] = [
        "SPDXID": .must(.id), "spdxVersion": .must(.filled), "name": .must(.filled),
        "dataLicense": .must(.choice(["CC0-1.0"])), "documentNamespace": .must(.filled),
        "creationInfo": .must(.object(creationInfo)), "comment": .may(.text),
        "externalDocumentRefs": .may(.list(.object(externalDocument))),
        "hasExtractedLicensingInfos": .may(.list(.object(extractedLicence))),
        "annotations": .may(.list(.object(annotation))), "documentDescribes": .may(.list(.reference)),
        "packages": .may(.list(.object(package))), "files": .may(.list(.object(file))),
        "snippets": .may(.list(.object(snippet))), "relationships": .may(.list(.object(relationship))),
        "revieweds": .may(.list(.any)),
    ]

    static let creationInfo: [String: SPDXField] = [
        "created": .must(.date), "creators": .must(.list(.actor)), "comment": .may(.text),
        "licenseListVersion": .may(.text),
    ]

    static let externalDocument: [String: SPDXField] = [
        "externalDocumentId": .must(.filled), "spdxDocument": .must(.filled),
        "checksum": .must(.object(checksum)),
    ]

    static let checksum: [String: SPDXField] = [
        "algorithm": .must(.choice(Set(digestLengths.keys))), "checksumValue": .must(.filled),
    ]

    /// Algorithms with the number of hexadecimal digits of their values; 0 when it varies.
    static let digestLengths: [String: Int] = [
        "MD2": 32, "MD4": 32, "MD5": 32, "MD6": 0, "SHA1": 40, "SHA224": 56, "SHA256": 64, "SHA384": 96,
        "SHA512": 128, "SHA3-256": 64, "SHA3-384": 96, "SHA3-512": 128, "BLAKE2b-256": 64,
        "BLAKE2b-384": 96, "BLAKE2b-512": 128, "BLAKE3": 0, "ADLER32": 8,
    ]

    static let extractedLicence: [String: SPDXField] = [
        "licenseId": .must(.filled), "extractedText": .must(.text), "comment": .may(.text),
        "name": .may(.text), "seeAlsos": .may(.list(.text)), "crossRefs": .may(.list(.any)),
    ]

    static let annotation: [String: SPDXField] = [
        "annotationDate": .must(.date), "annotationType": .must(.choice(["OTHER", "REVIEW"])),
        "annotator": .must(.actor), "comment": .must(.text),
    ]

    static let package: [String: SPDXField] = [
        "SPDXID": .must(.id), "name": .must(.filled), "downloadLocation": .must(.filled),
        "licenseConcluded": .mustIn22(.licence), "licenseDeclared": .mustIn22(.licence),
        "copyrightText": .mustIn22(.text), "annotations": .may(.list(.object(annotation))),
        "attributionTexts": .may(.list(.text)), "builtDate": .may(.date),
        "checksums": .may(.list(.object(checksum))), "comment": .may(.text), "description": .may(.text),
        "externalRefs": .may(.list(.object(externalReference))), "filesAnalyzed": .may(.flag),
        "hasFiles": .may(.list(.reference)), "homepage": .may(.text), "licenseComments": .may(.text),
        "licenseInfoFromFiles": .may(.list(.licence)), "originator": .may(.supplier),
        "packageFileName": .may(.text), "packageVerificationCode": .may(.object(verificationCode)),
        "primaryPackagePurpose": .may(.choice(purposes)), "releaseDate": .may(.date),
        "sourceInfo": .may(.text), "summary": .may(.text), "supplier": .may(.supplier),
        "validUntilDate": .may(.date), "versionInfo": .may(.text),
    ]

    static let purposes: Set<String> = [
        "APPLICATION", "FRAMEWORK", "LIBRARY", "CONTAINER", "OPERATING-SYSTEM", "OPERATING_SYSTEM",
        "DEVICE", "FIRMWARE", "SOURCE", "ARCHIVE", "FILE", "INSTALL", "OTHER",
    ]

    static let externalReference: [String: SPDXField] = [
        "referenceCategory": .must(
            .choice([
                "SECURITY", "PACKAGE-MANAGER", "PACKAGE_MANAGER", "PERSISTENT-ID", "PERSISTENT_ID", "OTHER",
            ])),
        "referenceLocator": .must(.filled), "referenceType": .must(.filled), "comment": .may(.text),
    ]

    static let verificationCode: [String: SPDXField] = [
        "packageVerificationCodeValue": .must(.filled),
        "packageVerificationCodeExcludedFiles": .may(.list(.text)),
    ]

    static let file: [String: SPDXField] = [
        "SPDXID": .must(.id), "fileName": .must(.filled), "checksums": .must(.list(.object(checksum))),
        "annotations": .may(.list(.object(annotation))), "artifactOfs": .may(.list(.any)),
        "attributionTexts": .may(.list(.text)), "comment": .may(.text), "copyrightText": .may(.text),
        "fileContributors": .may(.list(.text)), "fileDependencies": .may(.list(.text)),
        "fileTypes": .may(
            .list(
                .choice([
                    "SOURCE", "BINARY", "ARCHIVE", "APPLICATION", "AUDIO", "IMAGE", "TEXT", "VIDEO",
                    "DOCUMENTATION", "SPDX", "OTHER",
                ]))),
        "licenseComments": .may(.text), "licenseConcluded": .may(.licence),
        "licenseInfoInFiles": .may(.list(.licence)), "noticeText": .may(.text),
    ]

    static let snippet: [String: SPDXField] = [
        "SPDXID": .must(.id), "snippetFromFile": .must(.reference), "ranges": .must(.list(.object(range))),
        "annotations": .may(.list(.object(annotation))), "attributionTexts": .may(.list(.text)),
        "comment": .may(.text), "copyrightText": .may(.text), "licenseComments": .may(.text),
        "licenseConcluded": .may(.licence), "licenseInfoInSnippets": .may(.list(.licence)),
        "name": .may(.text),
    ]

    static let range: [String: SPDXField] = [
        "startPointer": .must(.object(pointer)), "endPointer": .must(.object(pointer)),
    ]

    static let pointer: [String: SPDXField] = [
        "reference": .may(.reference), "offset": .may(.whole), "lineNumber": .may(.whole),
    ]

    static let relationship: [String: SPDXField] = [
        "spdxElementId": .must(.reference), "relatedSpdxElement": .must(.reference),
        "relationshipType": .must(.choice(SPDXRelationships.kinds)), "comment": .may(.text),
    ]
}
