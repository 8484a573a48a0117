import Foundation

/// What is kept, in a file that is in no backup. Whoever changes it has it alone.
final class Store {
  private let lock = NSLock()
  private var file: URL? {
    let folders = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)
    return folders.first?.appendingPathComponent("notices.json")
  }

  func change<T>(_ work: (inout Kept) -> T) -> T {
    lock.lock()
    defer { lock.unlock() }
    var kept = Kept()
    if let file = file, let data = try? Data(contentsOf: file),
      let read = try? JSONDecoder().decode(Kept.self, from: data)
    {
      kept = read
    }
    let given = work(&kept)
    write(kept)
    return given
  }

  private func write(_ kept: Kept) {
    guard var file = file, let data = try? JSONEncoder().encode(kept) else { return }
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Readable from the first unlock on, since a notice may be answered on a locked screen.
    try? data.write(
      to: file, options: [.atomic, .completeFileProtectionUntilFirstUserAuthentication])
    var own = URLResourceValues()
    own.isExcludedFromBackup = true
    try? file.setResourceValues(own)
  }
}
