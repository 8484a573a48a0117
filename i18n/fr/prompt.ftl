### Ce que dit l’appareil quand il demande un doigt ou un visage. Peut être lu par qui voit l’écran.

prompt-title = Ouvrir Trellis
prompt-text = Votre doigt ou votre visage l’ouvre.
prompt-instead-pin = Écrire mon NIP
prompt-instead-passphrase = Écrire ma phrase secrète
