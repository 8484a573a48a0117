package app.trellis.notices

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** An alarm: something is due. */
class ComesReceiver : BroadcastReceiver() {
  override fun onReceive(context: Context, intent: Intent) = Phone(context).settle()
}

/** The phone started, or the app was updated, and the system may have lost its alarms; or the clock, its zone, or
 * the leave to be exact is another one. What is held is held anew. */
class AgainReceiver : BroadcastReceiver() {
  override fun onReceive(context: Context, intent: Intent) {
    if (intent.action !in REASONS) return
    Phone(context).settle()
    NoticesPlugin.tell()
  }

  private companion object {
    val REASONS = setOf(
      "android.intent.action.LOCKED_BOOT_COMPLETED",
      "android.intent.action.BOOT_COMPLETED",
      "android.intent.action.MY_PACKAGE_REPLACED",
      "android.intent.action.TIMEZONE_CHANGED",
      "android.intent.action.TIME_SET",
      "android.app.action.SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED"
    )
  }
}

/** A button of a notice. */
class AnswerReceiver : BroadcastReceiver() {
  override fun onReceive(context: Context, intent: Intent) {
    val key = intent.getStringExtra(KEY) ?: return
    val action = intent.getStringExtra(ACTION) ?: return
    Phone(context).answer(key, action)
    NoticesPlugin.tell()
  }
}
