package app.trellis.notices

import java.util.TimeZone

private const val MINUTE = 60_000L
private const val DAY = 24 * 60 * MINUTE

/** No zone's clocks are further from those of UTC. */
private const val FURTHEST = 15 * 60 * MINUTE

/**
 * The moments at which clocks in [zone] show [wall], the first one first: two where clocks go back over it,
 * none where they go forward over it.
 *
 * A wall-clock time is the moment at which clocks in UTC show it. `java.time` would be plainer, and is not
 * on every Android that the app runs on.
 */
fun instantsOf(wall: Long, zone: TimeZone): List<Long> {
  val offsets = setOf(zone.getOffset(wall - FURTHEST), zone.getOffset(wall + FURTHEST))
  return offsets.map { wall - it }.filter { wallOf(it, zone) == wall }.sorted()
}

/** The moment at which [wall] comes: the first, and where clocks skip it, as much later as they skip. */
fun instantOf(wall: Long, zone: TimeZone): Long =
  instantsOf(wall, zone).firstOrNull() ?: wall - zone.getOffset(wall - FURTHEST)

/** What clocks in [zone] show at [moment]. */
fun wallOf(moment: Long, zone: TimeZone): Long = moment + zone.getOffset(moment)

/**
 * Hours of each day in which nothing is shown, in minutes after midnight: up to [to] on the next day where
 * that is not later than [from]; equal: none at all.
 */
data class Quiet(val from: Int, val to: Int) {
  /** The wall-clock time at which what is due at [wall] comes: itself, or when these hours end. */
  fun after(wall: Long): Long {
    val time = (wall % DAY + DAY) % DAY
    val midnight = wall - time
    val (begin, end) = Pair(from * MINUTE, to * MINUTE)
    return when {
      from < to && time >= begin && time < end -> midnight + end
      from > to && time >= begin -> midnight + DAY + end
      from > to && time < end -> midnight + end
      else -> wall
    }
  }
}
