/// The screen, or whatever stands in its place.
public protocol Terminal: Sendable {
    /// Output goes to a screen, so that colour and progress make sense.
    var isScreen: Bool { get }
    /// Messages go to a screen.
    var errorsAreOnScreen: Bool { get }
    /// Columns; 100 when output is not a screen.
    var columns: Int { get }
    /// Text to standard output, as it is.
    func write(_ text: String)
    func write(bytes: [UInt8])
    /// Text to standard error, as it is.
    func writeError(_ text: String)
    /// A line that a person types; nil at the end of input or when nobody can type.
    func ask(_ question: String) -> String?
}
