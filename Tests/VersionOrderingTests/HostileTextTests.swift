import Testing
import VersionOrdering

/// Whatever bytes come, reading ends, quickly, with an answer.
struct HostileTextTests {
    @Test("Random bytes are a version or none, and compare like any other", arguments: VersionScheme.allCases)
    func randomBytes(_ scheme: VersionScheme) throws {
        var generator = FixedGenerator(state: 3)
        let telling = Array("0019abrcdevpost.-_+~^:!*#|% vV\u{0}\u{FF}".utf8)
        var keys: [VersionKey] = []
        for count in 0..<4000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                // Half of the texts of signs that schemes know, half of any.
                count.isMultiple(of: 2)
                    ? telling.randomElement(using: &generator) ?? 0
                    : UInt8.random(in: 0...255, using: &generator)
            }
            // Schemes that want three numbers would hardly ever see them.
            let head = count.isMultiple(of: 4) ? Array("1.0.0".utf8) : []
            if let key = VersionKey(bytes: head + bytes, as: scheme) {
                #expect(key.compared(to: key) == .equal)
                keys.append(key)
            }
        }
        try #require(keys.count > 1)
        for (one, two) in zip(keys, keys.dropFirst()) {
            #expect(one.compared(to: two) == two.compared(to: one).reversed)
            if one.prefix != two.prefix, scheme != .packagist {
                #expect(one.compared(to: two) == (one.prefix < two.prefix ? .less : .greater))
            }
        }
    }

    @Test("Random bytes are a range or refused at a place inside the text")
    func randomRanges() {
        var generator = FixedGenerator(state: 4)
        let telling = Array("0123.-<>=!*|%xX~^v \u{FF}".utf8)
        var refused = 0
        for _ in 0..<8000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                telling.randomElement(using: &generator) ?? 0
            }
            let tail = String(decoding: bytes, as: UTF8.self)
            for scheme in ["semver", "maven", "deb"] {
                let text = "vers:\(scheme)/\(tail)"
                do throws(VersionOrderingRefusal) {
                    let canonical = try VersionRange.read(text).canonical
                    #expect(throws: Never.self) { try VersionRange.read(canonical) }
                } catch {
                    refused += 1
                    #expect((0...text.utf8.count).contains(error.offset), "\(text)")
                }
            }
            do throws(VersionOrderingRefusal) {
                #expect(try NpmRange.read(tail).contains("trunk") == nil)
            } catch {
                #expect((0...tail.utf8.count).contains(error.offset), "\(tail)")
            }
        }
        #expect(refused > 0)
    }

    @Test(
        "A megabyte is no version, and is found to be none at once", .timeLimit(.minutes(1)),
        arguments: VersionScheme.allCases)
    func megabyte(_ scheme: VersionScheme) {
        for part in ["1", "a", "1.", "1-a", "~", " ", "1!", "1:", "é"] {
            let text = String(repeating: part, count: (1 << 20) / part.utf8.count)
            #expect(scheme.compare(text, text) == nil)
        }
    }

    @Test("The longest texts compare quickly", .timeLimit(.minutes(1)), arguments: VersionScheme.allCases)
    func longest(_ scheme: VersionScheme) {
        var compared = 0
        for head in ["1", "1.0.0-", "1.0.0+"] {
            for part in ["1", "1.", "1a", "1-", "a1", ".", "0.", "1~", "1+", "1-alpha."] {
                let count = (VersionScheme.bytesMax - head.utf8.count) / part.utf8.count
                let text = head + String(repeating: part, count: count)
                guard let key = VersionKey(text, as: scheme) else { continue }
                #expect(key.compared(to: key) == .equal)
                compared += 1
            }
        }
        #expect(compared > 0)
        #expect(VersionKey(String(repeating: "1", count: VersionScheme.bytesMax + 1), as: scheme) == nil)
    }

    @Test("Ranges have limits", .timeLimit(.minutes(1)))
    func ranges() throws {
        let many = (1...20_000).map { "\($0).0.0" }.joined(separator: "|")
        let range = try VersionRange.read("vers:npm/" + many)
        #expect(range.contains("17000.0.0") == true)
        #expect(range.contains("20001.0.0") == false)
        let tooMany = #expect(throws: VersionOrderingRefusal.self) {
            try VersionRange.read("vers:npm/" + many + "|20001.0.0")
        }
        #expect(tooMany?.code == .tooLarge)
        for text in [
            "vers:npm/" + String(repeating: "1", count: 1 << 20), String(repeating: "|", count: 1 << 21),
        ] {
            let refusal = #expect(throws: VersionOrderingRefusal.self) { try VersionRange.read(text) }
            #expect(refusal?.code == .tooLarge)
        }
        let npm = #expect(throws: VersionOrderingRefusal.self) {
            try NpmRange.read(String(repeating: "1||", count: 2000))
        }
        #expect(npm?.code == .tooLarge)
    }
}
