package android.app

/** API 26, as Google's reference says. */
@Suppress("UNUSED_PARAMETER")
class NotificationChannel(id: String, name: CharSequence, importance: Int) {
  var lockscreenVisibility: Int = 0
}
