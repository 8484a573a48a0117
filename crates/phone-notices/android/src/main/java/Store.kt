package app.trellis.notices

import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import org.json.JSONException
import org.json.JSONObject

/** The window, in a file. Whoever changes it has it alone; a change is whole or not there. */
class Store(private val folder: File) {
  private val file = File(folder, "window.json")

  fun read(): Window = synchronized(LOCK) {
    try {
      if (file.exists()) windowFrom(JSONObject(file.readText())) else Window()
    } catch (_: JSONException) {
      // The app hands over all of it anew when it next runs.
      Window()
    }
  }

  /** Changes it, and gives what the change gives. */
  fun <T> change(work: (Window) -> Pair<Window, T>): T = synchronized(LOCK) {
    val before = read()
    val (after, given) = work(before)
    if (after != before) write(after)
    given
  }

  private fun write(window: Window) {
    folder.mkdirs()
    val new = File(folder, "window.new")
    FileOutputStream(new).use {
      it.write(window.toJson().toString().toByteArray())
      it.fd.sync()
    }
    if (!new.renameTo(file)) throw IOException("not kept")
  }

  companion object {
    private val LOCK = Any()
  }
}
