import BillOfMaterials
import Kernel

/// Whose packages a listing names, as far as it can be told.
struct ListedSystem {
    /// The namespace of the package URLs, such as `debian`; nil when it cannot be told.
    let namespace: String?
    /// The qualifier `distro`, such as `debian-12`.
    let distro: String?
    /// Whether the listing says it itself, and not only marks in its versions.
    var isTold = false

    // MARK: What the listing says

    /// The system that the lines of /etc/os-release or a line `# distro: debian-12` name.
    static func told(id: String?, version: String?) -> ListedSystem? {
        guard let id = id?.lowercased(), !id.isEmpty else { return nil }
        let namespace = id == "rhel" ? "redhat" : id
        let distro = version.map { "\(id)-\($0)" } ?? nil
        return ListedSystem(namespace: namespace, distro: distro, isTold: true)
    }

    // MARK: Marks in names and versions

    /// Debian writes `+deb12u5` into versions, Ubuntu `ubuntu`; their key rings name them too.
    static func debian(_ packages: [(name: String, version: String)]) -> ListedSystem {
        let ubuntu = packages.contains { $0.version.contains("ubuntu") || $0.name == "ubuntu-keyring" }
        if ubuntu { return ListedSystem(namespace: "ubuntu", distro: nil) }
        var releases: [Int: Int] = [:]
        for package in packages {
            if let release = debianRelease(package.version) { releases[release, default: 0] += 1 }
        }
        let most = releases.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        let isDebian = most != nil || packages.contains { $0.name == "debian-archive-keyring" }
        return ListedSystem(namespace: isDebian ? "debian" : nil, distro: most.map { "debian-\($0)" })
    }

    /// 12 for `2.36-9+deb12u5`.
    private static func debianRelease(_ version: String) -> Int? {
        guard let mark = version.firstRange(of: "+deb") ?? version.firstRange(of: "~deb") else { return nil }
        let digits = version[mark.upperBound...].prefix { $0.isNumber }
        guard version[digits.endIndex...].hasPrefix("u") else { return nil }
        return Int(digits)
    }

    /// The package with a system's name in it tells it; Fedora and Amazon also mark their releases.
    static func rpm(_ packages: [(name: String, release: String)]) -> ListedSystem {
        let names = Set(packages.map(\.name))
        let makers = [
            ("redhat-release", "redhat"), ("centos-release", "centos"), ("centos-stream-release", "centos"),
            ("rocky-release", "rocky"), ("almalinux-release", "almalinux"), ("oraclelinux-release", "ol"),
            ("fedora-release-common", "fedora"), ("fedora-release", "fedora"), ("system-release", "amzn"),
            ("openSUSE-release", "opensuse"), ("sles-release", "sles"),
        ]
        if let maker = makers.first(where: { names.contains($0.0) }) {
            return ListedSystem(namespace: maker.1, distro: maker.1 == "fedora" ? fedora(packages) : nil)
        }
        if let distro = fedora(packages) { return ListedSystem(namespace: "fedora", distro: distro) }
        let isAmazon = packages.contains { $0.release.contains(".amzn") }
        return ListedSystem(namespace: isAmazon ? "amzn" : nil, distro: nil)
    }

    private static func fedora(_ packages: [(name: String, release: String)]) -> String? {
        for package in packages {
            guard let mark = package.release.firstRange(of: ".fc") else { continue }
            let digits = package.release[mark.upperBound...].prefix { $0.isNumber }
            if !digits.isEmpty { return "fedora-\(digits)" }
        }
        return nil
    }

    /// The package with the system's files tells Alpine and Wolfi apart.
    static func alpine(_ names: [String]) -> ListedSystem {
        let makers = [
            ("alpine-baselayout", "alpine"), ("wolfi-baselayout", "wolfi"), ("alpine-keys", "alpine"),
        ]
        let maker = makers.first { names.contains($0.0) }
        return ListedSystem(namespace: maker?.1, distro: nil)
    }

    // MARK: Package URLs

    /// The epoch is a part of Debian's version.
    func debian(_ name: String, _ version: String, _ architecture: String?) -> PackageURL? {
        packageURL("deb", name, version, ["arch": architecture])
    }

    /// The epoch of RPM is a qualifier.
    func rpm(_ package: RPMPackage) -> PackageURL? {
        let version = package.release.map { "\(package.version)-\($0)" } ?? package.version
        return packageURL(
            "rpm", package.name, version, ["arch": package.architecture, "epoch": package.epoch])
    }

    func alpine(_ name: String, _ version: String, _ architecture: String?) -> PackageURL? {
        packageURL("apk", name, version, ["arch": architecture])
    }

    private func packageURL(
        _ type: String, _ name: String, _ version: String, _ qualifiers: [String: String?]
    ) -> PackageURL? {
        guard let namespace else { return nil }
        var all = qualifiers.compactMapValues(\.self)
        all["distro"] = distro
        return try? PackageURL(
            type: type, namespace: namespace, name: name, version: version, qualifiers: all)
    }

    /// Says on what the package URLs rest, or why there are none.
    func tell(_ findings: inout ListFindings, _ file: String, count: Int) {
        guard count > 0, !isTold else { return }
        if let namespace {
            let system = distro ?? namespace
            findings.add(
                .note, "system-inferred", Origin(file: file),
                ja: "パッケージのバージョンや名前から \(system) のものとして purl を付けました（\(count) 点）",
                en: "package URLs are those of \(system), told from versions and names (\(count) packages)")
        } else {
            findings.add(
                .warning, "system-unknown", Origin(file: file),
                ja: "どのディストリビューションのパッケージか分からないため purl を付けていません（\(count) 点）。"
                    + "先頭に「# distro: debian-12」のような行か /etc/os-release の内容を加えてください",
                en: "whose packages these are cannot be told, so they have no package URL (\(count)); "
                    + "put a line such as `# distro: debian-12` or the text of /etc/os-release first")
        }
    }
}
