### Le petit menu près de l’heure. Quiconque voit l’écran peut le lire.

tray-support = Du soutien, maintenant
tray-pause = Mettre les rappels en pause jusqu’à demain
tray-resume = Reprendre les rappels
tray-open = Ouvrir Trellis
tray-quit = Fermer Trellis
