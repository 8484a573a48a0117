package app.trellis.notices

import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.webkit.WebView
import androidx.appcompat.app.AppCompatActivity
import app.tauri.PermissionState
import app.tauri.annotation.Command
import app.tauri.annotation.Permission
import app.tauri.annotation.PermissionCallback
import app.tauri.annotation.TauriPlugin
import app.tauri.plugin.Invoke
import app.tauri.plugin.JSObject
import app.tauri.plugin.Plugin

private const val NOTICES = "notices"

/** What the app asks: each command is a function of `plugin.rs`. */
@TauriPlugin(
  permissions = [
    Permission(strings = ["android.permission.POST_NOTIFICATIONS"], alias = NOTICES)
  ]
)
class NoticesPlugin(private val activity: Activity) : Plugin(activity) {
  private val phone = Phone(activity)

  /** Taps. They are for this run alone, for one of long ago would lead nowhere; their numbers count down. */
  private var taps = listOf<Answer>()
  private var tapped = 0L

  init {
    living = this
  }

  override fun load(webView: WebView) {
    super.load(webView)
    began(activity)
  }

  /** The app was not running, or its activity is another one now. */
  override fun onResume(activity: AppCompatActivity) = began(activity)

  override fun onNewIntent(intent: Intent) = tap(intent)

  private fun began(activity: Activity) {
    val intent = activity.intent ?: return
    // From the list of recent apps comes the intent of long ago.
    if (intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY == 0) tap(intent)
  }

  private fun tap(intent: Intent) {
    val key = intent.getStringExtra(KEY) ?: return
    intent.removeExtra(KEY)
    phone.takeDown(setOf(key))
    tapped -= 1
    taps = taps + Answer(tapped, key, OPEN, System.currentTimeMillis())
    tell()
  }

  @Command
  fun standing(invoke: Invoke) = invoke.resolve(JSObject(phone.standing().toJson(taps).toString()))

  @Command
  fun change(invoke: Invoke) {
    val asked = invoke.getArgs()
    phone.settle { it.change(asked.texts("let_go"), asked.pending("hold")) }
    invoke.resolve()
  }

  @Command
  fun show(invoke: Invoke) {
    if (phone.show(pendingFrom(invoke.getArgs()))) invoke.resolve() else invoke.reject("not allowed")
  }

  @Command
  fun takeDown(invoke: Invoke) {
    phone.takeDown(invoke.getArgs().texts("keys"))
    invoke.resolve()
  }

  @Command
  fun heard(invoke: Invoke) {
    val numbers = invoke.getArgs().numbers("numbers")
    taps = taps.filter { it.number !in numbers }
    phone.settle { it.heard(numbers) }
    invoke.resolve()
  }

  @Command
  fun state(invoke: Invoke) {
    val exact = phone.isExact()
    val allowed = when {
      phone.isAllowed() -> "yes"
      canBeAsked() -> "not_asked"
      else -> "no"
    }
    invoke.resolve(
      JSObject().put("allowed", allowed).put("exact", exact).put("may_be_exact", !exact)
    )
  }

  @Command
  fun askToShow(invoke: Invoke) {
    if (!phone.isAllowed() && canBeAsked()) requestPermissionForAlias(NOTICES, invoke, "asked")
    else state(invoke)
  }

  @PermissionCallback
  fun asked(invoke: Invoke) {
    // What waited for it.
    phone.settle()
    state(invoke)
  }

  /** Whether the client was not asked yet: from Android 13 on they are. */
  private fun canBeAsked(): Boolean =
    Build.VERSION.SDK_INT >= ANDROID_13 && getPermissionState(NOTICES) == PermissionState.PROMPT

  @Command
  fun askExact(invoke: Invoke) {
    if (phone.isExact()) return invoke.reject("nothing to ask")
    val own = Uri.fromParts("package", activity.packageName, null)
    activity.startActivity(Intent("android.settings.REQUEST_SCHEDULE_EXACT_ALARM", own))
    invoke.resolve()
  }

  companion object {
    private var living: NoticesPlugin? = null

    /** Tells the app, where it runs, that something happened. */
    fun tell() {
      living?.trigger("news", JSObject())
    }
  }
}
