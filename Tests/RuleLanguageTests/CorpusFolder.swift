import Foundation

/// The folder `Tests/Corpus`: bad programs, each beside the diagnostics it must give.
enum CorpusFolder {
  static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus")

  /// The files of a folder with this ending, by name.
  static func files(in folder: String, ending: String) -> [URL] {
    let all =
      (try? FileManager.default.contentsOfDirectory(at: url.appending(path: folder), includingPropertiesForKeys: nil))
      ?? []
    return all.filter { $0.pathExtension == ending }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// Whether expectations are to be written anew (`RECORD=1 swift test`), to be read in the diff.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
}
