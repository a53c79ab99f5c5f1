import Kernel
import BillOfMaterials
import Testing

/// Package URLs beyond the public suite: refusals with their place, patterns, equality.
struct PackageURLTests {
    @Test(
        "A refusal says what is wrong and at which byte",
        arguments: [
            ("", "purl-no-scheme", 0), ("npm/x", "purl-no-scheme", 0), ("pkg:", "purl-no-type", 4),
            ("pkg:///", "purl-no-type", 7), ("pkg:1npm/x", "purl-bad-type", 4),
            ("pkg:n+pm/x", "purl-bad-type", 4), ("pkg:npm", "purl-no-name", 7),
            ("pkg:npm/", "purl-no-name", 8), ("pkg:npm/@1", "purl-no-name", 8),
            ("pkg:npm/a%2", "purl-bad-escape", 9), ("pkg:npm/a%zz", "purl-bad-escape", 9),
            ("pkg:npm/a%ff", "purl-not-utf8", 8), ("pkg:npm/a%2Fb/c", "purl-slash-in-segment", 8),
            ("pkg:npm/a#b/c%2fd", "purl-slash-in-segment", 12), ("pkg:npm/a\tb", "purl-control", 9),
            ("pkg:npm/a?b", "purl-qualifier-without-value", 10), ("pkg:npm/a?=b", "purl-bad-key", 10),
            ("pkg:npm/a?1=b", "purl-bad-key", 10), ("pkg:npm/a?b=1&B=2", "purl-duplicate-key", 14),
            ("pkg:deb/curl@1", "purl-namespace-required", 8),
            ("pkg:gem/a/b@1", "purl-namespace-prohibited", 8),
            ("pkg:julia/Dates", "purl-qualifier-required", 10),
            ("pkg:swid/Pump@1", "purl-qualifier-required", 9), ("pkg:cpan/A::B", "purl-bad-form", 9),
            ("pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk@1.x", "purl-bad-form", 54),
        ])
    func refusals(_ text: String, _ code: String, _ at: Int) throws {
        let refusal = try #require(throws: BillOfMaterialsRefusal.self) {
            try PackageURL(text, reading: .tolerant)
        }
        #expect(refusal.code == code)
        #expect(refusal.at == at)
        #expect(refusal.message.ja.hasPrefix("\(at + 1) バイト目："))
        #expect(refusal.message.en.hasPrefix("byte \(at + 1): "))
        #expect(PackageURL(text) == nil)
    }

    @Test(
        "Only the strict reading refuses what the others put right",
        arguments: [
            ("pkg:npm/@kaku/ui@1", "purl-unescaped-at", "pkg:npm/%40kaku/ui@1"),
            ("pkg:npm/@kaku/ui", "purl-unescaped-at", "pkg:npm/%40kaku/ui"),
            ("pkg:gem/a?Platform=java", "purl-key-not-lowercase", "pkg:gem/a?platform=java"),
        ])
    func strict(_ text: String, _ code: String, _ canonical: String) throws {
        let refusal = try #require(throws: BillOfMaterialsRefusal.self) {
            try PackageURL(text, reading: .strict)
        }
        #expect(refusal.code == code)
        #expect(try PackageURL(text, reading: .tolerant).canonical == canonical)
    }

    @Test("Built from parts, a refusal has no place")
    func built() throws {
        let refusal = try #require(throws: BillOfMaterialsRefusal.self) {
            try PackageURL(type: "deb", name: "curl")
        }
        #expect(refusal == .packageURL(.namespaceRequired(type: "deb"), at: nil))
        #expect(refusal.message.en == "deb needs a namespace")
        let url = try PackageURL(
            type: "Generic", namespace: "/a/ b/", name: "c/d@e", version: "1+2",
            qualifiers: ["K": "x&y", "l": ""],
            subpath: "/./s/../t/")
        #expect(url.text == "pkg:generic/a/%20b/c%2Fd%40e@1%2B2?k=x%26y#s/t")
    }

    @Test(
        "A pattern covers its name, and * every name, of the same type and namespace",
        arguments: [
            ("pkg:deb/debian/curl", "pkg:deb/debian/curl@7.88?arch=amd64", true),
            ("pkg:deb/Debian/Curl", "pkg:deb/debian/curl@7.88", true),
            ("pkg:deb/debian/*", "pkg:deb/debian/openssl@3", true),
            ("pkg:deb/debian/*", "pkg:deb/ubuntu/openssl@3", false),
            ("pkg:deb/debian/*", "pkg:rpm/debian/openssl@3", false),
            ("pkg:deb/debian/curl", "pkg:deb/debian/libcurl4@7.88", false),
            ("pkg:pub/*", "pkg:pub/characters@1", true),
            ("pkg:julia/*", "pkg:julia/Dates?uuid=ade2ca70-3891-5945-98fb-dc099432e06a", true),
            ("pkg:julia/Dates", "pkg:julia/Dates?uuid=ade2ca70-3891-5945-98fb-dc099432e06a", true),
            ("pkg:chrome-extension/*", "pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk", true),
        ])
    func covers(_ pattern: String, _ text: String, _ isCovered: Bool) throws {
        let url = try #require(PackageURL(text))
        #expect(try PackageURL(pattern, reading: .pattern).covers(url) == isCovered)
    }

    @Test("Spellings of one package are equal, and the text stays as written")
    func equality() throws {
        let written = try #require(PackageURL("pkg:PyPI/Kaku_Tools@1.0%2Bb?z=1&a=2"))
        let canonical = try #require(PackageURL("pkg:pypi/kaku-tools@1.0%2bb?a=2&z=1"))
        #expect(written == canonical)
        #expect(Set([written, canonical]).count == 1)
        #expect(written.text == "pkg:PyPI/Kaku_Tools@1.0%2Bb?z=1&a=2")
        #expect(written.qualifier("a") == "2")
        #expect(written.qualifier("b") == nil)
        #expect(written != PackageURL("pkg:pypi/kaku-tools@1.0"))
    }
}
