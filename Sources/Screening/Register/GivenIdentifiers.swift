/// The identifiers of a register that have been read, each with its line. Mostly they come in order: as long as they do none
/// can have been met before, and they are only listed.
struct GivenIdentifiers: Sendable {
  /// The identifiers in their order, a part full before the next begins, and their lines.
  private var parts: [Part] = []
  /// All of them, once one came out of order.
  private var table: IdentifierTable?

  private struct Part: Sendable {
    var keys: [IdentifierKey] = []
    var lines: [Int] = []
  }

  private static let partSize = 1 << 14

  /// Notes an identifier; where it has been met before its line is given back, and stays.
  mutating func add(_ key: IdentifierKey, _ line: Int) -> Int? {
    if table == nil {
      guard let last = parts.last?.keys.last, !last.precedes(key) else {
        list(key, line)
        return nil
      }
      table = tableOfAll()
      parts = []
    }
    return table?.add(key, line)
  }

  private mutating func list(_ key: IdentifierKey, _ line: Int) {
    if parts.isEmpty || parts[parts.count - 1].keys.count == GivenIdentifiers.partSize { parts.append(Part()) }
    parts[parts.count - 1].keys.append(key)
    parts[parts.count - 1].lines.append(line)
  }

  private func tableOfAll() -> IdentifierTable {
    var table = IdentifierTable()
    for part in parts { for (key, line) in zip(part.keys, part.lines) { _ = table.add(key, line) } }
    return table
  }

  /// The line of an identifier; nil where it has not been met.
  subscript(_ key: IdentifierKey) -> Int? {
    if let table { return table[key] }
    let part = GivenIdentifiers.first(parts.count) { !key.precedes(parts[$0].keys[0]) } - 1
    guard parts.indices.contains(part) else { return nil }
    let keys = parts[part].keys
    let place = GivenIdentifiers.first(keys.count) { keys[$0].precedes(key) }
    return place < keys.count && keys[place] == key ? parts[part].lines[place] : nil
  }

  /// The first number for which something no longer holds, which holds up to it and no further.
  private static func first(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
