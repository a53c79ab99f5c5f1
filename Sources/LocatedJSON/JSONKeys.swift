/// Finds keys that stand twice in one object. Its room is used again for each object.
struct JSONKeys {
    private var keys: [Int] = []

    mutating func collect(
        _ object: Int, _ tape: [JSONTree.Entry], _ bytes: UnsafeBufferPointer<UInt8>,
        into duplicates: inout [Int]
    ) {
        keys.removeAll(keepingCapacity: true)
        var isEscaped = false
        var index = object + 1
        let end = index + tape[object].size
        while index < end {
            keys.append(index)
            isEscaped = isEscaped || tape[index].tag == .escapedText
            let value = tape[index + 1]
            let isContainer = value.tag == .list || value.tag == .object
            index += isContainer ? 2 + value.size : 2
        }
        guard duplicates.count < JSONScanner.duplicatesMax else { return }
        if isEscaped || keys.count > 24 {
            collectByText(tape, bytes, into: &duplicates)
        } else {
            collectByBytes(tape, bytes, into: &duplicates)
        }
    }

    /// Few keys: each against those before it.
    private func collectByBytes(
        _ tape: [JSONTree.Entry], _ bytes: UnsafeBufferPointer<UInt8>, into duplicates: inout [Int]
    ) {
        for later in keys.indices.dropFirst() {
            let key = tape[keys[later]]
            for earlier in 0..<later where tape[keys[earlier]].mark == key.mark {
                let other = tape[keys[earlier]]
                var isSame = true
                for offset in 0..<key.size
                where bytes[Int(key.start) + offset] != bytes[Int(other.start) + offset] {
                    isSame = false
                    break
                }
                if isSame {
                    duplicates.append(keys[later])
                    break
                }
            }
        }
    }

    private func collectByText(
        _ tape: [JSONTree.Entry], _ bytes: UnsafeBufferPointer<UInt8>, into duplicates: inout [Int]
    ) {
        var seen: Set<[UInt8]> = []
        for index in keys {
            let entry = tape[index]
            let start = Int(entry.start)
            let part = UnsafeBufferPointer(rebasing: bytes[start..<start + entry.size])
            let key =
                entry.tag == .escapedText ? Array(JSONEscapes.resolve(part).utf8) : Array(part)
            if !seen.insert(key).inserted, duplicates.count < JSONScanner.duplicatesMax {
                duplicates.append(index)
            }
        }
    }
}
