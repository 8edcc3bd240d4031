import Glibc

/// The system as Glibc gives it. The only file that asks it for anything.
struct Platform: SystemInterface {
  /// A reader that goes away (`cancu check … | head`) must not kill the tool in the middle of a line.
  init() { signal(SIGPIPE, SIG_IGN) }

  // MARK: Reading

  func read(_ path: String, limit: Int) throws(SystemFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, reason: Platform.reason()) }
    defer { _ = close(descriptor) }
    return try read(descriptor, path, limit: limit)
  }

  func stream(_ path: String) throws(SystemFault) -> any ByteStream {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, reason: Platform.reason()) }
    return FileStream(descriptor, path)
  }

  /// A file that is read bit by bit, and closed when nobody reads it any more.
  private final class FileStream: ByteStream {
    private let descriptor: Int32
    private let path: String

    init(_ descriptor: Int32, _ path: String) {
      self.descriptor = descriptor
      self.path = path
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    func next(into bytes: inout [UInt8]) throws(SystemFault) {
      let size = 1 << 20
      var count = 0
      var reason: String?
      bytes.append(addingCapacity: size) { span in
        span.withUnsafeMutableBufferPointer { buffer, filled in
          // SAFETY: there is room for `size` bytes behind those there are.
          let end = buffer.baseAddress.map { $0 + filled }
          repeat { count = Glibc.read(descriptor, end, size) } while count < 0 && errno == EINTR
          if count < 0 { reason = Platform.reason() }
          filled += max(0, count)
        }
      }
      if let reason { throw .unreadable(path, reason: reason) }
    }
  }

  func readStandardInput(limit: Int) throws(SystemFault) -> [UInt8] {
    try read(STDIN_FILENO, "-", limit: limit)
  }

  private func read(_ descriptor: Int32, _ path: String, limit: Int) throws(SystemFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path, reason: Platform.reason())
      }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
      if bytes.count > limit { throw .tooLarge(path, limit: limit) }
    }
  }

  // MARK: Folders

  func kind(of path: String) -> EntryKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  func files(under folder: String) throws(SystemFault) -> [String] {
    var found: [String] = []
    try collect(folder, depth: 0, into: &found)
    return found
  }

  func files(in folder: String) throws(SystemFault) -> [String] {
    try entries(of: folder).filter { kind(of: $0) == .file }
  }

  /// How deep folders are followed.
  private static let depthLimit = 32

  private func collect(_ folder: String, depth: Int, into found: inout [String]) throws(SystemFault) {
    guard depth < Platform.depthLimit else { throw .unreadable(folder, reason: "ELOOP") }
    for path in try entries(of: folder) {
      switch kind(of: path) {
      case .folder where !isLink(path): try collect(path, depth: depth + 1, into: &found)
      case .file: found.append(path)
      case .folder, nil: continue
      }
    }
  }

  /// What stands in a folder itself, but for what is hidden.
  private func entries(of folder: String) throws(SystemFault) -> [String] {
    guard let handle = opendir(folder) else { throw .unreadable(folder, reason: Platform.reason()) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(handle)
    // By bytes: the same order on every machine, whatever its locale.
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
      folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
  }

  /// Links to folders are not followed: they may lead in a circle.
  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  // MARK: Writing

  func replace(_ path: String, with bytes: [UInt8]) throws(SystemFault) {
    let file = try AsideFile(path)
    try file.write(bytes)
    try file.commit()
  }

  func create(_ path: String) throws(SystemFault) -> any OutputFile { try AsideFile(path) }

  /// A file that is written aside and then put in its place, so that a half file never looks whole.
  private final class AsideFile: OutputFile {
    private let path: String
    private let aside: String
    private let descriptor: Int32
    private var isOpen = true
    private var buffer: [UInt8] = []

    init(_ path: String) throws(SystemFault) {
      self.path = path
      aside = "\(path).\(getpid()).tmp"
      var status = stat()
      let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
      descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard descriptor >= 0 else {
        isOpen = false
        throw .unwritable(path, reason: Platform.reason())
      }
      AsidePaths.all.add(aside)
    }

    deinit { discard() }

    func write(_ bytes: [UInt8]) throws(SystemFault) {
      buffer += bytes
      if buffer.count >= 1 << 20 { try flush() }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFault) {
      try flush()
      guard Platform.writeAll(bytes, to: descriptor) else { throw .unwritable(path, reason: Platform.reason()) }
    }

    private func flush() throws(SystemFault) {
      guard Platform.writeAll(buffer, to: descriptor) else { throw .unwritable(path, reason: Platform.reason()) }
      buffer.removeAll(keepingCapacity: true)
    }

    func commit() throws(SystemFault) {
      try flush()
      isOpen = false
      defer { AsidePaths.all.remove(aside) }
      guard close(descriptor) == 0, rename(aside, path) == 0 else {
        let reason = Platform.reason()
        unlink(aside)
        throw .unwritable(path, reason: reason)
      }
    }

    func discard() {
      guard isOpen else { return }
      isOpen = false
      close(descriptor)
      unlink(aside)
      AsidePaths.all.remove(aside)
    }
  }

  func write(_ text: String, to stream: StandardStream) throws(SystemFault) {
    let (descriptor, name) = stream == .output ? (STDOUT_FILENO, "stdout") : (STDERR_FILENO, "stderr")
    // Whoever reads the answer must be able to tell that it is not whole; nobody may be listening to remarks.
    guard Platform.writeAll(Array(text.utf8), to: descriptor) || (stream == .errors && errno == EPIPE) else {
      throw .unwritable(name, reason: Platform.reason())
    }
  }

  /// How much is written at once. For more the system looks for large pieces of its memory: measured on ext4 in a virtual
  /// machine under Linux 6.18, 3 GB take the kernel 0.5 to 3.5 s by 128 kB, 2.3 to 4.8 s by 1 MB and 4.5 to 7 s by 8 MB.
  private static let piece = 1 << 17

  fileprivate static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  fileprivate static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(Platform.piece))
      let count = Glibc.write(descriptor, part.baseAddress, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  func isTerminal(_ stream: StandardStream) -> Bool {
    isatty(stream == .output ? STDOUT_FILENO : STDERR_FILENO) == 1
  }

  func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  // MARK: The tool itself

  var executablePath: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Ends the process.
  static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
