### Les sauvegardes : en faire une, la vérifier, la reprendre ; et veiller sur le fichier.

backup = Sauvegarde
backup-lead = Une copie que vous gardez hors de Trellis, verrouillée pour vous seul. Si cet appareil se perd ou se brise, vous pouvez tout reprendre.
backup-none = Il n’y a pas encore de sauvegarde.
backup-made = Dernière sauvegarde : { $day }
backup-proven = Vérifiée le { $day } : { $photos ->
    [0] les { $records } entrées sont revenues.
   *[other] les { $records } entrées et les { $photos } photos sont revenues.
}
backup-proven-client = Elle s’est ouverte comme vous l’ouvririez.
backup-proven-app = Le fichier est complet. Pour voir si vos mots l’ouvrent, vérifiez-le avec vos mots.
backup-problem-title = Cette sauvegarde n’est pas bonne
backup-problem-keep = Rien n’a changé dans Trellis.

backup-make-title = Faire une sauvegarde
backup-lock = Comment voulez-vous la verrouiller?
backup-lock-words = Avec mes 12 mots de secours
backup-lock-passphrase = Avec une phrase secrète
backup-passphrase = Une phrase secrète pour ce fichier
backup-passphrase-hint = Au moins quatre mots qui vous viennent, 12 lettres ou plus. Il vous la faudra pour ouvrir le fichier.
backup-passphrase-again = La même phrase, encore une fois
backup-passphrase-short = Mettez au moins 12 lettres, s’il vous plaît.
backup-passphrase-differs = Les deux ne sont pas pareilles.
backup-passphrase-lost = Gardez-la là où vous la trouverez. Sans elle, personne ne peut ouvrir le fichier, nous non plus.
backup-make = Faire une sauvegarde
backup-making = La sauvegarde se fait, puis elle est vérifiée. Cela peut prendre un moment.
backup-where = Gardez-la plutôt sur un autre appareil, ou sur une clé dans un tiroir.

backup-weekly-title = Chaque semaine, toute seule
backup-weekly-lead = Une fois par semaine, quand Trellis est ouvert, dans un dossier de votre choix. Les trois dernières restent. Elles ne partent nulle part.
backup-weekly-words = Il vous faut d’abord vos 12 mots de secours. Trellis peut alors verrouiller le fichier sans rien demander.
backup-weekly-on = Elles vont dans le dossier « { $folder } ».
backup-weekly-choose = Choisir un dossier
backup-weekly-other = Choisir un autre dossier
backup-weekly-now = En faire une maintenant
backup-weekly-stop = Ne plus en faire
backup-weekly-no-folders = Cet appareil n’a pas de dossier à choisir. Vous pouvez faire une sauvegarde vous-même.

backup-trouble-folder_gone = Le dossier de vos sauvegardes n’est pas là. Branchez-le, ou choisissez-en un autre. Vos notes vont bien.
backup-trouble-full = Il n’y avait plus de place pour votre sauvegarde. Vos notes vont bien.
backup-trouble-not_proven = Votre dernière sauvegarde ne se relit pas. Les plus anciennes sont donc restées. Vos notes vont bien.
backup-trouble-other = Votre sauvegarde n’a pas pu se faire. Vos notes vont bien. Trellis essaie encore demain.

backup-check-title = Vérifier une sauvegarde
backup-check-lead = Trellis ouvre le fichier, reprend tout dans un endroit à part, compare, puis range. Vos notes ne bougent pas.
backup-check = Choisir une sauvegarde à vérifier
backup-check-now = Vérifier
backup-checking = La vérification est en cours. Cela peut prendre un moment.
backup-secret = Vos 12 mots de secours, ou la phrase secrète
backup-secret-none = Laissez vide si le fichier n’est pas verrouillé.

backup-restore-title = Reprendre une sauvegarde
backup-restore-lead = Vous voyez d’abord ce qu’elle contient.
backup-restore = J’ai une sauvegarde
backup-choose = Choisir le fichier
backup-choose-other = Choisir un autre fichier
backup-look = Voir ce qu’elle contient
backup-looking = Le fichier s’ouvre et se vérifie en entier. Cela peut prendre un moment.
backup-look-title = Dans cette sauvegarde
backup-look-good = Tout y est. Rien n’a encore changé.
backup-look-made = Faite le
backup-look-unknown = Le fichier ne le dit pas
backup-look-checkins = Points faits
backup-look-records = Entrées de toute sorte
backup-look-photos = Photos
backup-look-here = Entrées ici maintenant
backup-how = Que voulez-vous faire?
backup-how-join = L’ajouter à ce qui est ici
backup-how-join-hint = Rien ne se perd. Si les deux disent autre chose, le plus récent compte.
backup-how-replace = La mettre à la place de ce qui est ici
backup-how-replace-hint = Ce qui est ici reste gardé tant que vous n’avez pas dit que tout va bien.
backup-bring = La reprendre
backup-bringing = La reprise est en cours. Tout revient, ou rien.
backup-done = Votre sauvegarde est de retour.
backup-before-title = Est-ce que tout va bien?
backup-before = Le { $day }, une sauvegarde a pris la place de ce qui était ici. C’est encore gardé.
backup-before-goes = Cela part après le { $day }. D’ici là, vous pouvez y revenir, ou vous en passer dès maintenant.
backup-before-well = Tout va bien, je peux m’en passer
backup-before-back = Revenir à ce qui était ici
backup-before-gone = C’est fait.
backup-before-again = Ce qui était ici est de retour.

backup-problem-not_ours = Ce n’est pas une sauvegarde de Trellis. Choisissez un autre fichier, s’il vous plaît.
backup-problem-wrong_key = Ces mots n’ouvrent pas le fichier. Relisez chaque mot, ou essayez la phrase choisie pour lui.
backup-problem-newer = Un Trellis plus récent a fait ce fichier. Mettez Trellis à jour, puis essayez encore.
backup-problem-damaged = Une partie du fichier manque ou a changé. On ne peut pas le reprendre. Essayez une sauvegarde plus ancienne.

backup-damaged-title = Une partie de votre fichier ne se lit plus
backup-damaged = Cela arrive quand un appareil vieillit. Rien n’a été effacé. Gardez d’abord ce qui se lit encore. Reprenez ensuite votre dernière bonne sauvegarde, ou ce que vous venez de garder.
backup-save = Garder ce qui se lit
backup-saving = Ce qui se lit est mis à l’abri. Cela peut prendre un moment.
backup-saved = { $lost ->
    [0] Les { $records } entrées sont à l’abri.
   *[other] { $records } entrées sont à l’abri. { $lost } ne se lisent plus.
}
