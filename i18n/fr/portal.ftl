### Le portail : entrer, les personnes qui partagent. Écrit pour les intervenants.

portal-title = Trellis, côté équipe
portal-place-people = Personnes
portal-place-invite = Inviter quelqu’un
portal-place-ways = Mes accès
portal-place-workers = Comptes
portal-place-audit = Journal
portal-sign-out = Quitter
portal-next = Suivant
portal-finish = Terminer
portal-print = Imprimer
portal-copy = Copier
portal-copied = Copié.
portal-not-copied = La copie n’a pas marché. Sélectionnez le texte et copiez-le à la main.

portal-idle-title = Êtes-vous toujours là?
portal-idle-text = Cette page n’a pas servi depuis 15 minutes. Dans une minute, elle se ferme, pour que personne d’autre ne la lise.
portal-idle-stay = Je suis là

portal-sign-in-title = Entrer
portal-sign-in-lead = { $agency }
portal-sign-in = Entrer
portal-by-passkey = Entrer avec une clé d’accès
portal-by-agency = Entrer par mon organisme
portal-agency-refused = L’entrée par votre organisme n’a pas abouti. Elle a pu être fermée, ou ce portail ne vous connaît pas encore par là : la personne qui gère les comptes peut vous y ajouter. Votre clé d’accès et votre code marchent toujours.
portal-agency-away = On ne peut pas joindre l’entrée de votre organisme en ce moment. Votre clé d’accès et votre code marchent toujours.
portal-agency-slow = Il vient d’y avoir trop d’essais. Attendez quelques minutes, puis recommencez. Votre clé d’accès et votre code marchent toujours.
portal-by-code = Utiliser mon code sur papier
portal-open-title = Ouvrir vos clés
portal-open-lead = Votre organisme nous a dit qui vous êtes. Seuls votre clé d’accès ou votre code ouvrent ce qu’on partage avec vous.
portal-code = Votre code
portal-code-hint = 25 lettres et chiffres. Les majuscules et les espaces ne comptent pas.
portal-code-problem = Ce n’est pas un code entier. Il a 25 lettres et chiffres.
portal-digits = Six chiffres
portal-digits-hint = Dans votre application d’authentification.
portal-digits-problem = Tapez les six chiffres que votre application montre en ce moment.
portal-lost = Plus de clé d’accès ni de code? La personne qui gère les comptes peut vous envoyer un nouveau lien. On redemande alors leur accord aux gens.
portal-nothing-kept = Quand vous quittez, rien ne reste dans ce navigateur.
portal-no-passkey = Aucune clé d’accès n’a servi. Vous pouvez réessayer, ou prendre votre code.

portal-people = Les personnes qui partagent avec vous
portal-people-lead = Chacune a choisi ce que vous voyez, et jusqu’à quand. Chacune peut arrêter à tout moment.
portal-people-none = Personne ne partage avec vous pour le moment. Qui accepte votre invitation apparaît ici.
portal-people-none-so = Personne ne correspond.
portal-people-odd = { $count ->
    [one] Un partage n’a pas pu s’ouvrir. Il reviendra quand l’application de la personne l’aura renvoyé.
   *[other] { $count } partages n’ont pas pu s’ouvrir. Ils reviendront quand l’application de chacun les aura renvoyés.
}
portal-people-find = Chercher un nom
portal-people-which = Lesquels montrer
portal-people-all = Tous ({ $count })
portal-people-soon = Bientôt finis ({ $count })
portal-nameless = Sans nom
portal-published = Mis à jour { $when }
portal-today-at = aujourd’hui à { $time }
portal-day-at = le { $day } à { $time }
portal-ends-on = Partagé jusqu’au { $day }
portal-ends-in = { $days ->
    [0] Finit aujourd’hui
    [1] Finit demain
   *[other] Finit dans { $days } jours
}
portal-opening = Ouverture

## Ce qui n’a pas marché.
portal-error-offline = Le serveur ne répond pas. Vérifiez le réseau, puis réessayez.
portal-error-unauthorised = Cela n’a pas marché. Vérifiez votre code et les six chiffres, ou entrez de nouveau.
portal-error-token = Ce lien a déjà servi, ou son temps est passé. Demandez-en un nouveau à qui gère les comptes.
portal-error-gone = Ceci n’est plus partagé avec vous.
portal-error-slow-down = Il y a eu trop d’essais. Attendez quelques minutes.
portal-error-quota = Vous avez envoyé trois suggestions à cette personne aujourd’hui. Laissez-les d’abord arriver; demain, il y aura de nouveau de la place.
portal-error-moved = Quelque chose a changé entre-temps. Ouvrez la page de nouveau.
portal-error-no-key = Ceci n’ouvre pas vos clés. Essayez votre autre accès.
portal-error-no-secret = Cette clé d’accès peut dire qui vous êtes, mais elle n’ouvre rien. Prenez-en une autre, ou votre code.
portal-error-refused = Ce qui est arrivé ne va pas avec qui l’a envoyé, et n’est donc pas montré. Réessayez, et dites-le à qui gère les comptes si cela reste.
portal-error-older = Ce qui est arrivé est plus ancien que ce que vous avez vu, et n’est donc pas montré. Réessayez plus tard.
portal-error-broken = Quelque chose n’a pas marché. Réessayez.
