/* What Tauri's Android build makes, and a line of its source that this compiler is too old for. */
package app.tauri

object BuildConfig {
  const val DEBUG = false
}

enum class PermissionState { GRANTED, DENIED, PROMPT, PROMPT_WITH_RATIONALE }
