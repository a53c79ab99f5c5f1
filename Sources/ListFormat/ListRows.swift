import BillEncoding
import BillOfMaterials
import Kernel
import LocatedTable

/// Turns the rows under a heading into components.
struct ListRows {
    private let table: Table
    private let heading: ListHeading
    var findings: ListFindings
    private var components: [Component] = []
    /// What each row says that it depends on, by the component's ref.
    private var needs: [(ref: String, names: [String], origin: Origin)] = []
    /// Where a row stood first, by its texts and by its name and version.
    private var whole: [[String]: Int] = [:]
    private var named: [[String]: Int] = [:]
    private var refs: [String: [String]] = [:]
    private var taken: Set<String> = []
    private var numbersInVersions = 0

    init(table: Table, heading: ListHeading, findings: ListFindings) {
        self.table = table
        self.heading = heading
        self.findings = findings
    }

    mutating func bill(format: String) -> Bill {
        let rows = table.rows.dropFirst(heading.index + 1)
        let system = DebianTable.system(rows, heading)
        for row in rows {
            guard components.count < ListReader.componentsMax else {
                add(
                    .error, "too-many-components", row,
                    ja: "部品が多すぎます（\(ListReader.componentsMax) 点まで）",
                    en: "too many components (at most \(ListReader.componentsMax))")
                break
            }
            component(row, system)
        }
        if let system {
            system.tell(&findings, rows.first?.first?.origin.file ?? "", count: components.count)
        }
        return Bill(format: format, components: components, dependencies: dependencies())
    }

    private mutating func component(_ row: TableRow, _ system: ListedSystem?) {
        var cells = ListRow(row, heading)
        guard let name = cells.text(.name) else {
            let shown = row.filter { !$0.text.isEmpty }.prefix(3).map { $0.text.prefix(40) }
                .joined(separator: " | ")
            add(
                .warning, "row-without-name", row, ja: "名前のない行です。部品として数えません：\(shown)",
                en: "a row without a name; it is not counted as a component: \(shown)")
            return
        }
        // The list's own number does not make two rows different.
        let texts = row.enumerated().filter { heading.fields[$0.offset] != .id }.map(\.element.text)
        let version = cells.text(.version)
        if isRepeated(row, texts, name, version, cells) { return }
        if cells.cell(.version)?.isNumber == true { tellNumber(cells, name) }
        let url = packageURL(cells, name, version, system)
        let cpe = cpeName(cells, name)
        var component = Component(
            name: name, version: version, supplier: cells.text(.supplier), packageURL: url, cpe: cpe)
        if url == nil { cells.keep(.purl, as: "purl") }
        if cpe == nil { cells.keep(.cpe, as: "cpe") }
        component.ref = ref(cells, name, version)
        if let tag = cells.text(.swid) { component.swid = SoftwareTag(tagID: tag, name: name) }
        component.description = cells.text(.description)
        component.copyright = cells.text(.copyright)
        component.licences = cells.text(.licence).map { [ListValues.licence($0)] } ?? []
        if let url = cells.text(.url) {
            component.externalReferences = [ExternalReference(kind: "website", url: url)]
        }
        kind(&component, &cells)
        hashes(&component, &cells)
        support(&component, &cells, name)
        component.properties = cells.properties
        if let ref = component.ref, let text = cells.text(.dependsOn),
            let origin = cells.cell(.dependsOn)?.origin
        {
            needs.append((ref, ListValues.several(text), origin))
        }
        components.append(component)
    }

    /// A row that stands twice in all its cells is left out; one with the same name and version is kept.
    private mutating func isRepeated(
        _ row: TableRow, _ texts: [String], _ name: String, _ version: String?, _ cells: ListRow
    ) -> Bool {
        let line = row.first?.origin.line ?? 0
        if let first = whole[texts] {
            add(
                .warning, "duplicate-row", row,
                ja: "\(first) 行目と同じ行です。1点として数えます：\(name)",
                en: "the same as line \(first); counted once: \(name)")
            return true
        }
        whole[texts] = line
        let key = [name, version ?? "", cells.text(.architecture) ?? "", cells.text(.purl) ?? ""]
        if let first = named[key] {
            add(
                .warning, "duplicate-component", row,
                ja: "\(first) 行目と名前・バージョンが同じで、ほかの内容が違います：\(name)",
                en: "the same name and version as line \(first), but other cells differ: \(name)")
        }
        named[key] = named[key] ?? line
        return false
    }

    private mutating func tellNumber(_ cells: ListRow, _ name: String) {
        guard let cell = cells.cell(.version) else { return }
        findings.add(
            .warning, "version-is-number", cell.origin,
            ja: "部品「\(name)」のバージョンが数値（\(cell.text)）です。1.10 が 1.1 に変わっていないか確かめ、文字列にしてください",
            en: """
                the version of "\(name)" is a number (\(cell.text)); see that 1.10 has not become 1.1, \
                and make it a text
                """)
    }

    private mutating func packageURL(
        _ cells: ListRow, _ name: String, _ version: String?, _ system: ListedSystem?
    ) -> PackageURL? {
        guard let text = cells.text(.purl), let cell = cells.cell(.purl) else {
            guard let version, let system else { return nil }
            return system.debian(name, version, cells.text(.architecture))
        }
        do throws(BillOfMaterialsRefusal) {
            return try PackageURL(text, reading: .tolerant)
        } catch {
            findings.refuse("purl", text, of: name, at: cell.origin, error.message)
            return nil
        }
    }

    private mutating func cpeName(_ cells: ListRow, _ name: String) -> CPEName? {
        guard let text = cells.text(.cpe), let cell = cells.cell(.cpe) else { return nil }
        do throws(BillOfMaterialsRefusal) {
            return try CPEName(text)
        } catch {
            findings.refuse("cpe", text, of: name, at: cell.origin, error.message)
            return nil
        }
    }

    private mutating func kind(_ component: inout Component, _ cells: inout ListRow) {
        guard let text = cells.text(.kind), let cell = cells.cell(.kind) else { return }
        component.kind = HeadingTable.kinds[HeadingText.folded(text)]
        guard component.kind == nil else { return }
        cells.keep(.kind, as: PropertyName.kind)
        findings.add(
            .note, "unknown-kind", cell.origin, ja: "「\(text.prefix(40))」という種類は属性として残します",
            en: "the kind \"\(text.prefix(40))\" is kept as a property")
    }

    private mutating func hashes(_ component: inout Component, _ cells: inout ListRow) {
        for (cell, heading) in cells.cells(.hash) where !ListValues.isUnknown(cell.text) {
            if let hash = ListValues.hash(cell.text, heading: heading.text) {
                component.hashes.append(hash)
            } else {
                cells.properties.append(Property(name: heading.text, value: cell.text))
                findings.add(
                    .warning, "invalid-hash", cell.origin,
                    ja: "部品「\(component.name)」のハッシュ値を読めません：\(cell.text.prefix(80))",
                    en: "the digest of \"\(component.name)\" cannot be read: \(cell.text.prefix(80))")
            }
        }
    }

    private mutating func support(_ component: inout Component, _ cells: inout ListRow, _ name: String) {
        cells.keep(.supportLevel, as: PropertyName.supportLevel)
        guard let text = cells.text(.supportEnd), let cell = cells.cell(.supportEnd) else { return }
        if let day = ListValues.day(cell, countsFrom1904: table.countsFrom1904) {
            cells.properties.append(Property(name: PropertyName.supportEnd, value: day.description))
            return
        }
        cells.properties.append(Property(name: heading.text(of: .supportEnd), value: text))
        findings.add(
            .warning, "invalid-day", cell.origin,
            ja: "部品「\(name)」のサポート終了日を日付として読めません（例：2027-08-31）：\(text.prefix(40))",
            en: "the support end of \"\(name)\" is not a day (such as 2027-08-31): \(text.prefix(40))")
    }

    // MARK: Dependencies

    /// The list's own number, or name and version, with a count where that stands already.
    private mutating func ref(_ cells: ListRow, _ name: String, _ version: String?) -> String {
        let own = cells.text(.id)
        let spelled = version.map { "\(name)@\($0)" } ?? name
        var ref = own ?? spelled
        var count = 2
        while !taken.insert(ref).inserted {
            ref = "\(own ?? spelled)#\(count)"
            count += 1
        }
        for alias in Set([own, name, spelled, "\(name) \(version ?? "")"].compactMap(\.self)) {
            refs[alias.lowercased(), default: []].append(ref)
        }
        return ref
    }

    private mutating func dependencies() -> [Dependency] {
        needs.compactMap { need in
            var dependency = Dependency(ref: need.ref)
            for name in need.names where !ListValues.isUnknown(name) {
                let found = refs[name.lowercased()] ?? []
                if found.count == 1 {
                    dependency.dependsOn.append(found[0])
                } else {
                    findings.add(
                        .warning, "unknown-dependency", need.origin,
                        ja: found.isEmpty
                            ? "依存先「\(name.prefix(60))」という部品は一覧にありません"
                            : "依存先「\(name.prefix(60))」に当たる部品が \(found.count) 点あります。バージョンも書いてください",
                        en: found.isEmpty
                            ? "the list has no component \"\(name.prefix(60))\" to depend on"
                            : "\(found.count) components are \"\(name.prefix(60))\"; write the version too")
                }
            }
            return dependency.dependsOn.isEmpty ? nil : dependency
        }
    }

    private mutating func add(
        _ severity: Finding.Severity, _ code: String, _ row: TableRow, ja: String, en: String
    ) {
        let place = row.first { !$0.text.isEmpty }?.origin ?? Origin(file: "")
        findings.add(severity, code, place, ja: ja, en: en)
    }
}

extension ListHeading {
    /// The heading of a field.
    func text(of field: ListField) -> String {
        fields.first { $0.value == field }.flatMap { texts[$0.key]?.text } ?? field.rawValue
    }
}
