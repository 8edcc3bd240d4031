/// Combinations of equally many numbers, each once, numbered as they are met: kept one behind the other and compared whole.
struct Combinations {
  private let width: Int
  private var numbers: [Int32] = []
  /// Where each stands, by open addressing; -1: nowhere.
  private var slots: [Int32] = []
  /// How many there are.
  private(set) var count = 0

  /// Of so many numbers each.
  init(width: Int) { self.width = width }

  /// The numbers of one.
  subscript(_ number: Int32) -> ArraySlice<Int32> { numbers[Int(number) * width..<(Int(number) + 1) * width] }

  /// The number of a combination of `width` numbers: of a new one the next.
  mutating func number(of combination: [Int32]) -> Int32 {
    if count * 2 >= slots.count { grow() }
    let slot = combination.withUnsafeBufferPointer(slot)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(truncatingIfNeeded: count)
    slots[slot] = number
    numbers += combination
    count += 1
    return number
  }

  /// Where it stands, or else would.
  private func slot(of combination: UnsafeBufferPointer<Int32>) -> Int {
    let hash = UInt64(hashing: combination)
    return numbers.withUnsafeBufferPointer { numbers in
      slots.withUnsafeBufferPointer { slots in
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0, !isEqual(numbers, Int(slots[slot]) * width, combination) { slot = (slot + 1) & mask }
        return slot
      }
    }
  }

  private func isEqual(
    _ numbers: UnsafeBufferPointer<Int32>, _ start: Int, _ combination: UnsafeBufferPointer<Int32>
  ) -> Bool {
    for place in combination.indices where numbers[start + place] != combination[place] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(16, slots.count * 2))
    for number in 0..<Int32(truncatingIfNeeded: count) {
      slots[self[number].withUnsafeBufferPointer(slot)] = number
    }
  }
}
