import Foundation
import Kernel
import LocatedJSON
import Testing

/// What the views on a tree tell.
struct TreeTests {
    static let text = """
        {
          "name": "a\\u00e9\\n𝄞\\ud834\\udd1e",
          "list": [1, -2.50, [true, null]],
          "部": {"x\\ty": {"z": "end"}}
        }
        """

    @Test("Texts are decoded, numbers stay as written")
    func tellsValues() throws {
        let root = try #require(JSONReader.read(Array(Self.text.utf8), file: "a.json").tree).root
        #expect(root["name"]?.text == "aé\n𝄞𝄞")
        #expect(root["list"]?.items.map { $0.number } == ["1", "-2.50", nil])
        #expect(root["list"]?.items.map { $0.kind } == [.number, .number, .list])
        #expect(root.members.map { $0.key } == ["name", "list", "部"])
        #expect(root["部"]?["x\ty"]?["z"]?.text == "end")
        #expect(root["none"] == nil && root["list"]?["name"] == nil && root["name"]?.number == nil)
        #expect(Array(root["list"]?.items ?? root.items).last?.items.map { $0.flag } == [true, nil])
        #expect(root["name"]?.members.map { $0.key } == [] && root["name"]?.items.map { $0.kind } == [])
    }

    @Test("Each value knows its place and its path")
    func tellsPlaces() throws {
        let root = try #require(JSONReader.read(Array(Self.text.utf8), file: "a.json").tree).root
        let end = try #require(root["部"]?["x\ty"]?["z"])
        #expect(end.origin == Origin(file: "a.json", line: 4, column: 23) && end.path == "部.x\ty.z")
        let null = try #require(Array(root["list"]?.items ?? root.items).last?.items.map { $0 }.last)
        #expect(null.origin == Origin(file: "a.json", line: 3, column: 29) && null.path == "list[2][1]")
        let key = try #require(root.members.map { $0.keyNode }.last)
        #expect(key.origin == Origin(file: "a.json", line: 4, column: 3) && key.path == "部")
        #expect(root.path.isEmpty && root.origin == Origin(file: "a.json", line: 1, column: 1))
    }

    @Test("The same values as Foundation reads")
    func agreesWithFoundation() throws {
        let ours = try #require(JSONReader.read(Array(Self.text.utf8), file: "a.json").tree).root
        let theirs = try JSONSerialization.jsonObject(with: Data(Self.text.utf8))
        #expect(Self.plain(ours) as? NSDictionary == theirs as? NSDictionary)
    }

    /// A node as Foundation would give it.
    static func plain(_ node: JSONNode) -> Any {
        switch node.kind {
        case .null: NSNull()
        case .flag: node.flag == true
        case .number: node.number.flatMap { Double($0) } ?? .nan
        case .text: node.text ?? ""
        case .list: node.items.map { plain($0) }
        case .object:
            Dictionary(uniqueKeysWithValues: node.members.map { ($0.key, plain($0.value)) })
        }
    }
}
