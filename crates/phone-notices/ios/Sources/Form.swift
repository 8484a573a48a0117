import Foundation

// What is said between Rust and this half: `form.rs` has the same. Moments are milliseconds since 1970.

/// Hours in which nothing is shown. Rust leaves them out already; in another zone iOS cannot be told.
struct Quiet: Codable {
  let from: Int
  let to: Int
}

/// What a notice says: neutral text, nothing that the client wrote.
struct Says: Codable {
  let heading: String
  let done: String?
  let later: String?
  let sound: Bool
}

/// A notice that is held ready: all that is kept of it.
struct Pending: Codable {
  let key: String
  var at: Int64
  /// The moment that it is meant for. iOS is handed `at`: it cannot be told of quiet hours.
  let moment: Int64
  /// The wall-clock time at which it comes wherever the client is, as the moment at which clocks in UTC show
  /// it. None: it stays at its moment.
  var wall: Int64?
  let late: Int64
  let quiet: Quiet?
  let says: Says
}

struct Up: Codable {
  let key: String
  let at: Int64
  let notice: Pending
}

struct Answer: Codable {
  let number: Int64
  let key: String
  let action: String
  let at: Int64
}

struct Change: Decodable {
  let let_go: [String]
  let hold: [Pending]
}

struct Keys: Decodable {
  let keys: [String]
}

struct Numbers: Decodable {
  let numbers: [Int64]
}

struct Standing: Encodable {
  let pending: [Pending]
  let shown: [Up]
  let answers: [Answer]
}

struct State: Encodable {
  let allowed: String
  /// iOS shows them at their very minute.
  let exact = true
  let may_be_exact = false
}

/// What is kept from run to run.
struct Kept: Codable {
  var held: [Pending] = []
  var shown: [Up] = []
  var answers: [Answer] = []
  var answered: Int64 = 0
}

func now() -> Int64 {
  return Int64(Date().timeIntervalSince1970 * 1000)
}
