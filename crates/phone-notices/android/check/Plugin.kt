/* What of Tauri's own class the plugin uses, line for line as it stands there: the whole of it needs newer
 * compilers and libraries than the check has. */
package app.tauri.plugin

import android.app.Activity
import android.content.Intent
import android.webkit.WebView
import androidx.appcompat.app.AppCompatActivity
import app.tauri.PermissionState

private fun there(): Nothing = throw UnsupportedOperationException("only its type is known here")

@Suppress("UNUSED_PARAMETER")
abstract class Plugin(private val activity: Activity) {
  open fun load(webView: WebView) {}

  open fun onNewIntent(intent: Intent) {}

  open fun onResume(activity: AppCompatActivity) {}

  fun trigger(event: String, payload: JSObject) {
    there()
  }

  protected fun requestPermissionForAlias(
    alias: String,
    invoke: Invoke,
    callbackName: String
  ) {
    there()
  }

  fun getPermissionState(alias: String): PermissionState? {
    there()
  }
}
