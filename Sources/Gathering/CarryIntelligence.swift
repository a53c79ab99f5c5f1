import Ports
import Kernel

/// Use case: put what is kept into a signed bundle that is carried to a place without a network.
public struct ExportIntelligence: Sendable {
    private let store: any IntelligenceStore
    private let signer: any BundleSigner
    private let clock: any Clock

    public init(store: any IntelligenceStore, signer: any BundleSigner, clock: any Clock) {
        self.store = store
        self.signer = signer
        self.clock = clock
    }

    /// - Parameters:
    ///   - output: a folder, or a tar when it ends in `.tar`; nothing may lie there.
    ///   - privateKey: the file of the key that signs.
    public func callAsFunction(
        to output: String, privateKey: String
    ) throws(WorkflowRefusal) -> BundleManifest {
        let copies: any CarriedRecords
        do { copies = try store.carryOut() } catch { throw .intelligence(error) }
        defer { withExtendedLifetime(copies) {} }
        let items = copies.files.map { BundleOrder.Item(name: $0.name, path: $0.path, source: $0.source) }
        let sources = copies.standing.states.filter { $0.records > 0 }.map {
            BundleManifest.Source(source: $0.source, newest: $0.newest?.dayInJapan)
        }
        do {
            return try signer.write(
                BundleOrder(
                    items: items, sources: sources, created: clock.now(), privateKey: privateKey,
                    output: output))
        } catch {
            throw .bundle(error)
        }
    }
}

/// Use case: hold a bundle against its signature and its manifest, without taking anything in.
public struct VerifyBundle: Sendable {
    private let signer: any BundleSigner

    public init(signer: any BundleSigner) { self.signer = signer }

    public func callAsFunction(
        _ bundle: String, trusting keyFiles: [String]
    ) throws(WorkflowRefusal) -> BundleVerdict {
        do throws(BundleRefusal) {
            return try signer.verify(bundle, trusting: try signer.trustedKeys(in: keyFiles))
        } catch {
            throw .bundle(error)
        }
    }
}

/// Use case: take in a signed bundle. The index is built here from its records; older ones than are kept are
/// left out, and what is not as it was signed changes nothing.
public struct ImportBundle: Sendable {
    /// What was taken in.
    public struct Result: Sendable {
        public let manifest: BundleManifest
        /// Records handed over by source, before older ones are left out.
        public let taken: [(source: String, records: Int)]
        public let standing: IntelligenceStanding
    }

    private let store: any IntelligenceStore
    private let signer: any BundleSigner

    public init(store: any IntelligenceStore, signer: any BundleSigner) {
        self.store = store
        self.signer = signer
    }

    public func callAsFunction(
        _ bundle: String, trusting keyFiles: [String]
    ) throws(WorkflowRefusal) -> Result {
        let keys: [SigningKey]
        do { keys = try signer.trustedKeys(in: keyFiles) } catch { throw .bundle(error) }
        do {
            let writer = try store.begin()
            let folder = try writer.incoming()
            let manifest: BundleManifest
            do {
                manifest = try signer.unpack(bundle, into: folder, trusting: keys)
            } catch {
                throw WorkflowRefusal.bundle(error)
            }
            let carried = try writer.carryIn(folder)
            let known = try store.standing()
            let newer = carried.filter { state in
                // How the sources stood there counts unless this place has tried later.
                guard let here = known.state(of: state.source)?.triedAt else { return true }
                return state.triedAt.map { $0 >= here } ?? false
            }
            let standing = try writer.commit(newer)
            return Result(
                manifest: manifest,
                taken: carried.filter { $0.records > 0 }.map { (source: $0.source, records: $0.records) },
                standing: standing)
        } catch let refusal as IntelligenceRefusal {
            throw .intelligence(refusal)
        } catch let refusal as WorkflowRefusal {
            throw refusal
        } catch {
            preconditionFailure("Both kinds of refusal are told above.")
        }
    }
}

extension BundleSigner {
    /// The public keys of several files.
    func trustedKeys(in files: [String]) throws(BundleRefusal) -> [SigningKey] {
        var keys: [SigningKey] = []
        for file in files { keys += try trustedKeys(at: file) }
        return keys
    }
}
