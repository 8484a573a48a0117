package app.trellis.notices

import java.util.TimeZone

/** How many are held at most. */
const val MOST = 64

private const val HOUR = 3_600_000L

/** A notice that was shown, and when. */
data class Up(val notice: Pending, val at: Long)

/** What the client did with a notice, and when. Its number names it. */
data class Answer(val number: Long, val key: String, val action: String, val at: Long)

const val OPEN = "open"
const val DONE = "done"
const val LATER = "later"

/** What is held, what was shown, and what was answered. Each step gives the window as it is after it. */
data class Window(
  /** The zone that the moments of [pending] are worked out for. */
  val zone: String = "",
  val pending: List<Pending> = emptyList(),
  val shown: List<Up> = emptyList(),
  val answers: List<Answer> = emptyList(),
  /** How many answers there ever were. */
  val answered: Long = 0
) {
  /** In [zone], those that follow the client come by its clocks. */
  fun inZone(zone: TimeZone): Window =
    if (zone.id == this.zone) this
    else copy(zone = zone.id, pending = pending.map { it.inZone(zone) })

  /** Lets go of some, and holds others, each in the place of one with the same key. */
  fun change(letGo: Set<String>, hold: List<Pending>): Window {
    val fresh = hold.map { it.key }.toSet()
    val stays = pending.filter { it.key !in letGo && it.key !in fresh }
    return copy(pending = (stays + hold).sortedBy { it.at }.take(MOST))
  }

  /** Those that are to be shown at [now] count as shown; they are given besides. What came longer ago stays
   * where it is: the app finds it there, and lists it. */
  fun come(now: Long, zone: TimeZone): Pair<Window, List<Pending>> {
    val (due, stay) = pending.partition { it.isDue(now, zone) }
    return Pair(due.fold(copy(pending = stay)) { window, one -> window.show(one, now) }, due)
  }

  /** One is shown at [now], in the place of one with the same key. */
  fun show(notice: Pending, now: Long): Window = copy(
    pending = pending.filter { it.key != notice.key },
    shown = (shown.filter { it.notice.key != notice.key } + Up(notice, now)).takeLast(MOST)
  )

  /** Some are up no longer. */
  fun takeDown(keys: Set<String>): Window = copy(shown = shown.filter { it.notice.key !in keys })

  /** The moments after [now] at which something comes, the first ones first. */
  fun moments(now: Long): List<Long> =
    pending.map { it.at }.filter { it > now }.distinct().sorted().take(MOST)

  /** The client did something with one that was shown. What is asked for later is held again at once, for
   * the app may be away. */
  fun answer(key: String, action: String, now: Long, zone: TimeZone): Window {
    val up = shown.firstOrNull { it.notice.key == key }
    val answer = Answer(answered + 1, key, action, now)
    val rest = takeDown(setOf(key)).copy(answers = answers + answer, answered = answered + 1)
    if (action != LATER || up == null) return rest
    val again = up.notice.copy(moment = now + HOUR, wall = null).inZone(zone)
    return rest.change(emptySet(), listOf(again))
  }

  /** The app has taken in these answers. */
  fun heard(numbers: Set<Long>): Window = copy(answers = answers.filter { it.number !in numbers })
}
