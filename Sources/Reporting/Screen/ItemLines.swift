import Eligibility
import RuleLanguage

/// What the lines of one item are made of, each put together once.
final class ItemLines {
  /// Nil where reasons are left out.
  let source: ItemExplanations?
  /// How many bytes all texts take.
  private(set) var byteCount = 0
  // SAFETY: by the kind of line, `kindCount` of them: what lines with the first explanation are made of, which most have.
  // Nil where it is not known yet.
  private let firsts: UnsafeMutablePointer<UnsafePointer<LineParts>?>
  /// The same by the kind of line and the number of the explanation.
  private var others: [[UnsafePointer<LineParts>?]] = Array(repeating: [], count: ItemLines.kindCount)
  /// The texts that are there already.
  private var texts: [String: LineText] = [:]
  // SAFETY: all that is pointed at; it stays where it is until the end.
  private var rooms: [UnsafeMutableRawPointer] = []

  private static let kindCount = 5 * 4 * 4

  init(_ source: ItemExplanations?) {
    self.source = source
    firsts = .allocate(capacity: ItemLines.kindCount)
    firsts.initialize(repeating: nil, count: ItemLines.kindCount)
  }

  deinit {
    firsts.deallocate()
    for room in rooms { room.deallocate() }
  }

  /// A number for all that tells lines with one explanation apart, besides their amounts.
  @inline(__always)
  static func kind(_ verdict: Verdict, _ basis: Basis, _ choice: Truth?) -> Int {
    let last =
      switch choice {
      case nil: 0
      case .yes?: 1
      case .no?: 2
      case .unknown?: 3
      }
    return (verdict.place * 4 + basis.rawValue) * 4 + last
  }

  /// What a line is made of, as long as this is kept; nil where it is not known yet.
  @inline(__always)
  func find(_ number: Int32, _ kind: Int) -> UnsafePointer<LineParts>? {
    number == 0 ? firsts[kind] : other(number, kind)
  }

  private func other(_ number: Int32, _ kind: Int) -> UnsafePointer<LineParts>? {
    let place = Int(number)
    return place < others[kind].count ? others[kind][place] : nil
  }

  /// Knows what a line is made of: what stands before its amount and behind it, or where it can have none all of it.
  func add(_ number: Int32, _ kind: Int, start: String, end: String?) -> UnsafePointer<LineParts> {
    let room = room(of: LineParts.self, count: 1)
    room.initialize(to: LineParts(before: text(start), behind: text(end ?? ""), hasAmount: end != nil))
    let made = UnsafePointer(room)
    guard number != 0 else {
      firsts[kind] = made
      return made
    }
    let place = Int(number)
    if others[kind].count <= place {
      let wanted = max(place + 1, others[kind].count * 2)
      others[kind].append(contentsOf: repeatElement(nil, count: wanted - others[kind].count))
    }
    others[kind][place] = made
    return made
  }

  private func text(_ text: String) -> LineText {
    if let known = texts[text] { return known }
    let bytes = Array(text.utf8)
    let room = room(of: UInt8.self, count: bytes.count + LineText.slack)
    room.initialize(repeating: 0, count: bytes.count + LineText.slack)
    bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { room.update(from: start, count: bytes.count) } }
    let made = LineText(start: UnsafeRawPointer(room), count: bytes.count)
    texts[text] = made
    byteCount += bytes.count
    return made
  }

  private func room<Value>(of type: Value.Type, count: Int) -> UnsafeMutablePointer<Value> {
    let room = UnsafeMutablePointer<Value>.allocate(capacity: count)
    rooms.append(UnsafeMutableRawPointer(room))
    return room
  }
}
