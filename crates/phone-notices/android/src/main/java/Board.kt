package app.trellis.notices

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build

/** Which notice an intent is about, and what was done with it. */
const val KEY = "app.trellis.notices.key"
const val ACTION = "app.trellis.notices.action"

/** What is up: shows notices and takes them down. */
class Board(private val context: Context) {
  private val manager =
    context.getSystemService(Context.NOTIFICATION_SERVICE) as NotificationManager

  /** Whether the client lets the app show notices. */
  fun isAllowed(): Boolean = manager.areNotificationsEnabled()

  fun show(notice: Pending) {
    val says = notice.says
    @Suppress("DEPRECATION")
    val built = Notification.Builder(context)
      .setSmallIcon(R.drawable.notice)
      .setContentTitle(says.heading)
      .setVisibility(Notification.VISIBILITY_PRIVATE)
      .setOnlyAlertOnce(true)
      .setAutoCancel(true)
      .setContentIntent(opens(notice.key))
    says.done?.let { built.addAction(button(it, notice.key, DONE)) }
    says.later?.let { built.addAction(button(it, notice.key, LATER)) }
    if (Build.VERSION.SDK_INT >= ANDROID_8) built.setChannelId(channel(says)) else old(built, says)
    manager.notify(notice.key, 0, built.build())
  }

  fun takeDown(key: String) = manager.cancel(key, 0)

  /** The channel of a notice, with a sound or without, private on a locked screen. In the system's settings
   * both are called as a notice is. */
  private fun channel(says: Says): String {
    val id = if (says.sound) "sound" else "quiet"
    val name = if (says.sound) "${says.heading} ♪" else says.heading
    val channel = NotificationChannel(id, name, if (says.sound) IMPORTANCE_DEFAULT else IMPORTANCE_LOW)
    channel.lockscreenVisibility = Notification.VISIBILITY_PRIVATE
    manager.createNotificationChannel(channel)
    return id
  }

  /** As a channel would, where there are none yet. */
  @Suppress("DEPRECATION")
  private fun old(built: Notification.Builder, says: Says) {
    if (says.sound) built.setDefaults(Notification.DEFAULT_SOUND or Notification.DEFAULT_VIBRATE)
    else built.setPriority(Notification.PRIORITY_LOW)
  }

  private fun opens(key: String): PendingIntent? {
    val app = context.packageManager.getLaunchIntentForPackage(context.packageName) ?: return null
    app.putExtra(KEY, key)
    return PendingIntent.getActivity(context, key.hashCode(), app, FLAGS)
  }

  /** A button. The app does not come to the front for it. */
  private fun button(label: String, key: String, action: String): Notification.Action {
    val answers = Intent(context, AnswerReceiver::class.java)
      .setData(Uri.fromParts("notice", key, action))
      .putExtra(KEY, key)
      .putExtra(ACTION, action)
    val pending = PendingIntent.getBroadcast(context, 0, answers, FLAGS)
    @Suppress("DEPRECATION")
    return Notification.Action.Builder(R.drawable.notice, label, pending).build()
  }

  private companion object {
    // Of NotificationManager, since Android 7.
    const val IMPORTANCE_LOW = 2
    const val IMPORTANCE_DEFAULT = 3

    const val FLAGS = PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE
  }
}
