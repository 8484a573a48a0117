package app.trellis.notices

import java.util.TimeZone

/** What a notice says: neutral text, nothing that the client wrote. */
data class Says(val heading: String, val done: String?, val later: String?, val sound: Boolean)

/** A notice that is held ready: all that is kept of it. Moments are milliseconds since 1970. */
data class Pending(
  /** Names it. Says nothing. */
  val key: String,
  /** When it comes where the client is. */
  val at: Long,
  /** The moment that it is meant for, wherever the client is, where it has no wall-clock time. */
  val moment: Long,
  /** The wall-clock time at which it comes wherever the client is. */
  val wall: Long?,
  /** How long after [at] it may still be shown. */
  val late: Long,
  /** Hours in which it is not shown, where the client is: then it comes when they end. */
  val quiet: Quiet?,
  val says: Says
) {
  /** The same notice once the client is in [zone]. */
  fun inZone(zone: TimeZone): Pending {
    val meant = if (wall == null) moment else instantOf(wall, zone)
    val here = wallOf(meant, zone)
    val shown = quiet?.after(here) ?: here
    if (shown == here) return copy(at = meant)
    // Where clocks go back over the end of quiet hours, these end the second time.
    val after = instantsOf(shown, zone).firstOrNull { it >= meant } ?: instantOf(shown, zone)
    return copy(at = after)
  }

  /** Whether it is to be shown at [now]: its time has come, not long ago, and it is not quiet. */
  fun isDue(now: Long, zone: TimeZone): Boolean {
    val here = wallOf(now, zone)
    return now >= at && now - at <= late && (quiet?.after(here) ?: here) == here
  }
}
