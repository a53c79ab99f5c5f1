/// What a package URL of one registered type looks like: which parts it has and how they are made alike.
///
/// The facts are those of the type definitions that the specification publishes (ECMA-427); a test compares
/// the two. A type that is not registered has the general rules only.
struct PackageURLType: Sendable {
    enum Namespace: Sendable { case required, optional, prohibited }

    /// How a part is made alike, beyond what the whole specification says.
    enum Folding: Sendable {
        case none, lowercase, uppercase
        /// Lower case, and `-` for `_`.
        case pypi
        /// Lower case, and `_` for everything but letters and digits.
        case pub
        /// `-` for `_`.
        case kebab
        /// Lower case where the repository is Databricks, which does not tell the cases apart.
        case databricks
    }

    /// A form that a part must have.
    enum Form: Sendable {
        case any
        /// 32 letters from a to p.
        case extensionID
        /// One to four numbers with dots between them.
        case fourNumbers
        /// Anything without `::`, which would be a module and not a distribution.
        case distribution
    }

    let type: String
    var namespace: Namespace
    var foldsNamespace: Folding = .none
    var foldsName: Folding = .none
    var foldsVersion: Folding = .none
    var foldsSubpath: Folding = .none
    var nameForm: Form = .any
    var versionForm: Form = .any
    /// The namespace is a host and the name a path on it, whose slashes are not escaped.
    var nameIsPath = false
    /// Keys of qualifiers without which the package cannot be told from others.
    var keysRequired: [String] = []

    private init(
        _ type: String, _ namespace: Namespace, namespaceAs: Folding = .none, name: Folding = .none,
        version: Folding = .none, subpath: Folding = .none, nameForm: Form = .any, versionForm: Form = .any,
        nameIsPath: Bool = false, needs: [String] = []
    ) {
        self.type = type
        self.namespace = namespace
        foldsNamespace = namespaceAs
        foldsName = name
        foldsVersion = version
        foldsSubpath = subpath
        self.nameForm = nameForm
        self.versionForm = versionForm
        self.nameIsPath = nameIsPath
        keysRequired = needs
    }

    /// The rules of a type by its name in lower case.
    static func named(_ type: String) -> PackageURLType { byName[type] ?? PackageURLType(type, .optional) }

    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.type, $0) })

    static let all: [PackageURLType] = [
        PackageURLType("alpm", .required, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("apk", .required, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("bazel", .prohibited),
        PackageURLType("bitbucket", .required, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("bitnami", .prohibited, name: .lowercase),
        PackageURLType("brew", .optional, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("cargo", .prohibited),
        PackageURLType(
            "chrome-extension", .prohibited, name: .lowercase, nameForm: .extensionID,
            versionForm: .fourNumbers),
        PackageURLType("cocoapods", .prohibited),
        PackageURLType("composer", .required, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("conan", .optional),
        PackageURLType("conda", .prohibited),
        PackageURLType("cpan", .optional, namespaceAs: .uppercase, nameForm: .distribution),
        PackageURLType("cran", .prohibited),
        PackageURLType("deb", .required, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("docker", .optional),
        PackageURLType("gem", .prohibited),
        PackageURLType("generic", .optional),
        PackageURLType("git", .required, nameIsPath: true),
        PackageURLType("github", .required, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("golang", .required),
        PackageURLType("hackage", .prohibited, name: .kebab),
        PackageURLType("hex", .optional, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("huggingface", .required, version: .lowercase),
        PackageURLType("julia", .prohibited, needs: ["uuid"]),
        PackageURLType("luarocks", .optional, namespaceAs: .lowercase, name: .lowercase),
        PackageURLType("maven", .required),
        PackageURLType("mlflow", .prohibited, name: .databricks),
        PackageURLType("npm", .optional),
        PackageURLType("nuget", .prohibited),
        PackageURLType("oci", .prohibited, name: .lowercase, version: .lowercase),
        PackageURLType("opam", .prohibited),
        PackageURLType("otp", .prohibited, name: .lowercase, subpath: .lowercase),
        PackageURLType("pub", .prohibited, name: .pub),
        PackageURLType("pypi", .prohibited, name: .pypi, version: .lowercase),
        PackageURLType("qpkg", .required, namespaceAs: .lowercase),
        PackageURLType("rpm", .required, namespaceAs: .lowercase),
        PackageURLType("swid", .optional, needs: ["tag_id"]),
        PackageURLType("swift", .required),
        PackageURLType("vcpkg", .prohibited),
        PackageURLType(
            "vscode-extension", .required, namespaceAs: .lowercase, name: .lowercase, version: .lowercase),
        PackageURLType("yocto", .optional, namespaceAs: .lowercase),
    ]
}

extension PackageURLType.Folding {
    /// The text made alike; `repository` is the qualifier `repository_url`, which decides for Databricks.
    func apply(_ text: String, repository: String? = nil) -> String {
        switch self {
        case .none: text
        case .lowercase: text.lowercased()
        case .uppercase: text.uppercased()
        case .pypi: Self.replacing(text.lowercased(), "-") { $0 == UInt8(ascii: "_") }
        case .pub: Self.replacing(text.lowercased(), "_") { !$0.isLetterOrDigit }
        case .kebab: Self.replacing(text, "-") { $0 == UInt8(ascii: "_") }
        case .databricks:
            repository?.lowercased().contains("databricks") ?? false ? text.lowercased() : text
        }
    }

    /// Each scalar whose ASCII byte is chosen (others count as 0) replaced.
    private static func replacing(
        _ text: String, _ with: Unicode.Scalar, where isChosen: (UInt8) -> Bool
    ) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(isChosen(scalar.isASCII ? UInt8(scalar.value) : 0) ? with : scalar)
        }
        return String(scalars)
    }
}

extension PackageURLType.Form {
    func holds(_ text: String) -> Bool {
        switch self {
        case .any: return true
        case .extensionID:
            return text.utf8.count == 32
                && text.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "p") ~= $0 }
        case .fourNumbers:
            let numbers = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            return numbers.count <= 4 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
        case .distribution: return !text.contains("::")
        }
    }
}
