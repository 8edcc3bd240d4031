/// Texts by number: each once, numbered in the order in which they are met.
struct TextNumbers: Sendable {
  private(set) var texts: [String] = []
  private var numbers: [String: Int64] = [:]

  init() {}

  /// Texts that are there; those that come are numbered after them.
  init(_ texts: [String]) { self.texts = texts }

  /// The number of a text, which is kept where it is new.
  mutating func number(of text: String) -> Int64 {
    if let known = numbers[text] { return known }
    let number = Int64(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  /// Forgets all.
  mutating func removeAll() {
    texts = []
    numbers.removeAll(keepingCapacity: true)
  }
}
