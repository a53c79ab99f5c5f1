/// The databases that publish in OSV's format, by the prefix of their ids (schema 1.7, "id, modified").
struct OSVDatabase {
    let name: String
    /// It says what a distribution has found and fixed in what it builds of the work of others.
    let isDistribution: Bool

    /// The database of an id; nil for a prefix that is not in the table.
    static func of(_ id: String) -> OSVDatabase? {
        // The longest prefix that ends in a hyphen: `ASB-A-…`, `SUSE-SU-…`.
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count > 2, let found = table["\(parts[0])-\(parts[1])"] { return found }
        return parts.count > 1 ? table[String(parts[0])] : nil
    }

    /// The CVE that is part of a distribution's id: `CVE-2024-1234` of `DEBIAN-CVE-2024-1234`.
    static func cve(within id: String) -> String? {
        guard let mark = id.firstRange(of: "-CVE-") else { return nil }
        let cve = String(id[id.index(after: mark.lowerBound)...])
        return isCVE(cve) ? cve : nil
    }

    /// Whether a text is the id of a CVE record.
    static func isCVE(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "CVE" && parts[1].utf8.count == 4 && parts[2].utf8.count >= 4
            && (parts[1] + parts[2]).utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }

    private static func own(_ name: String) -> OSVDatabase { OSVDatabase(name: name, isDistribution: false) }

    private static func distribution(_ name: String) -> OSVDatabase {
        OSVDatabase(name: name, isDistribution: true)
    }

    private static let table: [String: OSVDatabase] = [
        "A": own("Android Security Bulletin"), "ASB-A": own("Android Security Bulletin"),
        "PUB-A": own("Android Security Bulletin"), "ALSA": distribution("AlmaLinux"),
        "ALBA": distribution("AlmaLinux"), "ALEA": distribution("AlmaLinux"),
        "ALPINE": distribution("Alpine Linux"), "AZL": distribution("Azure Linux"),
        "BELL": distribution("BellSoft"), "BIT": own("Bitnami"), "CGA": distribution("Chainguard"),
        "CLEANSTART": distribution("CleanStart"), "CleanStart": distribution("CleanStart"),
        "CURL": own("curl"), "CVE": own("CVE records converted by OSV.dev"),
        "DEBIAN": distribution("Debian Security Tracker"), "DHI": distribution("Docker Hardened Images"),
        "DLA": distribution("Debian LTS"), "DRUPAL": own("Drupal"), "DSA": distribution("Debian"),
        "DTSA": distribution("Debian"), "ECHO": distribution("Echo"),
        "EEF": own("Erlang Ecosystem Foundation"), "ELA": distribution("Debian Extended LTS (Freexian)"),
        "FreeBSD": distribution("FreeBSD"), "GHSA": own("GitHub Security Advisories"),
        "GO": own("Go Vulnerability Database"), "GSD": own("Global Security Database"),
        "HSEC": own("Haskell Security Response Team"), "JLSEC": own("Julia Security Advisories"),
        "KUBE": own("Kubernetes"), "LBSEC": own("LoopBack"), "LSN": distribution("Ubuntu Livepatch"),
        "MAL": own("OpenSSF Malicious Packages"), "MGASA": distribution("Mageia"),
        "MINI": distribution("Minimus"), "OESA": distribution("openEuler"),
        "OSEC": own("OCaml Security Advisories"), "OSV": own("OSS-Fuzz"),
        "PHSA": distribution("VMware Photon OS"), "PSF": own("Python Software Foundation"),
        "PYSEC": own("PyPI Advisory Database"), "RHBA": distribution("Red Hat"),
        "RHEA": distribution("Red Hat"), "RHSA": distribution("Red Hat"),
        "RLSA": distribution("Rocky Linux"), "ROOT": distribution("Root"),
        "RSEC": own("R Consortium"), "RUSTSEC": own("RustSec"), "RXSA": distribution("Rocky Linux"),
        "SUSE-FU": distribution("SUSE"), "SUSE-OU": distribution("SUSE"), "SUSE-RU": distribution("SUSE"),
        "SUSE-SU": distribution("SUSE"), "UBUNTU": distribution("Ubuntu"), "USN": distribution("Ubuntu"),
        "V8": own("V8/Chromium"), "openSUSE-FU": distribution("openSUSE"),
        "openSUSE-OU": distribution("openSUSE"), "openSUSE-RU": distribution("openSUSE"),
        "openSUSE-SU": distribution("openSUSE"),
    ]
}
