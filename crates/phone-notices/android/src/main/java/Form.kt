package app.trellis.notices

import org.json.JSONArray
import org.json.JSONObject

/* How all of it is written: for the app, and in the file. `form.rs` has the same. */

private fun JSONObject.text(name: String): String? = if (isNull(name)) null else getString(name)

private fun JSONObject.number(name: String): Long? = if (isNull(name)) null else getLong(name)

private fun <T> JSONObject.list(name: String, read: (JSONObject) -> T): List<T> {
  val list = optJSONArray(name) ?: return emptyList()
  return (0 until list.length()).map { read(list.getJSONObject(it)) }
}

/** The texts of a list. */
fun JSONObject.texts(name: String): Set<String> {
  val list = getJSONArray(name)
  return (0 until list.length()).map { list.getString(it) }.toSet()
}

/** The numbers of a list. */
fun JSONObject.numbers(name: String): Set<Long> {
  val list = getJSONArray(name)
  return (0 until list.length()).map { list.getLong(it) }.toSet()
}

private fun <T> array(all: List<T>, write: (T) -> JSONObject): JSONArray {
  val list = JSONArray()
  for (one in all) list.put(write(one))
  return list
}

private fun or(value: Any?): Any = value ?: JSONObject.NULL

fun Pending.toJson(): JSONObject = JSONObject()
  .put("key", key)
  .put("at", at)
  .put("moment", moment)
  .put("wall", or(wall))
  .put("late", late)
  .put("quiet", or(quiet?.let { JSONObject().put("from", it.from).put("to", it.to) }))
  .put(
    "says",
    JSONObject()
      .put("heading", says.heading)
      .put("done", or(says.done))
      .put("later", or(says.later))
      .put("sound", says.sound)
  )

fun pendingFrom(json: JSONObject): Pending {
  val says = json.getJSONObject("says")
  return Pending(
    key = json.getString("key"),
    at = json.getLong("at"),
    moment = json.getLong("moment"),
    wall = json.number("wall"),
    late = json.getLong("late"),
    quiet = json.optJSONObject("quiet")?.let { Quiet(it.getInt("from"), it.getInt("to")) },
    says = Says(
      says.getString("heading"), says.text("done"), says.text("later"), says.getBoolean("sound")
    )
  )
}

/** Those of a list. */
fun JSONObject.pending(name: String): List<Pending> = list(name) { pendingFrom(it) }

private fun Answer.toJson(): JSONObject =
  JSONObject().put("number", number).put("key", key).put("action", action).put("at", at)

/** As the app reads it, with answers that are not kept besides. */
fun Window.toJson(besides: List<Answer> = emptyList()): JSONObject = JSONObject()
  .put("zone", zone)
  .put("answered", answered)
  .put("pending", array(pending) { it.toJson() })
  .put(
    "shown",
    array(shown) {
      JSONObject().put("key", it.notice.key).put("at", it.at).put("notice", it.notice.toJson())
    }
  )
  .put("answers", array(answers + besides) { it.toJson() })

fun windowFrom(json: JSONObject): Window = Window(
  zone = json.optString("zone"),
  pending = json.pending("pending"),
  shown = json.list("shown") { Up(pendingFrom(it.getJSONObject("notice")), it.getLong("at")) },
  answers = json.list("answers") {
    Answer(it.getLong("number"), it.getString("key"), it.getString("action"), it.getLong("at"))
  },
  answered = json.optLong("answered")
)
