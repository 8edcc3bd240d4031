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
  // SAFETY: the same of one kind by the number of the explanation, `slotCount` of them: most explanations have but one.
  private var slots: UnsafeMutablePointer<Slot>
  private var slotCount = 0
  /// What of lines of other kinds is known.
  private var others: [Slot.Key: UnsafePointer<LineParts>] = [:]
  /// The texts that are there already, by their bytes.
  private var texts: [Bytes: LineText] = [:]
  /// What places are called, by their numbers in the explanations; and by what each is called the first that is called so.
  private var places: [Int32: Place] = [:]
  private var firstPlaces: [Bytes: Int32] = [:]
  // SAFETY: all that is pointed at; it stays where it is until the end.
  private var rooms: [UnsafeMutableRawPointer] = []

  /// What a place is called. Several may be called the same: they are told as one, which the number of the first stands for.
  struct Place {
    let number: Int32
    let text: [UInt8]
  }

  /// Bytes that are hashed all at once: an array hashes them one by one.
  private struct Bytes: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
  }

  /// What lines of one kind with one explanation are made of.
  private struct Slot {
    let kind: Int
    let parts: UnsafePointer<LineParts>?

    struct Key: Hashable {
      let number: Int32
      let kind: Int
    }
  }

  private static let kindCount = 5 * 4 * 4

  init(_ source: ItemExplanations?) {
    self.source = source
    firsts = .allocate(capacity: ItemLines.kindCount)
    firsts.initialize(repeating: nil, count: ItemLines.kindCount)
    slots = .allocate(capacity: 1)
  }

  deinit {
    firsts.deallocate()
    slots.deallocate()
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
    let place = Int(number)
    if place == 0 { return firsts[kind] }
    guard place < slotCount else { return nil }
    let slot = slots[place]
    return slot.kind == kind ? slot.parts : other(number, kind)
  }

  private func other(_ number: Int32, _ kind: Int) -> UnsafePointer<LineParts>? {
    others[Slot.Key(number: number, kind: kind)]
  }

  /// Knows what a line is made of: what stands before its amount and behind it, or where it can have none all of it.
  func add(_ number: Int32, _ kind: Int, start: [UInt8], end: [UInt8]?) -> UnsafePointer<LineParts> {
    let room = room(of: LineParts.self, count: 1)
    room.initialize(to: LineParts(before: text(start), behind: text(end ?? []), hasAmount: end != nil))
    let made = UnsafePointer(room)
    let place = Int(number)
    guard place != 0 else {
      firsts[kind] = made
      return made
    }
    if slotCount <= place { growSlots(max(place + 1, slotCount * 2, 64)) }
    if slots[place].parts == nil {
      slots[place] = Slot(kind: kind, parts: made)
    } else {
      others[Slot.Key(number: number, kind: kind)] = made
    }
    return made
  }

  private func growSlots(_ count: Int) {
    let grown = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    grown.update(from: slots, count: slotCount)
    (grown + slotCount).initialize(repeating: Slot(kind: -1, parts: nil), count: count - slotCount)
    slots.deallocate()
    (slots, slotCount) = (grown, count)
  }

  /// What a place is called, by its number; `find` tells it of one that is new.
  func place(_ number: Int32, _ find: (Int32) -> String) -> Place {
    if let known = places[number] { return known }
    let text = Array(find(number).utf8)
    let first = firstPlaces[Bytes(bytes: text)] ?? number
    firstPlaces[Bytes(bytes: text)] = first
    let place = Place(number: first, text: text)
    places[number] = place
    return place
  }

  private func text(_ bytes: [UInt8]) -> LineText {
    if let known = texts[Bytes(bytes: bytes)] { return known }
    let room = room(of: UInt8.self, count: bytes.count + LineText.slack)
    room.initialize(repeating: 0, count: bytes.count + LineText.slack)
    bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { room.update(from: start, count: bytes.count) } }
    let made = LineText(start: UnsafeRawPointer(room), count: bytes.count)
    texts[Bytes(bytes: bytes)] = made
    byteCount += bytes.count
    return made
  }

  private func room<Value>(of type: Value.Type, count: Int) -> UnsafeMutablePointer<Value> {
    let room = UnsafeMutablePointer<Value>.allocate(capacity: count)
    rooms.append(UnsafeMutableRawPointer(room))
    return room
  }
}
