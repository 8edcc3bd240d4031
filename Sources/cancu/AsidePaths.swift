import Dispatch
import Glibc

/// The files that are being written aside: where somebody ends the tool meanwhile, none of them stays behind.
final class AsidePaths: Sendable {
  /// Those of the process.
  static let all = AsidePaths()

  // SAFETY: all is read and changed on `queue`.
  private nonisolated(unsafe) var paths: Set<String> = []
  private nonisolated(unsafe) var sources: [any DispatchSourceSignal] = []
  private let queue = DispatchQueue(label: "cancu.aside")

  private init() {}

  /// Notes a file that is begun.
  func add(_ path: String) {
    queue.sync {
      paths.insert(path)
      if sources.isEmpty { sources = [SIGINT, SIGTERM, SIGHUP].compactMap(watch) }
    }
  }

  /// Notes that a file is in its place, or was thrown away.
  func remove(_ path: String) { queue.sync { _ = paths.remove(path) } }

  /// On a signal takes the files away and then ends as the signal does; nil where it was to be ignored (`nohup`).
  private func watch(_ number: Int32) -> (any DispatchSourceSignal)? {
    // What is watched must not end the process before.
    let before = signal(number, SIG_IGN)
    guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else { return nil }
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler { [self] in
      for path in paths { unlink(path) }
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
    source.resume()
    return source
  }
}
