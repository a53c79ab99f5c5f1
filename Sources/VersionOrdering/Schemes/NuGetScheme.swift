/// NuGet's `NuGetVersion`: up to four numbers, missing ones zero, labels without regard to case, no metadata.
enum NuGetScheme {
    static func write(_ writer: inout KeyWriter) -> Bool {
        SemverScheme.Shape(
            numbersMax: 4, numbersPadded: 4, allowsGluedPreRelease: false, foldsCase: true
        ).write(&writer)
    }
}
