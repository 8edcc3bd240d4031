/// Values by number: each once, numbered in the order in which they are met.
struct Numbering<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]

  /// How many there are.
  var count: Int { values.count }

  /// The value of a number.
  subscript(_ number: Int32) -> Value { values[Int(number)] }

  /// The number of a value: of a new one the next.
  mutating func number(of value: Value) -> Int32 {
    if let known = numbers[value] { return known }
    let number = Int32(truncatingIfNeeded: values.count)
    values.append(value)
    numbers[value] = number
    return number
  }
}

/// Numbers by numbers, each found when it is first asked for.
struct FoundNumbers {
  /// -1: not known yet.
  private var numbers: [Int32] = []

  /// The number at a place; nil where it is not known yet.
  @inline(__always)
  subscript(_ place: Int32) -> Int32? {
    let place = Int(place)
    return place < numbers.count && numbers[place] >= 0 ? numbers[place] : nil
  }

  /// The numbers at places, each told by `find` where it is not known yet; that may not ask for these. They are asked for
  /// together: what is changed in a class is checked at every access.
  mutating func numbers(at places: [Int32], _ find: (Int32) -> Int32) -> [Int32] {
    [Int32](count: places.count) { found in
      for index in places.indices { found[index] = self[places[index]] ?? add(find(places[index]), at: places[index]) }
    }
  }

  /// Knows the number at a place, neither of them negative; gives it back. Not told by a closure while these are changed:
  /// that would be checked every time a number is looked up.
  mutating func add(_ number: Int32, at place: Int32) -> Int32 {
    let place = Int(place)
    if numbers.count <= place { numbers += repeatElement(-1, count: place + 1 - numbers.count) }
    numbers[place] = number
    return number
  }
}

extension Array where Element: Equatable {
  /// Adds those that are not there yet.
  mutating func add(_ others: some Sequence<Element>) {
    for other in others where !contains(other) { append(other) }
  }
}
