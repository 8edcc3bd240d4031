/// Bytes that are written one behind the other, in room that is kept from one use to the next.
public final class LineBuffer {
  // SAFETY: `capacity` bytes, those before `count` initialised; nobody else has the pointer.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  public private(set) var count = 0

  /// Empty.
  public init() {
    capacity = 1 << 16
    bytes = .allocate(capacity: 1 << 16)
  }

  deinit { bytes.deallocate() }

  /// Forgets the bytes.
  public func removeAll() { count = 0 }

  /// Does something with the bytes.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private func grow(_ more: Int) {
    let wanted = max(capacity * 2, count + more)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    grown.update(from: bytes, count: count)
    bytes.deallocate()
    (bytes, capacity) = (grown, wanted)
  }

  func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let start = more.baseAddress else { return }
    reserve(more.count)
    UnsafeMutableRawPointer(bytes + count).copyMemory(from: start, byteCount: more.count)
    count &+= more.count
  }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Adds a line in one go: what it begins with, a text, two numbers of which the second may be missing, a text. Room for
  /// both numbers is enough for their digits.
  @inline(__always)
  func append(
    _ head: UnsafeBufferPointer<UInt8>, _ start: UnsafeBufferPointer<UInt8>, _ low: Int64?, _ high: Int64?,
    _ end: UnsafeBufferPointer<UInt8>
  ) {
    reserve(head.count &+ start.count &+ end.count &+ 48)
    var place = UnsafeMutableRawPointer(bytes + count)
    if let first = head.baseAddress { place.copyMemory(from: first, byteCount: head.count) }
    place += head.count
    if let first = start.baseAddress { place.copyMemory(from: first, byteCount: start.count) }
    place += start.count
    if let low { place = LineBuffer.write(low, to: place) }
    place.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
    place += 1
    if let high { place = LineBuffer.write(high, to: place) }
    if let first = end.baseAddress { place.copyMemory(from: first, byteCount: end.count) }
    place += end.count
    count = place - UnsafeMutableRawPointer(bytes)
  }

  /// Writes a number in digits, at most twenty signs; what stands behind it.
  private static func write(_ number: Int64, to start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    var place = start
    if number < 0 {
      place.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
      place += 1
    }
    var rest = number.magnitude
    var digits = 1
    var limit: UInt64 = 10
    while rest >= limit {
      digits += 1
      // Twenty digits: the next power of ten does not fit.
      let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
      if overflow { break }
      limit = next
    }
    for digit in stride(from: digits - 1, through: 0, by: -1) {
      place.storeBytes(of: 0x30 &+ UInt8(truncatingIfNeeded: rest % 10), toByteOffset: digit, as: UInt8.self)
      rest /= 10
    }
    return place + digits
  }
}
