package app.trellis.notices

import java.util.TimeZone

/** What a notice says: neutral text, nothing that the client wrote. */
data class Says(val heading: String, val done: String?, val later: String?, val sound: Boolean)

/** A notice that is held ready: all that is kept of it. Moments are milliseconds since 1970. */
data class Pending(
  /** Names it. Says nothing. */
  val key: String,
  /** When it was to come as it was handed over. */
  val moment: Long,
  /** When it comes where the client is now. */
  val at: Long,
  /** How long after that it may still be shown. */
  val late: Long,
  /** The wall-clock time at which it comes wherever the client is; none: it stays at its moment. */
  val wall: Long?,
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
    return copy(at = maxOf(after, meant))
  }

  /** Whether it is to be shown at [now]: its time has come, not long ago, and it is not quiet. */
  fun isDue(now: Long, zone: TimeZone): Boolean {
    val here = wallOf(now, zone)
    return now >= at && now - at <= late && (quiet?.after(here) ?: here) == here
  }
}
