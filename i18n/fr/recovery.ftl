### Les mots de secours : les faire, les écrire, les redire.

recovery-title = Mots de secours
recovery-lead = Douze mots qui ouvrent vos notes et vos sauvegardes.
recovery-what = Trellis vous montre douze mots, une seule fois. Vous les écrivez sur papier. Si un jour vous oubliez votre verrou ou si la clé se perd, vous les tapez et vos notes reviennent.
recovery-careful = Toute personne qui a ces mots peut lire vos notes. Gardez le papier avec ce qui compte pour vous, ou chez quelqu’un de confiance.
recovery-without = Sans eux, un verrou ou une clé qui se perd ne se répare pas. Personne d’autre n’en a de copie. Pas même nous.
recovery-new = Les nouveaux mots remplacent les anciens ici. Vos sauvegardes d’avant s’ouvrent encore avec les anciens mots seulement.
recovery-language = Des mots en
recovery-alone = Personne d’autre ne voit mon écran ici
recovery-alone-nudge = Activez ceci d’abord, dans un endroit à l’abri des regards.
recovery-show = Voir mes mots

recovery-sheet = Vos mots de secours
recovery-sheet-lead = Écrivez-les dans cet ordre. Trellis ne les montrera plus.
recovery-paper-title = Trellis : mots de secours
recovery-paper-what = Ces douze mots ouvrent mes notes dans Trellis et mes sauvegardes de Trellis, sur tout appareil. Merci de garder cette page en lieu sûr.
recovery-paper-age = Pour ouvrir une sauvegarde sans Trellis : mettez la ligne suivante dans un fichier et donnez-le au programme libre « age », avec l’option -i.
recovery-print = Imprimer cette page
recovery-print-care = Une imprimante peut garder une copie. Votre main est plus sûre.
recovery-written = Je les ai écrits

recovery-back = Redites-en trois
recovery-back-lead = D’après votre papier. Comme ça, vous savez que tout est juste.
recovery-number = Mot { $number }
recovery-not-right = Un de ces mots n’est pas celui qui était à l’écran. Regardez encore votre papier, ou revenez voir les mots.
recovery-see-again = Revoir les mots
recovery-keep = Garder ces mots

recovery-done = Vos mots de secours sont prêts
recovery-done-text = Ils ouvrent vos notes dès maintenant, et les sauvegardes faites à partir d’aujourd’hui.
recovery-done-back = Revenir au verrou
recovery-done-on = Continuer
