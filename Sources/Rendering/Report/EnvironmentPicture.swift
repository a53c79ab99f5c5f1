import DeviceRegistry
import HTML
import Kernel
import Printing

/// The device in the middle of its use environments, with every way in and whom it talks to.
///
/// Left of the device are ports and media, right of it networks and radio with their peers; a peer on the
/// internet or a vendor's network stands outside the environments' frames, so that its line crosses them.
struct EnvironmentPicture {
    let device: Device
    let words: Words

    private static let width = 1160.0
    private static let rowHeight = 66.0
    private static let boxHeight = 54.0
    private static let frame = 16.0

    /// One line of the right side: an interface, and one connection of it.
    private struct Way {
        let interface: Interface
        let connection: Connection?
        /// The interface's box stands at its first connection only.
        let isFirst: Bool
    }

    private var present: [Interface] { device.interfaces.filter { $0.state != .absent } }
    private var ports: [Interface] {
        present.filter { interface in
            !interface.kind.isNetwork && !device.connections.contains { $0.interface == interface.id }
        }
    }
    private var ways: [Way] {
        let left = Set(ports.map(\.id))
        return present.filter { !left.contains($0.id) }.flatMap { interface -> [Way] in
            let connections = device.connections.filter { $0.interface == interface.id }
            guard !connections.isEmpty else {
                return [Way(interface: interface, connection: nil, isFirst: true)]
            }
            return connections.enumerated().map { index, connection in
                Way(interface: interface, connection: connection, isFirst: index == 0)
            }
        }
    }

    private func isOutside(_ connection: Connection) -> Bool {
        ["internet", "vendor_vpn"].contains(connection.networkClass ?? "")
    }

    /// Where the frames end: with nobody outside, they take the whole width.
    private var edge: Double {
        device.connections.contains(where: isOutside) ? 935 : EnvironmentPicture.width - 1
    }

    func write(into page: inout HTMLWriter, label: String) {
        let (ports, ways) = (ports, ways)
        let zones = max(1, device.environments.count)
        let top = 28 * Double(zones) + 26
        let constituents = min(device.constituents.count, 9)
        let inner = max(
            EnvironmentPicture.rowHeight * Double(max(ports.count, ways.count)),
            64 + 38 * Double(constituents) + (device.constituents.count > 9 ? 20 : 0))
        let height = top + inner + 12 + 8 * Double(zones)
        var drawing = Drawing()
        frames(&drawing, height: height)
        unit(&drawing, y: top, height: inner)
        for (index, interface) in ports.enumerated() {
            port(interface, &drawing, y: top + EnvironmentPicture.rowHeight * Double(index))
        }
        for (index, way) in ways.enumerated() {
            self.way(way, &drawing, y: top + EnvironmentPicture.rowHeight * Double(index))
        }
        if present.isEmpty {
            drawing.text(EnvironmentPicture.none(device, words), x: 508, y: top + 24, .quiet)
        }
        drawing.write(into: &page, width: EnvironmentPicture.width, height: height, label: label)
    }

    /// How far the frame of an environment stands within the first one; the boxes leave room for three steps.
    private static func inset(_ index: Int) -> Double { 8 * Double(max(0, min(index, 3))) }

    /// What to say of a device without an interface: recorded as having none, or not recorded.
    static func none(_ device: Device, _ words: Words) -> String {
        device.inventory.unanswered(given: device.interfaces).isEmpty
            ? words("接続口はないと記録されています", "Recorded as having no interface")
            : words("○ 接続口の記録がありません", "○ No interface is recorded")
    }

    /// One frame within the other for each environment, named in its top line.
    private func frames(_ drawing: inout Drawing, height: Double) {
        let names =
            device.environments.isEmpty
            ? [words("○ 使用環境の記録なし", "○ no use environment recorded")]
            : device.environments.map { environment in
                words.facts([
                    environment.name?[words.language], environment.setting.name[words.language],
                    environment.managedBy.map(words.manager),
                ])
            }
        for (index, name) in names.enumerated() {
            let inset = EnvironmentPicture.inset(index)
            let y = 1 + 28 * Double(index)
            drawing.rect(
                x: 1 + inset, y: y, width: edge - 1 - 2 * inset, height: height - y - 1 - inset, radius: 10,
                .zone)
            let shown = TextWidth.lines(name, width: 860, size: 13, countMax: 1).first ?? ""
            drawing.text(shown, x: 14 + inset, y: y + 20, isBold: true, .accent)
        }
        if edge < EnvironmentPicture.width - 1 {
            drawing.text(words("使用環境の外", "outside the environments"), x: 962, y: 20, .quiet)
        }
    }

    private func unit(_ drawing: inout Drawing, y: Double, height: Double) {
        drawing.rect(x: 268, y: y, width: 204, height: height - 12, radius: 8, .device)
        let lines = TextWidth.lines(
            device.identity.name[words.language], width: 184, size: 14, countMax: 2)
        for (index, line) in lines.enumerated() {
            drawing.text(line, x: 278, y: y + 24 + 18 * Double(index), size: 14, isBold: true, .ink)
        }
        for (index, constituent) in device.constituents.prefix(9).enumerated() {
            let top = y + 52 + 38 * Double(index)
            drawing.rect(x: 276, y: top, width: 188, height: 34, radius: 4, .box)
            let name = TextWidth.lines(constituent.name[words.language], width: 174, size: 12, countMax: 1)
            drawing.text(name.first ?? "", x: 284, y: top + 15, size: 12, .ink)
            let program = words.flag(
                constituent.hasProgram, words("プログラムあり", "with program"), words("プログラムなし", "no program"))
            let kind = words.facts([words.constituent(constituent.kind), program])
            drawing.text(
                TextWidth.lines(kind, width: 174, size: 11, countMax: 1).first ?? "", x: 284, y: top + 29,
                size: 11, .quiet)
        }
        let rest = device.constituents.count - 9
        if rest > 0 {
            drawing.text(
                words("ほか \(rest)", "and \(rest) more"), x: 284, y: y + 52 + 38 * 9 + 14, size: 12, .quiet)
        }
    }

    private func port(_ interface: Interface, _ drawing: inout Drawing, y: Double) {
        wire(from: 226, to: 268, y: y + 26, interface, &drawing)
        box(interface, x: 26, width: 200, y: y, &drawing)
    }

    private func way(_ way: Way, _ drawing: inout Drawing, y: Double) {
        let middle = y + 26
        if way.isFirst {
            wire(from: 472, to: 508, y: middle, way.interface, &drawing)
            box(way.interface, x: 508, width: 200, y: y, &drawing)
        } else {
            drawing.line([(608, y - 12), (608, middle), (708, middle)], .wire)
        }
        guard let connection = way.connection else { return }
        let x = isOutside(connection) ? 962.0 : 752.0
        let width =
            isOutside(connection)
            ? 196.0 : edge - 767 - EnvironmentPicture.inset(device.environments.count - 1)
        wire(from: 708, to: x, y: middle, way.interface, &drawing)
        tips(connection, from: 708, to: x, y: middle, &drawing)
        drawing.rect(x: x, y: y, width: width, height: EnvironmentPicture.boxHeight, radius: 5, .box)
        let network = TextWidth.lines(
            words.network(connection.networkClass), width: width - 16, size: 11, countMax: 1)
        drawing.text(network.first ?? "", x: x + 8, y: y + 15, size: 11, .quiet)
        let peer = connection.peer?[words.language] ?? words("○ 相手の記録なし", "○ peer not recorded")
        for (index, line) in TextWidth.lines(peer, width: width - 16, size: 12, countMax: 2).enumerated() {
            drawing.text(line, x: x + 8, y: y + 31 + 16 * Double(index), size: 12, .ink)
        }
    }

    private func box(_ interface: Interface, x: Double, width: Double, y: Double, _ drawing: inout Drawing) {
        let ink: Ink =
            switch interface.state {
            case .usable: .openBox
            case .disabled, .blocked, .absent: .shutBox
            case nil: .unsetBox
            }
        drawing.rect(x: x, y: y, width: width, height: EnvironmentPicture.boxHeight, radius: 5, ink)
        let texts: [(String, Double, Ink)] = [
            (interface.name[words.language], 12, .ink),
            (
                words.facts([interface.kind.name[words.language], words.state(interface.state)]), 11,
                interface.state == nil ? .ink : .quiet
            ),
            (words.facts([interface.id.text, interface.standardVersion ?? interface.standard]), 11, .quiet),
        ]
        for (index, text) in texts.enumerated() {
            let line = TextWidth.lines(text.0, width: width - 16, size: text.1, countMax: 1).first ?? ""
            drawing.text(line, x: x + 8, y: y + 16 + 16 * Double(index), size: text.1, text.2)
        }
    }

    /// The line between the device and an interface or a peer: broken where the interface is shut.
    private func wire(
        from: Double, to: Double, y: Double, _ interface: Interface, _ drawing: inout Drawing
    ) {
        let isShut = interface.state == .disabled || interface.state == .blocked
        drawing.line([(from, y), (to, y)], width: isShut ? 1 : 1.5, isShut ? .shutWire : .wire)
        guard isShut else { return }
        let middle = (from + to) / 2
        drawing.line([(middle - 5, y - 5), (middle + 5, y + 5)], width: 1.5, .wire)
        drawing.line([(middle - 5, y + 5), (middle + 5, y - 5)], width: 1.5, .wire)
    }

    /// Arrow heads by the directions of the connection's ports; none while no port is recorded.
    private func tips(
        _ connection: Connection, from: Double, to: Double, y: Double, _ drawing: inout Drawing
    ) {
        let directions = Set(connection.ports.map(\.direction))
        if directions.contains("out") || directions.contains("both") {
            drawing.line([(to - 8, y - 4.5), (to, y), (to - 8, y + 4.5)], .tip)
        }
        if directions.contains("in") || directions.contains("both") {
            drawing.line([(from + 8, y - 4.5), (from, y), (from + 8, y + 4.5)], .tip)
        }
    }
}
