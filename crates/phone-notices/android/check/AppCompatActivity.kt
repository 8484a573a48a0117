package androidx.appcompat.app

/** Of a library that comes with every Tauri app: an activity. */
open class AppCompatActivity : android.app.Activity()
