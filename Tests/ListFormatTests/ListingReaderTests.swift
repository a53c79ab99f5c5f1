import BillEncoding
import BillFormats
import BillOfMaterials
import Kernel
import Testing

/// What a system says about its packages becomes a bill; each line that is no package is told.
struct ListingReaderTests {
    static func read(_ text: String) -> (bill: Bill?, findings: [Finding]) {
        BillReader.read(Array(text.utf8), file: "l.txt")
    }

    static func urls(_ text: String) -> [String] {
        read(text).bill?.components.map { $0.packageURL?.canonical ?? "\($0.name)@\($0.version ?? "")" } ?? []
    }

    static let frame = """
        Desired=Unknown/Install/Remove/Purge/Hold
        | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
        |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
        ||/ Name           Version           Architecture Description
        +++-==============-=================-============-=================================
        """

    static let samples: [(String, String, [String])] = [
        (
            "dpkg", "libc6:amd64\t2.36-9+deb12u10\nadduser\t3.134\nvim\t2:9.0.1378-2\n",
            [
                "pkg:deb/debian/adduser@3.134?distro=debian-12",
                "pkg:deb/debian/libc6@2.36-9%2Bdeb12u10?arch=amd64&distro=debian-12",
                "pkg:deb/debian/vim@2:9.0.1378-2?distro=debian-12",
            ]
        ),
        (
            "dpkg", "bash\t5.2.21-2ubuntu4\ntzdata\t2024a\n",
            ["pkg:deb/ubuntu/bash@5.2.21-2ubuntu4", "pkg:deb/ubuntu/tzdata@2024a"]
        ),
        ("dpkg", "bash\t5.2\n", ["bash@5.2"]),
        (
            "dpkg", "bash 5.2-1\nsed 4.9-1\ndebian-archive-keyring 2023\n",
            [
                "pkg:deb/debian/bash@5.2-1", "pkg:deb/debian/debian-archive-keyring@2023",
                "pkg:deb/debian/sed@4.9-1",
            ]
        ),
        ("dpkg", "# distro: debian-11\nbash\t5.2\n", ["pkg:deb/debian/bash@5.2?distro=debian-11"]),
        (
            "dpkg", "PRETTY_NAME=\"Raspbian\"\nID=raspbian\nVERSION_ID=\"12\"\nbash\t5.2\n",
            ["pkg:deb/raspbian/bash@5.2?distro=raspbian-12"]
        ),
        (
            "dpkg",
            frame + "\nii  libssl3:amd64  3.0.17-1~deb12u2  amd64        Secure Sockets Layer toolkit\n"
                + "rc  old            1.0               all          gone\n",
            ["pkg:deb/debian/libssl3@3.0.17-1~deb12u2?arch=amd64&distro=debian-12"]
        ),
        (
            "rpm",
            "curl-7.76.1-29.el9_4.1.x86_64\npython3-pip-wheel-21.3.1-1.el9.noarch\n"
                + "rocky-release-9.4-1.el9.noarch\n"
                + "gpg-pubkey-6fedfc85-6229e2be\n",
            [
                "pkg:rpm/rocky/curl@7.76.1-29.el9_4.1?arch=x86_64",
                "pkg:rpm/rocky/python3-pip-wheel@21.3.1-1.el9?arch=noarch",
                "pkg:rpm/rocky/rocky-release@9.4-1.el9?arch=noarch",
            ]
        ),
        (
            "rpm", "bind\t32\t9.18.28\t2.fc40\tx86_64\ncurl\t(none)\t8.6.0\t10.fc40\tx86_64\n",
            [
                "pkg:rpm/fedora/bind@9.18.28-2.fc40?arch=x86_64&distro=fedora-40&epoch=32",
                "pkg:rpm/fedora/curl@8.6.0-10.fc40?arch=x86_64&distro=fedora-40",
            ]
        ),
        (
            "rpm", "bind\t32:9.18.28-2.fc40\tx86_64\n",
            ["pkg:rpm/fedora/bind@9.18.28-2.fc40?arch=x86_64&distro=fedora-40&epoch=32"]
        ),
        ("rpm", "bash\t5.1.8\t9.el9\tx86_64\n", ["bash@5.1.8-9.el9"]),
        (
            "pip freeze",
            """
            # comment
            Django==4.2.16
            pydicom[gpu]==2.4.4 ; python_version < "3.13"
            zope.interface==7.0
            -e git+https://github.com/x/y.git@abc123#egg=my_tool
            local @ file:///x/local-1.2-py3-none-any.whl
            other @ https://example.org/other-3.0.tar.gz
            # Editable install with no version control (own==0.9)
            -e ../own
            --extra-index-url https://example.org
            """,
            [
                "pkg:pypi/django@4.2.16", "pkg:pypi/local@1.2",
                "pkg:pypi/my-tool?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fx%2Fy.git%40abc123",
                "pkg:pypi/other@3.0?download_url=https:%2F%2Fexample.org%2Fother-3.0.tar.gz",
                "pkg:pypi/own@0.9",
                "pkg:pypi/pydicom@2.4.4", "pkg:pypi/zope.interface@7.0",
            ]
        ),
        (
            "apk", "alpine-baselayout-3.6.5-r0\nmusl-1.2.5-r1\nlibcrypto3-3.3.2-r0\n",
            [
                "pkg:apk/alpine/alpine-baselayout@3.6.5-r0", "pkg:apk/alpine/libcrypto3@3.3.2-r0",
                "pkg:apk/alpine/musl@1.2.5-r1",
            ]
        ),
        (
            "apk",
            "# distro: alpine-3.20\nmusl-1.2.5-r1 x86_64 {musl} (MIT) [installed]\n"
                + "zlib-1.3.1-r1 x86_64 {zlib} (Zlib)\n",
            ["pkg:apk/alpine/musl@1.2.5-r1?arch=x86_64&distro=alpine-3.20"]
        ),
    ]

    @Test("Listings become package URLs", arguments: samples)
    func listings(_ sample: (String, String, [String])) throws {
        let bill = try #require(Self.read(sample.1).bill)
        #expect(bill.format == sample.0)
        #expect(Set(Self.urls(sample.1)) == Set(sample.2))
        #expect(bill.components.count == sample.2.count)
    }

    @Test func columnsOfAFormatAreToldFromTheirCells() throws {
        let text =
            "libssl3\t3.0.17-1~deb12u2\tamd64\topenssl\t3.0.17-1~deb12u2\t"
            + "A Team <a@example.org>\tinstall ok installed\tx\n"
            + "gone\t1.0\tall\tgone\t1.0\tB <b@example.org>\tdeinstall ok config-files\ty\n"
        let (bill, findings) = Self.read(text)
        let part = try #require(bill?.components.first)
        #expect(bill?.components.count == 1)
        #expect(part.supplierName == "A Team <a@example.org>")
        #expect(
            part.properties == [
                Property(name: PropertyName.architecture, value: "amd64"),
                Property(name: PropertyName.sourcePackage, value: "openssl"),
                Property(name: PropertyName.sourceVersion, value: "3.0.17-1~deb12u2"),
                Property(name: "dpkg:column-8", value: "x"),
            ])
        #expect(findings.map(\.code) == ["system-inferred", "unknown-column", "line-ignored"])
    }

    @Test(
        "Each line that is no package is told",
        arguments: [
            ("a\t1+deb12u1\n???\nb\t1\nc\t1\nd\t1\n", 2, "line-not-understood"),
            ("a\t1+deb12u1\na\t1+deb12u1\n", 2, "duplicate-row"),
            ("a\t1+deb12u1\nb\t\nc\t1\nd\t1\ne\t1\n", 2, "line-ignored"),
            ("a-1-1.fc40.noarch\ngpg-pubkey-1-2\n", 2, "line-ignored"),
            ("a==1\n%%\nb==1\nc==1\nd==1\n", 2, "line-not-understood"),
            ("a==1\n-r x.txt\n", 2, "line-ignored"),
            ("a==1\nb>=1\nc==1\nd==1\ne==1\n", 2, "version-not-pinned"),
            ("b==1\na @ git+https://x.example/a\n", 2, "component-without-version"),
            ("musl-1-r1\nWARNING: no\na-1-r0\nb-1-r0\nc-1-r0\n", 2, "line-not-understood"),
        ])
    func oddities(_ text: String, _ line: Int, _ code: String) throws {
        let (bill, findings) = Self.read(text)
        #expect(bill != nil && !findings.contains { $0.severity == .error })
        let finding = try #require(
            findings.first { $0.origin.line == line && $0.code == code }, "\(findings)")
        #expect(finding.message.ja != finding.message.en)
        if code == "line-not-understood" { #expect(findings.contains { $0.code == "lines-not-understood" }) }
    }

    @Test func namesThatWereCutOffAreTold() {
        let lines = (0..<3).map { "ii  abcdefghijklm\($0) 1.0               all          x\n" }.joined()
        let findings = Self.read(Self.frame + "\n" + lines).findings
        #expect(findings.contains { $0.code == "names-cut-off" && $0.origin.line == 5 })
    }

    @Test func anUnknownSystemIsToldAndGivesNoPackageURL() {
        for text in ["bash\t5.2\n", "bash\t5.1.8\t9.el9\tx86_64\n", "musl-1-r0\n"] {
            let (bill, findings) = Self.read(text)
            #expect(bill?.components.map(\.isIdentified) == [false])
            #expect(findings.contains { $0.code == "system-unknown" && $0.message.ja.contains("# distro:") })
        }
    }

    static let formats = ["dpkg", "rpm", "pip freeze", "apk"]

    @Test("Damaged listings are read or refused, and every line is accounted for", arguments: formats)
    func damage(_ format: String) throws {
        let sample = try #require(Self.samples.first { $0.0 == format })
        var read = 0
        for round in 0..<200 {
            var dice = Dice(state: UInt64(round))
            var bytes = Array(String(repeating: sample.1, count: 4).utf8)
            for _ in 0..<Int.random(in: 1...6, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                bytes[place] = Array("\t\n =@-:.#[;+\u{0}".utf8).randomElement(using: &dice) ?? 0xFF
            }
            let (bill, findings) = BillReader.read(bytes, file: "l.txt")
            #expect(bill != nil || findings.contains { $0.severity == .error }, "round \(round)")
            if bill != nil { read += 1 }
        }
        #expect(read > 100)
    }

    /// SplitMix64, so that a failure can be shown again.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
