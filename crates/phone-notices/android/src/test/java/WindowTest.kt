package app.trellis.notices

import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneOffset
import java.util.Random
import java.util.TimeZone
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

private const val MINUTE = 60_000L
private const val HOUR = 60 * MINUTE

private val TORONTO = TimeZone.getTimeZone("America/Toronto")
private val PARIS = TimeZone.getTimeZone("Europe/Paris")
private val VANCOUVER = TimeZone.getTimeZone("America/Vancouver")

private fun moment(text: String): Long = Instant.parse(text).toEpochMilli()

private fun wall(text: String): Long =
  LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli()

private val SAYS = Says("A moment for you", "Done", "Later", true)

/** One that follows the client, as the app hands it over in Toronto. */
private fun follows(at: String, quiet: Quiet? = null): Pending {
  val comes = instantOf(wall(at), TORONTO)
  return Pending(at, comes, comes, wall(at), 2 * HOUR, quiet, SAYS)
}

/** One that stays at its moment. */
private fun stays(at: String, quiet: Quiet? = null): Pending =
  Pending(at, moment(at), moment(at), null, 2 * HOUR, quiet, SAYS)

private fun window(vararg all: Pending): Window =
  Window(zone = TORONTO.id).change(emptySet(), all.toList())

private fun Window.keys(): List<String> = pending.map { it.key }

class WindowTest {
  @Test
  fun `what follows the client moves and what is fixed stays`() {
    val morning = follows("2026-06-01T09:00:00")
    val fixed = stays("2026-06-01T18:00:00Z")
    val there = window(morning, fixed).inZone(PARIS)
    val at = there.pending.map { it.key to it.at }.toMap()
    assertEquals(moment("2026-06-01T07:00:00Z"), at[morning.key])
    assertEquals(fixed.moment, at[fixed.key])
    assertEquals("and back again", window(morning, fixed), there.inZone(TORONTO))
    assertEquals("in the same zone nothing", there, there.inZone(PARIS))
  }

  @Test
  fun `a time in the gap of another zone comes after it and once`() {
    val paris = window(follows("2026-03-29T02:30:00")).inZone(PARIS)
    assertEquals(listOf(moment("2026-03-29T01:30:00Z")), paris.moments(0))
    val (after, shown) = paris.come(moment("2026-03-29T01:30:00Z"), PARIS)
    assertEquals(1, shown.size)
    assertEquals(emptyList<Pending>(), after.come(moment("2026-03-29T01:31:00Z"), PARIS).second)
    val twice = window(follows("2026-10-25T02:30:00")).inZone(PARIS)
    assertEquals(listOf(moment("2026-10-25T00:30:00Z")), twice.moments(0))
  }

  @Test
  fun `a fixed one that falls into quiet hours elsewhere comes when they end`() {
    val night = Quiet(22 * 60, 7 * 60)
    val one = stays("2026-06-01T22:00:00Z", night)
    assertEquals(moment("2026-06-02T05:00:00Z"), one.inZone(PARIS).at)
    assertEquals(one, one.inZone(PARIS).inZone(TORONTO))
    // On the night on which clocks go back over the end of quiet hours, the second time is their end.
    val odd = Quiet(0, 90)
    val second = stays("2026-11-01T06:10:00Z", odd).inZone(TORONTO)
    assertEquals(moment("2026-11-01T06:30:00Z"), second.at)
  }

  @Test
  fun `what is due is shown once and noted`() {
    val one = follows("2026-06-01T09:00:00")
    val (before, none) = window(one).come(one.at - 1, TORONTO)
    assertEquals(emptyList<Pending>(), none)
    val (after, shown) = before.come(one.at, TORONTO)
    assertEquals(listOf(one), shown)
    assertEquals(listOf(Up(one, one.at)), after.shown)
    assertEquals(emptyList<String>(), after.keys())
    assertEquals(emptyList<Pending>(), after.come(one.at + MINUTE, TORONTO).second)
  }

  @Test
  fun `what passed longer ago is not shown late and stays for the app to find`() {
    val one = follows("2026-06-01T09:00:00")
    assertEquals(1, window(one).come(one.at + one.late, TORONTO).second.size)
    val (after, shown) = window(one).come(one.at + one.late + 1, TORONTO)
    assertEquals(emptyList<Pending>(), shown)
    assertEquals(listOf(one.key), after.keys())
    assertEquals("no alarm is set for it", emptyList<Long>(), after.moments(one.at + one.late + 1))
    // A clock that was wrong and is right again: it comes after all.
    assertEquals(1, after.come(one.at, TORONTO).second.size)
    // The client is further east: its time has passed there.
    val east = window(one).inZone(PARIS).come(moment("2026-06-01T12:00:00Z"), PARIS)
    assertEquals(emptyList<Pending>(), east.second)
    assertEquals(listOf(one.key), east.first.keys())
  }

  @Test
  fun `nothing is shown late into quiet hours`() {
    val one = follows("2026-06-01T21:30:00", Quiet(22 * 60, 7 * 60))
    assertEquals(1, window(one).come(one.at + 29 * MINUTE, TORONTO).second.size)
    assertEquals(0, window(one).come(one.at + 30 * MINUTE, TORONTO).second.size)
  }

  @Test
  fun `what is put takes the place of what had its key and what is let go of is gone`() {
    val (one, two) = Pair(follows("2026-06-01T09:00:00"), follows("2026-06-02T09:00:00"))
    val moved = one.copy(moment = one.at + HOUR, at = one.at + HOUR)
    val window = window(one, two).change(setOf(two.key), listOf(moved))
    assertEquals(listOf(moved), window.pending)
  }

  @Test
  fun `no more than sixty-four are held, and the first of them`() {
    val all = (0 until 90).map { stays(Instant.ofEpochSecond(86_400L * (90 - it)).toString()) }
    val window = window(*all.toTypedArray())
    assertEquals(MOST, window.pending.size)
    assertEquals(all.map { it.at }.sorted().take(MOST), window.moments(0))
  }

  @Test
  fun `what is asked for later comes in an hour without the app`() {
    val night = Quiet(22 * 60, 7 * 60)
    val one = follows("2026-06-01T20:00:00", night)
    val up = window(one).come(one.at, TORONTO).first
    val soon = up.answer(one.key, LATER, one.at + MINUTE, TORONTO)
    assertEquals(listOf(one.at + HOUR + MINUTE), soon.moments(one.at))
    assertEquals(listOf(Answer(1, one.key, LATER, one.at + MINUTE)), soon.answers)
    assertEquals(emptyList<Up>(), soon.shown)
    // An hour later is at night: it comes when that ends.
    val night2 = up.answer(one.key, LATER, one.at + 90 * MINUTE, TORONTO)
    assertEquals(listOf(moment("2026-06-02T11:00:00Z")), night2.moments(one.at))
    // It is an hour from then, wherever the client goes.
    assertEquals(soon.moments(0), soon.inZone(VANCOUVER).moments(0))
  }

  @Test
  fun `answers stay until the app has taken them in`() {
    val one = follows("2026-06-01T09:00:00")
    val up = window(one).come(one.at, TORONTO).first
    val done = up.answer(one.key, DONE, one.at + 5, TORONTO).answer("x", DONE, one.at + 6, TORONTO)
    assertEquals(listOf(1L, 2L), done.answers.map { it.number })
    assertEquals(emptyList<String>(), done.keys())
    val heard = done.heard(setOf(1L))
    assertEquals(listOf("x"), heard.answers.map { it.key })
    assertEquals(3L, heard.answer("y", DONE, 0, TORONTO).answers.last().number)
  }

  /** Journeys, sleeps and clocks at random: nothing twice, nothing early, nothing in quiet hours, and what
   * was not shown is still there. */
  @Test
  fun `whatever happens nothing comes twice and nothing is lost`() {
    val zones = listOf("America/Toronto", "America/St_Johns", "Europe/Paris", "Australia/Lord_Howe")
      .map { TimeZone.getTimeZone(it) }
    for (seed in 1L..300L) {
      val dice = Random(seed)
      val quiet = listOf(null, Quiet(22 * 60, 7 * 60), Quiet(60, 150))[dice.nextInt(3)]
      val start = moment(if (seed % 2 == 0L) "2026-03-06T15:00:00Z" else "2026-10-23T15:00:00Z")
      val all = (0 until 40).map {
        val at = start + (1 + dice.nextInt(10 * 24 * 60)) * MINUTE
        val one = Pending("$it", at, at, null, 2 * HOUR, quiet, SAYS).inZone(TORONTO)
        val moved = one.copy(moment = one.at)
        if (dice.nextBoolean()) moved else moved.copy(wall = wallOf(one.at, TORONTO))
      }
      var window = window(*all.toTypedArray())
      var zone = TORONTO
      var now = start
      val shown = mutableListOf<String>()
      repeat(120) {
        // Awake until the next alarm, off for a while, or somewhere else.
        when (dice.nextInt(4)) {
          0 -> now += dice.nextInt(600) * MINUTE
          1 -> zone = zones[dice.nextInt(zones.size)]
          else -> now = window.moments(now).firstOrNull() ?: now
        }
        val (after, due) = window.inZone(zone).come(now, zone)
        for (one in due) {
          val here = wallOf(now, zone)
          assertTrue("seed $seed: early", one.at <= now && now - one.at <= one.late)
          assertEquals("seed $seed: quiet", here, quiet?.after(here) ?: here)
          assertTrue("seed $seed: ${one.key} twice", one.key !in shown)
          shown.add(one.key)
        }
        assertEquals("seed $seed", 40, after.pending.size + shown.size)
        window = after
      }
      assertTrue("seed $seed: some came", shown.size > 5)
      val kept = windowFrom(JSONObject(window.toJson().toString()))
      assertEquals("seed $seed: it is kept as it is", window, kept)
    }
  }
}
