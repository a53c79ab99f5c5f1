/// The tags of the tag-value serialisation, as the JSON names them.
enum SPDXTagSchema {
    /// What a tag's value is made of.
    enum Shape {
        case text
        /// `SHA1: d6a7…`.
        case checksum
        /// `DocumentRef-x https://… SHA1: d6a7…`.
        case externalDocument
        /// `SECURITY cpe23Type cpe:2.3:…`.
        case externalReference
        /// `d6a7… (excludes: ./a, ./b)`.
        case verificationCode
        /// `SPDXRef-a CONTAINS SPDXRef-b`.
        case relationship
        /// `310:420`, in bytes or lines.
        case byteRange, lineRange
    }

    /// Where a tag's value goes.
    struct Tag {
        let key: String
        let shape: Shape
        let isList: Bool

        static func one(_ key: String) -> Tag { Tag(key: key, shape: .text, isList: false) }
        static func list(_ key: String, _ shape: Shape = .text) -> Tag {
            Tag(key: key, shape: shape, isList: true)
        }
    }

    /// A tag that begins an element: the noun, and the key of its own value.
    static let beginnings: [String: (noun: Noun, key: String)] = [
        "PackageName": (.package, "name"), "FileName": (.file, "fileName"),
        "SnippetSPDXID": (.snippet, "SPDXID"), "LicenseID": (.licence, "licenseId"),
        "Annotator": (.annotation, "annotator"), "Reviewer": (.review, "reviewer"),
    ]

    enum Noun: String {
        case document, package, file, snippet, licence, annotation, review
    }

    /// The tags that may stand in a noun.
    static let tags: [Noun: [String: Tag]] = [
        .document: [
            "SPDXVersion": .one("spdxVersion"), "DataLicense": .one("dataLicense"), "SPDXID": .one("SPDXID"),
            "DocumentName": .one("name"), "DocumentNamespace": .one("documentNamespace"),
            "DocumentComment": .one("comment"),
            "ExternalDocumentRef": .list("externalDocumentRefs", .externalDocument),
        ],
        .package: [
            "SPDXID": .one("SPDXID"), "PackageVersion": .one("versionInfo"),
            "PackageFileName": .one("packageFileName"), "PackageSupplier": .one("supplier"),
            "PackageOriginator": .one("originator"), "PackageDownloadLocation": .one("downloadLocation"),
            "FilesAnalyzed": .one("filesAnalyzed"),
            "PackageVerificationCode": Tag(
                key: "packageVerificationCode", shape: .verificationCode, isList: false),
            "PackageChecksum": .list("checksums", .checksum), "PackageHomePage": .one("homepage"),
            "PackageSourceInfo": .one("sourceInfo"), "PackageLicenseConcluded": .one("licenseConcluded"),
            "PackageLicenseInfoFromFiles": .list("licenseInfoFromFiles"),
            "PackageLicenseDeclared": .one("licenseDeclared"),
            "PackageLicenseComments": .one("licenseComments"),
            "PackageCopyrightText": .one("copyrightText"), "PackageSummary": .one("summary"),
            "PackageDescription": .one("description"), "PackageComment": .one("comment"),
            "PackageAttributionText": .list("attributionTexts"),
            "PrimaryPackagePurpose": .one("primaryPackagePurpose"), "BuiltDate": .one("builtDate"),
            "ReleaseDate": .one("releaseDate"), "ValidUntilDate": .one("validUntilDate"),
            "ExternalRef": .list("externalRefs", .externalReference),
        ],
        .file: [
            "SPDXID": .one("SPDXID"), "FileType": .list("fileTypes"),
            "FileChecksum": .list("checksums", .checksum), "LicenseConcluded": .one("licenseConcluded"),
            "LicenseInfoInFile": .list("licenseInfoInFiles"), "LicenseComments": .one("licenseComments"),
            "FileCopyrightText": .one("copyrightText"), "FileComment": .one("comment"),
            "FileNotice": .one("noticeText"), "FileContributor": .list("fileContributors"),
            "FileAttributionText": .list("attributionTexts"), "FileDependency": .list("fileDependencies"),
        ],
        .snippet: [
            "SnippetFromFileSPDXID": .one("snippetFromFile"),
            "SnippetByteRange": .list("ranges", .byteRange), "SnippetLineRange": .list("ranges", .lineRange),
            "SnippetLicenseConcluded": .one("licenseConcluded"),
            "LicenseInfoInSnippet": .list("licenseInfoInSnippets"),
            "SnippetLicenseComments": .one("licenseComments"),
            "SnippetCopyrightText": .one("copyrightText"), "SnippetComment": .one("comment"),
            "SnippetName": .one("name"), "SnippetAttributionText": .list("attributionTexts"),
        ],
        .licence: [
            "ExtractedText": .one("extractedText"), "LicenseName": .one("name"),
            "LicenseCrossReference": .list("seeAlsos"), "LicenseComment": .one("comment"),
        ],
        .annotation: [
            "AnnotationDate": .one("annotationDate"), "AnnotationComment": .one("comment"),
            "AnnotationType": .one("annotationType"), "SPDXREF": .one("SPDXREF"),
        ],
        .review: ["ReviewDate": .one("reviewDate"), "ReviewComment": .one("comment")],
    ]

    /// Tags of the document's creation, wherever they stand.
    static let creation: [String: Tag] = [
        "Creator": .list("creators"), "Created": .one("created"), "CreatorComment": .one("comment"),
        "LicenseListVersion": .one("licenseListVersion"),
    ]

    /// The keys under which the elements of a noun stand in the document.
    static let lists: [Noun: String] = [
        .package: "packages", .file: "files", .snippet: "snippets",
        .licence: "hasExtractedLicensingInfos", .review: "revieweds",
    ]
}
