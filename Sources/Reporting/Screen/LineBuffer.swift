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

  @inline(__always)
  func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let start = more.baseAddress else { return }
    reserve(more.count)
    UnsafeMutableRawPointer(bytes + count).copyMemory(from: start, byteCount: more.count)
    count &+= more.count
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count &+= 1
  }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Adds a number in digits.
  func append(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    reserve(20)
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
    var place = count + digits - 1
    while place >= count {
      bytes[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      place -= 1
    }
    count += digits
  }
}
