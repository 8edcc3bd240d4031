/// A text of a line: there are `slack` bytes more behind it that may be read, so that it is copied many bytes at a time.
struct LineText {
  // SAFETY: `count` bytes and `slack` behind them, for as long as the text is used.
  let start: UnsafeRawPointer
  let count: Int

  static let slack = 16

  /// Copies it, and up to `slack` bytes more behind it; where the text ends.
  @inline(__always)
  func copy(to place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    var copied = 0
    repeat {
      let bytes = start.loadUnaligned(fromByteOffset: copied, as: SIMD16<UInt8>.self)
      place.storeBytes(of: bytes, toByteOffset: copied, as: SIMD16<UInt8>.self)
      copied &+= 16
    } while copied < count
    return place + count
  }
}

/// Bytes that are written one behind the other, in room that is kept from one use to the next.
public final class LineBuffer {
  // SAFETY: `capacity` bytes, those before `count` initialised; nobody else has the pointer.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  public private(set) var count = 0
  // SAFETY: the signs of every number below a hundred, and the powers of ten from one up to the last that fits.
  private let pairs: UnsafeMutablePointer<UInt16>
  private let powers: UnsafeMutablePointer<UInt64>

  /// Empty.
  public init() {
    // What is never written costs nothing, what grows is copied.
    capacity = 1 << 23
    bytes = .allocate(capacity: 1 << 23)
    pairs = .allocate(capacity: 100)
    powers = .allocate(capacity: 20)
    for number in 0..<100 { pairs[number] = (UInt16(0x3030 + number / 10) + UInt16(number % 10) << 8).littleEndian }
    var power: UInt64 = 1
    for exponent in 0..<20 {
      powers[exponent] = power
      power = power &* 10
    }
  }

  deinit {
    bytes.deallocate()
    pairs.deallocate()
    powers.deallocate()
  }

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

  /// Adds lines that begin with the same. Room for both numbers of an amount is enough for their digits.
  func append(_ head: LineText, _ lines: UnsafeBufferPointer<LineGrid.Line>) {
    var (start, end, limit) = (UnsafeMutableRawPointer(bytes), UnsafeMutableRawPointer(bytes + count), capacity)
    for line in lines {
      let parts = line.parts.pointee
      let most = head.count &+ parts.before.count &+ parts.behind.count &+ 48 &+ LineText.slack
      if (end - start) &+ most > limit {
        count = end - start
        grow(most)
        (start, end, limit) = (UnsafeMutableRawPointer(bytes), UnsafeMutableRawPointer(bytes + count), capacity)
      }
      end = parts.before.copy(to: head.copy(to: end))
      if parts.hasAmount {
        if line.low >= 0 { end = write(line.low, to: end) }
        end.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
        end += 1
        if line.low >= 0, line.high != .max { end = write(line.high, to: end) }
        end = parts.behind.copy(to: end)
      }
    }
    count = end - start
  }

  /// Writes a number in digits, at most twenty signs; what stands behind it.
  @inline(__always)
  private func write(_ number: Int64, to start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    var place = start
    if number < 0 {
      place.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
      place += 1
    }
    var rest = number.magnitude
    // Digits of the numbers with as many bits, one less for those below the power of ten among them.
    let bits = UInt64.bitWidth - (rest | 1).leadingZeroBitCount
    let most = (bits * 1233) >> 12
    let digits = most + (rest >= powers[most] ? 1 : 0)
    var end = max(digits, 1)
    let whole = place + end
    while rest >= 100 {
      let pair = pairs[Int(truncatingIfNeeded: rest % 100)]
      rest /= 100
      end -= 2
      place.storeBytes(of: pair, toByteOffset: end, as: UInt16.self)
    }
    if end == 2 {
      place.storeBytes(of: pairs[Int(truncatingIfNeeded: rest)], as: UInt16.self)
    } else {
      place.storeBytes(of: 0x30 &+ UInt8(truncatingIfNeeded: rest), as: UInt8.self)
    }
    return whole
  }
}
