package app.trellis.notices

import java.io.File
import java.nio.file.Files
import org.json.JSONArray
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** As maps, lists and values, which can be compared. */
private fun plain(value: Any?): Any? = when (value) {
  is JSONObject -> value.keys().asSequence().map { it as String }.map { it to plain(value.get(it)) }.toMap()
  is JSONArray -> (0 until value.length()).map { plain(value.get(it)) }
  is Int -> value.toLong()
  JSONObject.NULL -> null
  else -> value
}

private fun folder(): File = Files.createTempDirectory("notices").toFile()

class FormTest {
  private val text = FormTest::class.java.getResource("/standing.json").readText()

  @Test
  fun `both halves write the same form`() {
    val pending = JSONObject(text).pending("pending")
    assertEquals(2, pending.size)
    val file = plain(JSONObject(text)) as Map<*, *>
    assertEquals(file["pending"], pending.map { plain(it.toJson()) })
    assertEquals(Quiet(1320, 420), pending[0].quiet)
    assertEquals(null, pending[1].says.done)

    val answers = listOf(
      Answer(1, "d@2026-03-07T08:00", DONE, 1772888400000),
      Answer(2, "e@2026-03-07T08:00", LATER, 1772888460000)
    )
    val up = Up(pending[0].copy(key = "c@2026-03-07T09:00"), 1772892000123)
    val window = Window("America/Toronto", pending, listOf(up), answers.take(1), 1)
    val written = plain(window.toJson(answers.drop(1))) as Map<*, *>
    assertEquals(file["answers"], written["answers"])
    val shown = (written["shown"] as List<*>)[0] as Map<*, *>
    assertEquals(((file["shown"] as List<*>)[0] as Map<*, *>).entries, (shown - "notice").entries)
  }

  @Test
  fun `what is kept is there again, whole`() {
    val folder = File(folder(), "inside")
    val pending = JSONObject(text).pending("pending")
    Store(folder).change { Pair(it.change(emptySet(), pending).copy(zone = "Europe/Paris"), Unit) }
    val moved = pending[0].copy(at = pending[0].at + 5)
    val given = Store(folder).change { Pair(it.change(emptySet(), listOf(moved)), "given") }
    assertEquals("given", given)
    val kept = Store(folder).read()
    assertEquals(listOf(moved, pending[1]), kept.pending)
    assertEquals("Europe/Paris", kept.zone)
    assertEquals(listOf("window.json"), folder.list().toList())
  }

  @Test
  fun `what cannot be read is as nothing`() {
    val folder = folder()
    assertEquals(Window(), Store(folder).read())
    for (broken in listOf("", "{", "[]", "{\"pending\": [{}]}")) {
      File(folder, "window.json").writeText(broken)
      assertEquals(Window(), Store(folder).read())
    }
    Store(folder).change { Pair(it.copy(answered = 3), Unit) }
    assertTrue(Store(folder).read().answered == 3L)
  }
}
