package app.trellis.notices

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build

/** Has the system wake us: one alarm for each moment, by the clock on the wall, also while the phone dozes. */
class Alarms(private val context: Context) {
  private val manager = context.getSystemService(Context.ALARM_SERVICE) as AlarmManager

  /** Whether they come at their very minute. */
  fun isExact(): Boolean = Build.VERSION.SDK_INT < ANDROID_12 || manager.canScheduleExactAlarms()

  /** Makes them exactly these, the first ones first. */
  fun arm(moments: List<Long>) {
    for (place in 0 until MOST) {
      val moment = moments.getOrNull(place)
      if (moment == null) letGo(place) else arm(place, moment)
    }
  }

  private fun arm(place: Int, moment: Long) {
    val comes = comes(place, PendingIntent.FLAG_UPDATE_CURRENT) ?: return
    if (isExact()) {
      try {
        manager.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, moment, comes)
        return
      } catch (_: SecurityException) {
        // It was taken back meanwhile.
      }
    }
    manager.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, moment, comes)
  }

  private fun letGo(place: Int) {
    val comes = comes(place, PendingIntent.FLAG_NO_CREATE) ?: return
    manager.cancel(comes)
    comes.cancel()
  }

  private fun comes(place: Int, flags: Int): PendingIntent? = PendingIntent.getBroadcast(
    context, place, Intent(context, ComesReceiver::class.java), flags or PendingIntent.FLAG_IMMUTABLE
  )
}

const val ANDROID_8 = 26
const val ANDROID_12 = 31
const val ANDROID_13 = 33
