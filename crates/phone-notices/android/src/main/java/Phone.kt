package app.trellis.notices

import android.content.Context
import java.io.File
import java.util.TimeZone

/** The notices of this phone, asked for by the app or by a receiver while the app is away. */
class Phone(context: Context) {
  private val context = context.applicationContext
  private val board = Board(this.context)
  private val alarms = Alarms(this.context)

  // Open before the first unlock, and in no backup: it says when reminders come, and neutral text.
  private val store =
    Store(File(context.createDeviceProtectedStorageContext().noBackupFilesDir, "notices"))

  /** How things stand. */
  fun standing(): Window = store.read()

  /** Shows what is due and has the system hold what comes next, by the clocks of where the phone is. Done
   * any number of times it comes to the same. */
  fun settle(change: (Window) -> Window = { it }) {
    val now = System.currentTimeMillis()
    val zone = TimeZone.getDefault()
    val allowed = board.isAllowed()
    val due = store.change {
      val window = change(it.inZone(zone))
      if (allowed) window.come(now, zone) else Pair(window, emptyList())
    }
    due.forEach(board::show)
    alarms.arm(store.read().moments(now))
    if (due.isNotEmpty()) NoticesPlugin.tell()
  }

  /** Shows one at once; whether it could be. */
  fun show(notice: Pending): Boolean {
    if (!board.isAllowed()) return false
    settle { it.show(notice, System.currentTimeMillis()) }
    board.show(notice)
    return true
  }

  fun takeDown(keys: Set<String>) {
    settle { it.takeDown(keys) }
    keys.forEach(board::takeDown)
  }

  /** The client did something with a notice. */
  fun answer(key: String, action: String) {
    val (now, zone) = Pair(System.currentTimeMillis(), TimeZone.getDefault())
    settle { it.answer(key, action, now, zone) }
    board.takeDown(key)
  }

  fun isAllowed(): Boolean = board.isAllowed()

  fun isExact(): Boolean = alarms.isExact()
}
