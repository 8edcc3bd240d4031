#if arch(x86_64)
  import _Builtin_intrinsics.intel
#endif

/// Which of many bytes are a certain one, a bit each, the lowest for the first.
enum ByteMarks {
  /// How many bytes are looked at together.
  static let count = 64

  /// A byte sixteen times, as it is compared.
  typealias Pattern = SIMD16<UInt8>

  /// Of the 64 bytes from a place on.
  @inline(__always)
  static func find(_ pattern: Pattern, in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
    sixteen(pattern, bytes, place) | sixteen(pattern, bytes, place &+ 16) &<< 16
      | sixteen(pattern, bytes, place &+ 32) &<< 32 | sixteen(pattern, bytes, place &+ 48) &<< 48
  }

  @inline(__always)
  private static func sixteen(_ pattern: Pattern, _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    // SAFETY: callers read inside a padded block only (`TextBlock.padding`).
    let own = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
    #if arch(x86_64)
      // A byte is all ones where both are the same.
      return UInt64(truncatingIfNeeded: _mm_movemask_epi8(unsafeBitCast(own .== pattern, to: __m128i.self)))
    #else
      return bits(own, pattern)
    #endif
  }

  /// A bit for each of sixteen bytes that is that of the pattern, where no instruction makes them.
  @inline(__always)
  static func bits(_ bytes: SIMD16<UInt8>, _ pattern: Pattern) -> UInt64 {
    let marks = SIMD16<UInt8>(repeating: 1).replacing(with: 0, where: bytes .!= pattern)
    let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    let (low, high) = (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    return (low &* 0x0102_0408_1020_4080) &>> 56 | ((high &* 0x0102_0408_1020_4080) &>> 56) &<< 8
  }
}
