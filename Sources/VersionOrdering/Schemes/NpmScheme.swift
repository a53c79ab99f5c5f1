/// node-semver: Semantic Versioning with all three numbers; a leading `v` or `=` is passed over.
enum NpmScheme {
    static func write(_ writer: inout KeyWriter) -> Bool {
        _ = writer.take("=")
        return SemverScheme.Shape(
            numbersMin: 3, numbersMax: 3, allowsGluedPreRelease: false, isStrict: true
        ).write(&writer)
    }
}
