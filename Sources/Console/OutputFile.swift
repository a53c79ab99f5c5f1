import ArgumentParser
import Kernel
import Ports
import Workflows

/// Where what a command has written goes: the file of `-o`, else standard output.
public enum OutputFile {
    /// Puts the bytes there, and names the file on standard error.
    /// - Parameter isWritten: the workflow has put the file down already.
    public static func put(_ bytes: [UInt8], to output: String?, isWritten: Bool, _ language: Language) throws
    {
        let edges = Edges.required
        guard let output else {
            edges.terminal.write(bytes: bytes)
            return
        }
        if !isWritten {
            do throws(StoreRefusal) {
                try edges.reports.write(bytes, to: output)
            } catch {
                RefusalText.tell(.store(error), in: language, about: nil)
                throw ExitCode(RefusalText.code(of: .store(error)))
            }
        }
        edges.terminal.writeError("\(output)\n")
    }
}
