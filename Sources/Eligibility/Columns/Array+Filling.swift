extension Array {
  /// So many entries, each put by `fill` at its place. The compiler knows that no entry changes where the room is, as it does
  /// not of a buffer that may be changed: only so are many entries filled at once.
  @inlinable @inline(__always)
  package init(count: Int, fill: (UnsafeMutablePointer<Element>) -> Void) {
    self.init(atMost: count) {
      fill($0)
      return count
    }
  }

  /// As many entries as `fill` says it has put, at most `limit`; one more may be written and is not kept.
  @inlinable @inline(__always)
  package init(atMost limit: Int, fill: (UnsafeMutablePointer<Element>) -> Int) {
    self.init(unsafeUninitializedCapacity: limit + 1) { room, count in
      // SAFETY: there is room for one entry at least, so that it has a place.
      if let start = room.baseAddress { count = Swift.min(fill(start), limit) }
    }
  }

  /// Changes entries in place.
  @inlinable @inline(__always)
  package mutating func withEntries(_ body: (UnsafeMutablePointer<Element>) -> Void) {
    withUnsafeMutableBufferPointer { room in
      if let start = room.baseAddress { body(start) }
    }
  }
}
