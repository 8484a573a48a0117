import Tauri
import UserNotifications

/// How many iOS keeps pending at most.
private let most = 64

/// What the app asks: each command is a function of `plugin.rs`. iOS itself holds what is pending through a
/// restart and an update, and moves what has no time zone with the client.
class NoticesPlugin: Plugin, UNUserNotificationCenterDelegate {
  private let center = UNUserNotificationCenter.current()
  private let store = Store()
  private let categories = Categories()
  /// Taps: for this run alone, with numbers that count down.
  private var taps: [Answer] = []
  private var tapped: Int64 = 0

  override init() {
    super.init()
    center.delegate = self
  }

  @objc public func standing(_ invoke: Invoke) {
    center.getPendingNotificationRequests { requests in
      var next: [String: Int64] = [:]
      for request in requests {
        let trigger = request.trigger as? UNCalendarNotificationTrigger
        let date = trigger?.nextTriggerDate()
        next[request.identifier] = date.map { Int64($0.timeIntervalSince1970 * 1000) } ?? -1
      }
      let standing = self.store.change { kept -> Standing in
        for one in kept.held where next[one.key] == nil && one.at <= now() {
          kept.shown.append(Up(key: one.key, at: one.at, notice: one))
        }
        kept.shown = Array(kept.shown.suffix(most))
        kept.held = kept.held.compactMap { one in
          guard let at = next[one.key] else { return nil }
          var moved = one
          if at >= 0 { moved.at = at }
          return moved
        }
        return Standing(
          pending: kept.held, shown: kept.shown, answers: kept.answers + self.taps)
      }
      invoke.resolve(standing)
    }
  }

  @objc public func change(_ invoke: Invoke) throws {
    let change = try invoke.parseArgs(Change.self)
    let fresh = Set(change.hold.map { $0.key })
    center.removePendingNotificationRequests(withIdentifiers: change.let_go)
    let held = store.change { kept -> [Pending] in
      let stays = kept.held.filter { !change.let_go.contains($0.key) && !fresh.contains($0.key) }
      kept.held = Array((stays + change.hold).sorted { $0.at < $1.at }.prefix(most))
      return kept.held.filter { fresh.contains($0.key) }
    }
    for one in held { center.add(request(one, trigger(one))) }
    invoke.resolve()
  }

  @objc public func show(_ invoke: Invoke) throws {
    let one = try invoke.parseArgs(Pending.self)
    center.getNotificationSettings { settings in
      guard allowed(settings) == "yes" else { return invoke.reject("not allowed") }
      self.store.change { kept in
        kept.held.removeAll { $0.key == one.key }
        kept.shown.removeAll { $0.key == one.key }
        kept.shown.append(Up(key: one.key, at: now(), notice: one))
      }
      self.center.removePendingNotificationRequests(withIdentifiers: [one.key])
      self.center.add(self.request(one, nil)) { error in
        if error == nil { invoke.resolve() } else { invoke.reject("not shown") }
      }
    }
  }

  @objc public func takeDown(_ invoke: Invoke) throws {
    let keys = try invoke.parseArgs(Keys.self).keys
    center.removeDeliveredNotifications(withIdentifiers: keys)
    store.change { kept in kept.shown.removeAll { keys.contains($0.key) } }
    invoke.resolve()
  }

  @objc public func heard(_ invoke: Invoke) throws {
    let numbers = try invoke.parseArgs(Numbers.self).numbers
    taps.removeAll { numbers.contains($0.number) }
    store.change { kept in kept.answers.removeAll { numbers.contains($0.number) } }
    invoke.resolve()
  }

  @objc public func state(_ invoke: Invoke) {
    center.getNotificationSettings { settings in
      invoke.resolve(State(allowed: allowed(settings)))
    }
  }

  @objc public func askToShow(_ invoke: Invoke) {
    center.requestAuthorization(options: [.alert, .sound]) { _, _ in self.state(invoke) }
  }

  @objc public func askExact(_ invoke: Invoke) {
    invoke.reject("nothing to ask")
  }

  // MARK: What iOS tells

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler done: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    tell()
    if #available(iOS 14.0, *) { done([.banner, .list, .sound]) } else { done([.alert, .sound]) }
  }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler done: @escaping () -> Void
  ) {
    let request = response.notification.request
    let key = request.identifier
    switch response.actionIdentifier {
    case UNNotificationDefaultActionIdentifier:
      tapped -= 1
      taps.append(Answer(number: tapped, key: key, action: "open", at: now()))
    case Categories.done, Categories.later:
      answered(key, response.actionIdentifier, request)
    default:
      break
    }
    tell()
    done()
  }

  /// Keeps an answer. What is asked for later is held again at once: the app may be locked.
  private func answered(_ key: String, _ action: String, _ request: UNNotificationRequest) {
    let later = action == Categories.later
    store.change { kept in
      kept.answered += 1
      kept.answers.append(Answer(number: kept.answered, key: key, action: action, at: now()))
      let up = kept.shown.first { $0.key == key }?.notice ?? kept.held.first { $0.key == key }
      kept.shown.removeAll { $0.key == key }
      kept.held.removeAll { $0.key == key }
      if later, var again = up {
        again.at = now() + 3_600_000
        again.wall = nil
        kept.held.append(again)
      }
    }
    if later {
      let hour = UNTimeIntervalNotificationTrigger(timeInterval: 3600, repeats: false)
      center.add(
        UNNotificationRequest(identifier: key, content: request.content, trigger: hour))
    }
  }

  private func tell() {
    let nothing: JSObject = [:]
    trigger("news", data: nothing)
  }

  // MARK: What iOS is handed

  private func request(_ one: Pending, _ trigger: UNNotificationTrigger?) -> UNNotificationRequest {
    let content = UNMutableNotificationContent()
    content.title = one.says.heading
    content.sound = one.says.sound ? .default : nil
    content.categoryIdentifier = categories.of(one.says)
    return UNNotificationRequest(identifier: one.key, content: content, trigger: trigger)
  }

  /// By the clock on the wall wherever the client is, or by the clocks of UTC.
  private func trigger(_ one: Pending) -> UNNotificationTrigger? {
    guard let utc = TimeZone(identifier: "UTC") else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = utc
    let date = Date(timeIntervalSince1970: Double(one.wall ?? one.at) / 1000)
    let parts: Set<Calendar.Component> = [.year, .month, .day, .hour, .minute, .second]
    var components = calendar.dateComponents(parts, from: date)
    components.calendar = Calendar(identifier: .gregorian)
    components.timeZone = one.wall == nil ? utc : nil
    return UNCalendarNotificationTrigger(dateMatching: components, repeats: false)
  }
}

private func allowed(_ settings: UNNotificationSettings) -> String {
  switch settings.authorizationStatus {
  case .notDetermined: return "not_asked"
  case .denied: return "no"
  default: return "yes"
  }
}

/// The sets of buttons. They are made as they are needed, in the words that they have then.
private final class Categories {
  static let done = "done"
  static let later = "later"
  private var made: Set<UNNotificationCategory> = []

  func of(_ says: Says) -> String {
    let name = "\(says.done ?? "")|\(says.later ?? "")"
    if made.contains(where: { $0.identifier == name }) { return name }
    let labels = [(Categories.done, says.done), (Categories.later, says.later)]
    let actions = labels.compactMap { id, label in
      label.map { UNNotificationAction(identifier: id, title: $0, options: []) }
    }
    made.insert(
      UNNotificationCategory(identifier: name, actions: actions, intentIdentifiers: []))
    UNUserNotificationCenter.current().setNotificationCategories(made)
    return name
  }
}

@_cdecl("init_plugin_phone_notices")
func initPlugin() -> Plugin {
  return NoticesPlugin()
}
