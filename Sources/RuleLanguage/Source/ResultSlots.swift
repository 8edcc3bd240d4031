/// The results of work done on several threads, each put in its place by the one that did it.
package final class ResultSlots<Result>: @unchecked Sendable {
  // SAFETY: each place is written once, by the one thread that does that part, and read only after all have ended.
  private let slots: UnsafeMutableBufferPointer<Result?>

  /// Room for so many.
  package init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  /// Puts a result in its place.
  package func put(_ result: sending Result, at index: Int) { slots[index] = result }

  /// All, in their order.
  package var results: [Result] { slots.compactMap { $0 } }
}
