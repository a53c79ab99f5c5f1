/// Dart's pub_semver: build metadata counts, and a version without it comes first.
enum PubScheme {
    static func write(_ writer: inout KeyWriter) -> Bool {
        SemverScheme.Shape(countsBuild: true).write(&writer)
    }
}
