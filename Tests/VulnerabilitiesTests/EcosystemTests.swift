import BillOfMaterials
import Testing
import VersionOrdering
import Vulnerabilities

@Suite struct EcosystemTests {
    @Test(
        "Names of ecosystems are taken apart, and their order of versions is known",
        arguments: [
            ("PyPI", "PyPI", nil, .pypi, false), ("Debian:12", "Debian", "12", .debian, true),
            ("Alpine:v3.18", "Alpine", "v3.18", .alpine, true),
            ("Ubuntu:22.04:LTS", "Ubuntu", "22.04:LTS", .debian, true),
            ("Ubuntu:Pro:18.04:LTS", "Ubuntu", "Pro:18.04:LTS", .debian, true),
            ("Red Hat:rhel_aus:8.4::appstream", "Red Hat", "rhel_aus:8.4::appstream", .rpm, true),
            ("Rocky Linux:9", "Rocky Linux", "9", .rpm, true),
            ("openSUSE:Leap 15.5", "openSUSE", "Leap 15.5", .rpm, true),
            ("Maven:https://maven.google.com", "Maven", "https://maven.google.com", .maven, false),
            ("Root:Alpine:3.18", "Root", "Alpine:3.18", .alpine, true),
            ("Root:PyPI", "Root", "PyPI", .pypi, true), ("opam", "opam", nil, .debian, false),
            ("OSS-Fuzz", "OSS-Fuzz", nil, nil, false), ("Android", "Android", nil, nil, false),
            ("crates.io", "crates.io", nil, .semver, false), ("Wolfi", "Wolfi", nil, .alpine, true),
        ] as [(String, String, String?, VersionScheme?, Bool)])
    func ecosystem(
        _ text: String, _ family: String, _ release: String?, _ scheme: VersionScheme?, _ isBuilt: Bool
    ) {
        let ecosystem = Ecosystem(text)
        #expect(ecosystem.family == family)
        #expect(ecosystem.release == release)
        #expect(ecosystem.scheme == scheme)
        #expect(ecosystem.isDistribution == isBuilt)
        #expect(ecosystem.isKnown)
        #expect(ecosystem.description == text)
    }

    @Test func anUnknownEcosystemHasNoOrder() {
        #expect(Ecosystem("Pippin").scheme == nil)
        #expect(!Ecosystem("Pippin").isKnown)
        #expect(!Ecosystem("").isKnown)
        #expect(!Ecosystem("pypi").isKnown)
    }

    @Test(
        "What is said of an ecosystem is said of its own releases only",
        arguments: [
            ("Debian:12", "Debian:12", true), ("Debian", "Debian:12", true),
            ("Debian:12", "Debian:11", false),
            ("Debian:12", "Debian", false), ("Ubuntu:22.04:LTS", "Ubuntu:Pro:22.04:LTS", false),
            ("Red Hat:enterprise_linux:9::baseos", "Red Hat:enterprise_linux:9", true),
            ("Red Hat:enterprise_linux:90::baseos", "Red Hat:enterprise_linux:9", false),
            ("PyPI", "npm", false),
        ])
    func concerns(_ one: String, _ other: String, _ isSo: Bool) {
        #expect(Ecosystem(one).concerns(Ecosystem(other)) == isSo)
    }

    @Test(
        "A package URL is looked up under the name that OSV has for it",
        arguments: [
            "pkg:pypi/Django@4.2 | PyPI django 4.2", "pkg:pypi/zope.interface@5 | PyPI zope-interface 5",
            "pkg:pypi/ruamel_-yaml@1 | PyPI ruamel-yaml 1",
            "pkg:npm/%40angular/core@16.0.0 | npm @angular/core 16.0.0", "pkg:npm/lodash | npm lodash -",
            "pkg:golang/github.com/Masterminds/semver/v3@v3.2.0 | Go github.com/masterminds/semver/v3 v3.2.0",
            "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1 | "
                + "Maven org.apache.logging.log4j:log4j-core 2.14.1",
            "pkg:cargo/serde_json@1.0.0 | crates.io serde-json 1.0.0",
            "pkg:nuget/Newtonsoft.Json@13.0.1 | NuGet newtonsoft.json 13.0.1",
            "pkg:gem/rails@7.0.0 | RubyGems rails 7.0.0",
            "pkg:composer/Symfony/http-kernel@5.4 | Packagist symfony/http-kernel 5.4",
            "pkg:hex/phoenix@1.7 | Hex phoenix 1.7", "pkg:pub/http@1.0.0 | Pub http 1.0.0",
            "pkg:swift/github.com/Apple/swift-nio@2.0.0 | SwiftURL github.com/apple/swift-nio 2.0.0",
            "pkg:github/actions/checkout@v4 | GitHub Actions actions/checkout v4; "
                + "GIT github.com/actions/checkout v4",
            "pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl | "
                + "Debian:12 openssl 3.0.11-1~deb12u2",
            "pkg:deb/debian/libssl3@3.0.11-1~deb12u2?distro=bookworm&upstream=openssl%403.0.11-1 | "
                + "Debian:12 openssl 3.0.11-1",
            "pkg:deb/debian/openssl@3.0.11-1?arch=source&distro=debian-12.4 | Debian:12 openssl 3.0.11-1",
            "pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12 | Debian:12 libssl3 3.0.11-1 ?",
            "pkg:deb/debian/libssl3@3.0.11-1?source=openssl | Debian openssl 3.0.11-1",
            "pkg:deb/debian/x11@1?distro=sid&arch=source | Debian:sid x11 1",
            "pkg:deb/ubuntu/openssl@3.0.2?arch=source&distro=ubuntu-22.04 | "
                + "Ubuntu:22.04:LTS openssl 3.0.2",
            "pkg:deb/ubuntu/openssl@3.0.2?arch=source&distro=jammy | Ubuntu:22.04:LTS openssl 3.0.2",
            "pkg:deb/ubuntu/openssl@3.0.2?arch=source&distro=ubuntu-23.04 | Ubuntu:23.04 openssl 3.0.2",
            "pkg:apk/alpine/busybox@1.36.1-r2?arch=source&distro=alpine-3.18.4 | "
                + "Alpine:v3.18 busybox 1.36.1-r2",
            "pkg:apk/wolfi/curl@8.0-r0?distro=20230201 | Wolfi curl 8.0-r0 ?",
            "pkg:rpm/redhat/openssl-libs@3.0.7-24.el9?epoch=1&distro=rhel-9.2&"
                + "upstream=openssl-3.0.7-24.el9.src.rpm | Red Hat:enterprise_linux:9 openssl 1:3.0.7-24.el9",
            "pkg:rpm/rocky/bash@5.1?arch=src&distro=el9 | Rocky Linux:9 bash 5.1",
            "pkg:rpm/almalinux/bash@5.1?arch=src&distro=almalinux-8.9 | AlmaLinux:8 bash 5.1",
            "pkg:rpm/suse/bash@5.1?arch=src&distro=sles-15.4 | SUSE:Linux Enterprise Server 15 SP4 bash 5.1",
            "pkg:rpm/opensuse/bash@5.1?arch=src&distro=opensuse-leap-15.5 | openSUSE:Leap 15.5 bash 5.1",
            "pkg:rpm/fedora/bash@5.1?distro=fedora-39 | ", "pkg:generic/qt@5.15 | ",
            "pkg:docker/debian@12 | ",
        ])
    func packageURL(_ row: String) throws {
        let parts = row.split(separator: " |", maxSplits: 1, omittingEmptySubsequences: false)
        let url = try PackageURL(String(parts[0]), reading: .tolerant)
        let found = EcosystemPackage.named(by: url).map { package in
            "\(package.ecosystem) \(package.name) \(package.version ?? "-")"
                + (package.isSourceKnown ? "" : " ?")
        }
        #expect(found.joined(separator: "; ") == parts[1].drop { $0 == " " })
    }

    @Test func aSourceThatTheBillTellsBesideTheURLComesFirst() throws {
        let url = try PackageURL(
            "pkg:deb/debian/libdevmapper@2:1.02.185?distro=debian-12", reading: .tolerant)
        let package = try #require(EcosystemPackage.named(by: url, source: ("lvm2", "2.03.16-2")).first)
        #expect(package.name == "lvm2")
        #expect(package.version == "2.03.16-2")
        #expect(package.isSourceKnown)
    }

    @Test(
        "Go's own library is brought to the versions that its database writes",
        arguments: [
            ("go1.21rc2", "1.21.0-rc.2"), ("go1.21.3", "1.21.3"), ("v1.20", "1.20.0"), ("1.9.7", "1.9.7"),
            ("go1.20beta1", "1.20.0-beta.1"), ("devel", "devel"),
        ])
    func goItself(_ written: String, _ version: String) {
        #expect(EcosystemPackage(Ecosystem("Go"), "std", version: written).version == version)
        #expect(EcosystemPackage(Ecosystem("Go"), "std", version: written).name == "stdlib")
        #expect(EcosystemPackage(Ecosystem("Go"), "example.com/m", version: written).version == written)
    }

    @Test(
        "A Debian version may name the release that it was made for",
        arguments: [
            ("3.0.11-1~deb12u2", "Debian:12"), ("7.88.1-10+deb12u5", "Debian:12"), ("1.0-2", nil),
            ("2.0-1+debian3", nil), ("1.0-1~bpo12+1", nil), ("deb12u1", nil),
        ] as [(String, String?)])
    func versionNamesRelease(_ version: String, _ ecosystem: String?) {
        #expect(DistributionRelease.ecosystem(ofDebianVersion: version)?.description == ecosystem)
    }
}
