import DeviceRegistry
import Documents
import Kernel
import SupportLifecycle

/// How openly a fact may be told (5.: what raises risk when public needs care in its telling).
public enum Sensitivity: String, Sendable, CaseIterable {
    case `public`, customer, nda, restricted
}
