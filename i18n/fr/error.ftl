### Ce qui est arrivé et ce qu’on peut faire. Un texte pour chaque code du cœur.

error-wrong-key = La clé de cet appareil n’ouvre pas vos notes. Vos notes sont toujours là. Rien n’a été changé ni supprimé.
error-key-store-locked = Le coffre où cet appareil garde votre clé est verrouillé. Déverrouillez-le, puis réessayez.
error-newer-vault = Une version plus récente de Trellis a ouvert vos notes. Mettez Trellis à jour sur cet appareil, puis réessayez.
error-damaged = Le fichier de vos notes ne peut pas être lu. Rien n’a été supprimé.
error-no-key-store = Cet appareil n’a pas de coffre pour votre clé en ce moment. Activez-le ou ouvrez une nouvelle session, puis réessayez.
error-already-open = Trellis est déjà ouvert sur cet appareil. Allez à cette fenêtre, ou fermez-la et réessayez.
error-wrong-passphrase = Ce n’est pas la bonne phrase secrète. Vérifiez les majuscules, puis réessayez.
error-short-passphrase = Il faut au moins 8 caractères.
error-wrong-pin = Ce n’est pas le bon NIP. Réessayez quand vous voulez.
error-short-pin = Il faut au moins 6 chiffres.
error-wrong-words = Ce ne sont pas vos mots de secours. Vérifiez chacun avec votre papier, puis réessayez.
error-too-soon = Attendez un peu avant le prochain essai. Rien n’est perdu.
error-locked = Trellis est verrouillé. Ouvrez-le de nouveau pour continuer.
error-not-open = Trellis est verrouillé. Ouvrez-le de nouveau pour continuer.
error-disk-full = L’appareil est plein : rien n’a pu être enregistré. Ce que vous avez écrit est encore sur cette page. Faites un peu de place, puis enregistrez de nouveau.
error-not-found = Ce n’est plus ici. Revenez en arrière et regardez de nouveau.
error-not-valid = Quelque chose ne va pas ici. Vérifiez le jour, l’heure et vos réponses, puis réessayez.
error-too-long = Ce texte est trop long. Raccourcissez-le, puis enregistrez de nouveau.
error-import-gone = Choisissez le fichier de nouveau.
error-undo-gone = Il est trop tard pour annuler.
error-not-a-photo = Ce fichier ne peut pas être lu comme une photo. Choisissez-en une autre.
error-photo-too-big = Cette photo est trop lourde. Choisissez-en une de 10 Mo ou moins.
error-not-a-recipient = Ce n’est pas une clé age. Vérifiez qu’elle est entière. Elle commence par age1.
error-stopped = C’est arrêté, comme vous le vouliez. Rien n’a changé.
error-trouble = Quelque chose n’a pas marché. Ce que vous avez enregistré est en sécurité. Réessayez.
