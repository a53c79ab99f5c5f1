/// How distributions' releases are named in package URLs, changelogs and trackers, and how OSV names them.
public enum DistributionRelease {
    /// The number of a Debian release by its name; nil for one without a number (`sid`) or an unknown one.
    public static func debianNumber(_ codeName: String) -> String? { debian[codeName] }

    /// The ecosystem of a release by the name that Debian or Ubuntu gave it: `bookworm` → `Debian:12`,
    /// `jammy` → `Ubuntu:22.04:LTS`, `sid` → `Debian:sid`; nil for an unknown one.
    public static func ecosystem(ofCodeName name: String) -> Ecosystem? {
        if let number = debian[name] { return Ecosystem(family: "Debian", release: number) }
        if name == "sid" || name == "unstable" { return Ecosystem(family: "Debian", release: "sid") }
        return ubuntu[name].map { Ecosystem(family: "Ubuntu", release: ubuntuRelease($0)) }
    }

    /// The ecosystem that a Debian version names in itself: `1.2-3+deb12u1` → `Debian:12`.
    public static func ecosystem(ofDebianVersion version: String) -> Ecosystem? {
        guard let mark = version.firstRange(of: "deb"), mark.lowerBound > version.startIndex,
            "+~".contains(version[version.index(before: mark.lowerBound)])
        else { return nil }
        let number = version[mark.upperBound...].prefix { $0.isASCII && $0.isNumber }
        guard !number.isEmpty, number.count <= 3, version[number.endIndex...].hasPrefix("u") else {
            return nil
        }
        return Ecosystem(family: "Debian", release: String(number))
    }

    /// The ecosystem of a package URL's namespace and its qualifier `distro` (`debian-12`, `bookworm`,
    /// `el9`); nil where OSV has none for the namespace. Without a release where the qualifier says none.
    public static func ecosystem(namespace: String, distro: String?) -> Ecosystem? {
        guard let family = families[namespace] else { return nil }
        let written = (distro ?? "").lowercased()
        // The vendor's name may stand before the release, in one of several spellings.
        var release = written[...]
        if let dash = written.lastIndex(of: "-"), families[String(written[..<dash])] == family {
            release = written[written.index(after: dash)...]
        } else if families[written] != nil {
            release = ""
        }
        return Ecosystem(family: family, release: named(String(release), in: family))
    }

    /// A release as OSV writes it for the family.
    private static func named(_ release: String, in family: String) -> String? {
        guard !release.isEmpty else { return nil }
        let numbers = release.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        func isNumber(_ text: String?) -> Bool { text.map { $0.allSatisfy(\.isNumber) } ?? false }
        switch family {
        case "Debian":
            if let number = debian[release] { return number }
            if release == "sid" || release == "unstable" { return "sid" }
            return isNumber(numbers.first) ? numbers[0] : nil
        case "Ubuntu": return ubuntuRelease(ubuntu[release] ?? release)
        case "Alpine":
            let plain = release.hasPrefix("v") ? String(release.dropFirst()) : release
            let parts = plain.split(separator: ".")
            guard parts.count >= 2, parts[0].allSatisfy(\.isNumber) else { return release }
            return "v\(parts[0]).\(parts[1].prefix(while: \.isNumber))"
        case "Rocky Linux", "AlmaLinux", "Red Hat":
            let letters = release.prefix(while: \.isLetter)
            let major = release.dropFirst(letters.count).prefix(while: \.isNumber)
            guard !major.isEmpty else { return nil }
            return family == "Red Hat" ? "enterprise_linux:\(major)" : String(major)
        case "SUSE":
            let pack = numbers.count > 1 && numbers[1] != "0" ? " SP\(numbers[1])" : ""
            return isNumber(numbers.first) ? "Linux Enterprise Server \(numbers[0])\(pack)" : nil
        case "openSUSE":
            return isNumber(numbers.first) && numbers.count == 2 ? "Leap \(release)" : "Tumbleweed"
        case "Wolfi", "Chainguard", "MinimOS", "Echo": return nil
        default: return release
        }
    }

    /// `22.04` → `22.04:LTS`: every April of an even year since 2006 except one.
    private static func ubuntuRelease(_ number: String) -> String {
        let parts = number.split(separator: ".")
        guard parts.count >= 2, let year = Int(parts[0]), parts[1] == "04" || number == "6.06" else {
            return number
        }
        let plain = "\(parts[0]).\(parts[1])"
        return year % 2 == 0 && year >= 8 ? plain + ":LTS" : plain
    }

    /// Namespaces of package URLs, and names before the dash in `distro`.
    private static let families: [String: String] = [
        "debian": "Debian", "ubuntu": "Ubuntu", "alpine": "Alpine", "wolfi": "Wolfi",
        "chainguard": "Chainguard", "minimos": "MinimOS", "alpaquita": "Alpaquita", "echo": "Echo",
        "redhat": "Red Hat", "rhel": "Red Hat", "rocky": "Rocky Linux", "rockylinux": "Rocky Linux",
        "rocky-linux": "Rocky Linux", "almalinux": "AlmaLinux", "alma": "AlmaLinux", "suse": "SUSE",
        "sles": "SUSE", "opensuse": "openSUSE", "opensuse-leap": "openSUSE",
        "opensuse-tumbleweed": "openSUSE", "mageia": "Mageia", "openeuler": "openEuler",
        "photon": "Photon OS", "azurelinux": "Azure Linux",
    ]

    private static let debian: [String: String] = [
        "buzz": "1.1", "rex": "1.2", "bo": "1.3", "hamm": "2.0", "slink": "2.1", "potato": "2.2",
        "woody": "3.0", "sarge": "3.1", "etch": "4.0", "lenny": "5.0", "squeeze": "6.0", "wheezy": "7",
        "jessie": "8", "stretch": "9", "buster": "10", "bullseye": "11", "bookworm": "12", "trixie": "13",
        "forky": "14", "duke": "15",
    ]

    private static let ubuntu: [String: String] = [
        "trusty": "14.04", "xenial": "16.04", "bionic": "18.04", "focal": "20.04", "jammy": "22.04",
        "noble": "24.04", "resolute": "26.04", "precise": "12.04", "lucid": "10.04", "hardy": "8.04",
        "utopic": "14.10", "vivid": "15.04", "wily": "15.10", "yakkety": "16.10", "zesty": "17.04",
        "artful": "17.10", "cosmic": "18.10", "disco": "19.04", "eoan": "19.10", "groovy": "20.10",
        "hirsute": "21.04", "impish": "21.10", "kinetic": "22.10", "lunar": "23.04", "mantic": "23.10",
        "oracular": "24.10", "plucky": "25.04", "questing": "25.10",
    ]
}
