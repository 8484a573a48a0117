### What the device says when it asks for a finger or a face. Whoever sees the screen may read it.

prompt-title = Open Trellis
prompt-text = Your finger or your face opens it.
prompt-instead-pin = Type my PIN
prompt-instead-passphrase = Type my passphrase
