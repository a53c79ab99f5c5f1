import Evidence
import Kernel
import LocatedYAML
import Requirements

/// Finds the demand that was probably meant.
public enum DemandName {
    /// The nearest demand's number, or nil when none is near.
    public static func nearest(to name: String, among requirements: [Requirement]) -> String? {
        NearestName.of(name, among: requirements.map(\.id.text))
    }
}
