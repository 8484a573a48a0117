package app.trellis.notices

import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneId
import java.time.ZoneOffset
import java.time.ZonedDateTime
import java.util.TimeZone
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

private const val MINUTE = 60_000L

fun table(name: String): List<List<String>> {
  val text = WallClockTest::class.java.getResource("/$name").readText()
  return text.lines().filter { it.isNotEmpty() }.map { it.split('\t') }
}

class WallClockTest {
  @Test
  fun `it says what the domain says`() {
    val walls = table("walls.tsv")
    assertTrue(walls.size > 500)
    for ((zone, wall, at) in walls) {
      val said = instantOf(wall.toLong(), TimeZone.getTimeZone(zone))
      assertEquals("$zone, $wall", at.toLong(), said)
    }
    val quiet = table("quiet.tsv")
    assertTrue(quiet.size > 500)
    for ((from, to, wall, after) in quiet) {
      val said = Quiet(from.toInt(), to.toInt()).after(wall.toLong())
      assertEquals("$from to $to, $wall", after.toLong(), said)
    }
  }

  /** Every zone there is, around every clock change of 36 years, and what `java.time` says. */
  @Test
  fun `it says what java time says of every zone`() {
    val end = Instant.parse("2036-01-01T00:00:00Z")
    var checked = 0
    var gaps = 0
    var twice = 0
    for (name in ZoneId.getAvailableZoneIds().filter { it in TimeZone.getAvailableIDs() }) {
      val zone = ZoneId.of(name)
      val other = TimeZone.getTimeZone(name)
      var change = zone.rules.nextTransition(Instant.parse("2000-01-01T00:00:00Z"))
      while (change != null && change.instant < end) {
        for (step in -30..30) {
          val here = change.dateTimeBefore.plusMinutes(step * 50L + step % 7)
          val wall = here.toInstant(ZoneOffset.UTC).toEpochMilli()
          val said = ZonedDateTime.ofLocal(here, zone, null).toInstant().toEpochMilli()
          assertEquals("$name, $here", said, instantOf(wall, other))
          val offsets = zone.rules.getValidOffsets(here)
          val all = offsets.map { here.toInstant(it).toEpochMilli() }.sorted()
          assertEquals("$name, $here", all, instantsOf(wall, other))
          checked += 1
          if (all.isEmpty()) gaps += 1
          if (all.size == 2) twice += 1
        }
        change = zone.rules.nextTransition(change.instant)
      }
    }
    println("$checked wall-clock times: $gaps never come, $twice come twice")
    assertTrue(checked > 500_000 && gaps > 5_000 && twice > 5_000)
  }

  @Test
  fun `a time in the gap comes after it and a time that comes twice the first time`() {
    val toronto = TimeZone.getTimeZone("America/Toronto")
    fun comes(wall: String): Instant {
      val at = LocalDateTime.parse(wall).toInstant(ZoneOffset.UTC).toEpochMilli()
      return Instant.ofEpochMilli(instantOf(at, toronto))
    }
    assertEquals(Instant.parse("2026-03-08T07:30:00Z"), comes("2026-03-08T02:30:00"))
    assertEquals(Instant.parse("2026-11-01T05:30:00Z"), comes("2026-11-01T01:30:00"))
  }

  @Test
  fun `a moment is shown as the wall clock shows it`() {
    val zone = TimeZone.getTimeZone("Australia/Lord_Howe")
    val moment = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli()
    assertEquals(moment + 11 * 60 * MINUTE, wallOf(moment, zone))
  }
}
