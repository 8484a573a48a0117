### Les chemins vers vos notes.

opening-open = Ouvrir
opening-busy = Un instant…
opening-show = Afficher ce que j’écris
opening-next = Ce que vous pouvez faire
opening-still = C’est encore ainsi. Rien n’a changé.

opening-unlock-title = Vous revoilà
opening-unlock-pin-lead = Vos notes sont sous clé. Votre NIP les ouvre.
opening-unlock-lead = Vos notes sont sous clé. Votre phrase secrète les ouvre.
opening-pin = NIP
opening-pin-empty = Écrivez votre NIP ici.
opening-passphrase = Phrase secrète
opening-passphrase-empty = Écrivez votre phrase secrète ici.
opening-unlock-lost = Seule votre phrase secrète ouvre vos notes. Il n’y a pas d’autre entrée, même pour nous.
opening-unlock-pin-lost = Seul votre NIP ouvre vos notes. Il n’y a pas d’autre entrée, même pour nous.
opening-wait-minutes = Vous pourrez réessayer dans { $minutes } minutes environ. Rien n’est perdu. Laissez Trellis ouvert en attendant.
opening-wait-seconds = Vous pourrez réessayer dans { $seconds } secondes environ. Rien n’est perdu.
opening-wait-over = Vous pouvez réessayer maintenant.
opening-finger = Avec mon doigt ou mon visage
opening-finger-asking = L’appareil vous le demande…
opening-finger-lead-pin = Vos notes sont sous clé. Votre doigt, votre visage ou votre NIP les ouvre.
opening-finger-lead-passphrase = Vos notes sont sous clé. Votre doigt, votre visage ou votre phrase secrète les ouvre.
opening-finger-lost-pin = Si le doigt ou le visage ne marche pas, seul votre NIP ouvre vos notes. Il n’y a pas d’autre entrée, même pour nous.
opening-finger-lost-passphrase = Si le doigt ou le visage ne marche pas, seule votre phrase secrète ouvre vos notes. Il n’y a pas d’autre entrée, même pour nous.
opening-support-hide = Fermer le soutien
opening-by-words = Prendre mes mots de secours
opening-words = Vos douze mots de secours
opening-words-hint = Dans l’ordre, avec des espaces. Les majuscules et les accents ne comptent pas.
opening-words-empty = Écrivez les douze mots ici.
opening-words-title = Ouvrir avec vos mots

opening-choose-title = Comment mettre vos notes sous clé?
opening-choose-lead = La plupart des appareils ont un coffre pour les clés. Celui-ci n’en a pas que Trellis peut utiliser : à vous de choisir.
opening-choose-how = Protéger mes notes avec
opening-choose-passphrase = Une phrase secrète (le plus sûr)
opening-choose-key-file = Un fichier de clé
opening-passphrase-new = Nouvelle phrase secrète
opening-passphrase-hint = Au moins 8 caractères. Quatre ou cinq mots simples : c’est solide et facile à retenir.
opening-passphrase-again = La même, encore une fois
opening-passphrase-differs = Les deux ne sont pas encore pareilles. Écrivez-la de nouveau ou activez « Afficher ce que j’écris ».
opening-passphrase-lost = Gardez votre phrase secrète en lieu sûr. Si elle se perd, personne ne pourra ouvrir vos notes, pas même nous.
opening-strength-none = Plus elle est longue, plus elle est solide.
opening-strength-short = Encore quelques caractères.
opening-strength-fair = Ça peut aller. Quelques mots de plus la rendraient plus solide.
opening-strength-good = Elle est solide.
opening-key-file-title = Bon à savoir
opening-key-file-text = La clé sera dans un fichier à côté de vos notes. Vous n’aurez rien à écrire. Mais toute personne qui peut ouvrir les fichiers de cet appareil pourra lire vos notes.
opening-make-passphrase = Protéger avec cette phrase
opening-make-key-file = Utiliser un fichier de clé

opening-wrong-key-title = La clé ne convient pas
opening-wrong-key-what = La clé de cet appareil n’ouvre pas vos notes. Vos notes sont toujours là. Rien n’a été changé ni supprimé.
opening-wrong-key-next = Si vos notes viennent d’un autre appareil, apportez aussi sa clé. Si vous venez de restaurer une ancienne copie de cet appareil, restaurez aussi la clé. Puis réessayez.

opening-key-store-locked-title = Votre clé est dans un coffre verrouillé
opening-key-store-locked-what = Cet appareil garde votre clé dans un coffre, et ce coffre est verrouillé en ce moment. Vos notes sont toujours là. Rien n’a été changé ni supprimé.
opening-key-store-locked-next = Déverrouillez le coffre de mots de passe de l’appareil (il peut demander votre mot de passe de session). Puis réessayez.

opening-newer-vault-title = Un Trellis plus récent est passé ici
opening-newer-vault-what = Un Trellis plus récent a ouvert vos notes en dernier. Celui-ci est trop ancien pour les lire sans risque. Vos notes sont toujours là. Rien n’a été changé ni supprimé.
opening-newer-vault-next = Mettez Trellis à jour sur cet appareil. Puis réessayez.

opening-damaged-title = Le fichier ne peut pas être lu
opening-damaged-what = Il est arrivé quelque chose au fichier qui contient vos notes. Trellis ne peut pas le lire en ce moment. Rien n’a été supprimé.
opening-damaged-next = D’abord, redémarrez l’appareil et réessayez. Si rien ne change, gardez ce qui se lit encore. Puis continuez avec votre dernière bonne copie.
opening-backup-text = Si vous avez une sauvegarde, repartez à neuf ci-dessous. Puis choisissez « J’ai une sauvegarde » à la première page. Le nom du fichier commence par « trellis ».
opening-save = Garder ce qui se lit encore
opening-save-text = Trellis lit ce qu’il peut et le met dans un fichier sous clé, là où vous le dites. Rien ne change ici.
opening-save-words = Vos 12 mots de secours ouvrent ce fichier.
opening-save-passphrase = Une phrase secrète pour ce fichier
opening-save-passphrase-hint = Au moins 12 lettres. Il vous la faudra pour ouvrir le fichier.
opening-save-short = Il faut au moins 12 lettres.
opening-save-now = Garder dans un fichier
opening-saving = Trellis garde ce qui se lit…
opening-saved = { $lost ->
    [0] Les { $records } entrées qui sont là sont gardées.
   *[other] { $records } entrées sont gardées. { $lost } ne se lisent plus.
}
opening-saved-next = Vous pouvez repartir à neuf ci-dessous et reprendre votre dernière bonne sauvegarde. Si vous n’en avez pas, reprenez le fichier qui vient d’être fait.
opening-save-none = Trellis n’a rien pu y lire. Rien n’a changé.
opening-copy = Utiliser la copie de sûreté
opening-copy-text = Trellis garde une copie de sûreté d’un jour passé. Vous pouvez continuer avec elle. Le fichier illisible est gardé aussi.

opening-no-key-store-title = Votre clé est hors d’atteinte
opening-no-key-store-what = Votre clé est dans le coffre de cet appareil, et Trellis ne peut pas y accéder en ce moment. Vos notes sont toujours là. Rien n’a été changé ni supprimé.
opening-no-key-store-next = Fermez votre session et rouvrez-la, ou activez le coffre de mots de passe. Puis réessayez.

opening-already-open-title = Trellis est déjà ouvert
opening-already-open-what = Une autre fenêtre de Trellis a déjà ouvert vos notes. Deux à la fois pourraient se nuire. Rien n’a été changé ni supprimé.
opening-already-open-next = Allez à l’autre fenêtre, ou fermez-la et réessayez.

opening-disk-full-title = L’appareil est plein
opening-disk-full-what = Trellis a besoin d’un peu de place pour ouvrir vos notes, et il n’en reste plus. Vos notes sont toujours là. Rien n’a été changé ni supprimé.
opening-disk-full-next = Faites un peu de place sur cet appareil. Puis réessayez.

opening-trouble-title = Trellis n’a pas pu s’ouvrir
opening-trouble-what = Quelque chose a empêché d’ouvrir vos notes. Vos notes sont toujours là. Rien n’a été changé ni supprimé.
opening-trouble-next = Réessayez. Si ça ne suffit pas, redémarrez l’appareil et essayez encore une fois.

opening-aside = Mettre les anciennes notes de côté et repartir à neuf
opening-aside-title = Repartir à neuf?
opening-aside-what = Vous commencerez avec un Trellis vide. Vos anciennes notes n’y seront pas.
opening-aside-kept = L’ancien fichier reste sur cet appareil sous un autre nom. Si sa clé ou une sauvegarde réapparaît, il pourra servir de nouveau.
opening-aside-sure = Je veux repartir à neuf
opening-aside-nudge = Activez d’abord l’interrupteur, si c’est bien ce que vous voulez.
opening-aside-no = Pas maintenant
opening-aside-yes = Repartir à neuf
