/* What Android has had since API 23, whose classes the check knows: as Google's reference says. In an app the
 * members of the real classes are used instead of these. */
package app.trellis.notices

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.Context

private fun newer(): Nothing = throw UnsupportedOperationException("only its type is known here")

/** API 24. */
fun Context.createDeviceProtectedStorageContext(): Context = newer()

/** API 24. */
fun NotificationManager.areNotificationsEnabled(): Boolean = newer()

/** API 26. */
@Suppress("UNUSED_PARAMETER")
fun NotificationManager.createNotificationChannel(channel: NotificationChannel): Unit = newer()

/** API 26. */
@Suppress("UNUSED_PARAMETER")
fun Notification.Builder.setChannelId(id: String): Notification.Builder = newer()

/** API 31. */
fun AlarmManager.canScheduleExactAlarms(): Boolean = newer()

/** Made by the Android build from `res`. */
object R {
  object drawable {
    const val notice = 1
  }
}
