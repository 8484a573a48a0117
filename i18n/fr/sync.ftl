### Les appareils au même pas : avant le oui, où ça en est, ajouter, revenir, arrêter.

sync = Vos appareils au même pas
sync-lead = Ce que vous écrivez sur un appareil apparaît sur les autres. Si l’un d’eux se perd, vos notes restent.
sync-off = Ce n’est pas en marche. Rien ne sort de cet appareil.
sync-off-how = Si vous dites oui, une copie sous clé va au serveur de votre organisme. Seuls vos appareils peuvent l’ouvrir. Il vous faut une invitation de leur part, et vous arrêtez quand vous voulez.
sync-begin = J’ai une invitation
sync-join = J’ai déjà Trellis sur un autre appareil
sync-recover = J’ai mes 12 mots, mais plus mon appareil

sync-not-now = Pas maintenant
sync-next = Suivant
sync-step = Étape { $step } sur { $steps }
sync-open = Aller à l’accueil

### Avant le oui.

sync-invite-title = Votre invitation
sync-invite-lead = Votre organisme vous la donne : un lien, un code carré, ou un papier avec des lettres et des chiffres. Rien ne part encore.
sync-invite-look = Voir où elle mène

sync-who-title = Qui garde la copie?
sync-who-lead = Cette invitation mène à un serveur de ce nom :
sync-who-yet = Nous n’avons encore rien demandé à ce serveur. Rien n’est parti.
sync-who-check = Est-ce bien le nom que votre organisme vous a donné? Dans le doute, parlez-leur d’abord.
sync-who-until = L’invitation est bonne jusque-là : { $when }.

sync-what-title = Qu’est-ce qui part?
sync-what-all = Une copie sous clé de tout ce qui est dans Trellis : vos points, votre plan, vos gens, vos photos.
sync-what-locked = Tout est mis sous clé ici, avant de partir. La clé reste dans vos appareils et dans vos 12 mots. L’organisme ne peut pas lire la copie.
sync-what-see = Ce qu’ils voient : qu’il y a une copie, sa taille, quand quelque chose arrive, et de quel réseau.

sync-why-title = À quoi ça sert?
sync-why-step = Votre téléphone et votre portable montrent la même chose.
sync-why-lost = Si un appareil se perd ou se brise, vos notes restent.
sync-why-only = Ça ne sert à rien d’autre. Personne ne regarde la copie, et personne là-bas ne sait comment vous allez.

sync-until-title = Jusqu’à quand?
sync-until-you = Jusqu’à ce que vous arrêtiez. Tous les jours si vous voulez, ici, en quelques touches.
sync-until-how = Allez à Moi, puis « Vos appareils au même pas », puis « Arrêter ». Vous ne demandez rien à personne, et vous ne dites pas pourquoi.
sync-until-erase = À ce moment, c’est vous qui choisissez : la copie reste là, sous clé, ou le serveur l’efface. Il vous donne alors une note signée.

sync-cannot-title = Ce que nous ne pouvons pas promettre
sync-cannot-server = Un serveur peut tomber, ou perdre la copie. Gardez donc aussi vos sauvegardes.
sync-cannot-hide = Il pourrait cacher ce qui est neuf. Trellis y veille et vous le dit.
sync-cannot-people = Qui a vos 12 mots, ou votre appareil ouvert, peut tout lire.
sync-cannot-erase = Nous avons sa signature quand il efface. Mais nous ne voyons pas toutes ses vieilles copies.

sync-words-title = Vos mots de secours
sync-words-lead = Si tous vos appareils se perdent, ces douze mots sont le seul retour vers la copie. Personne d’autre ne les a.
sync-words-type = Vos 12 mots de secours
sync-words-type-hint = Dans leur ordre, d’après votre papier. Ils restent sur cet appareil.
sync-words-make-lead = Vous n’avez pas encore de mots de secours. Il faut deux minutes, et vous revenez ici.
sync-words-make = Faire mes mots de secours
sync-words-without = Continuer sans mots
sync-words-lacking = Tapez vos mots, s’il vous plaît, ou continuez sans eux.
sync-words-care = Sans mots, la copie ne sert plus à rien quand votre dernier appareil n’est plus là.

sync-yes-title = Garder une copie sous clé?
sync-yes-server = Elle va à { $server }.
sync-yes-free = Dire non ne change rien à vos services.
sync-yes = Oui
sync-yes-busy = Un instant, le serveur répond
sync-name = Le nom de cet appareil
sync-name-hint = Seuls vos appareils voient ce nom.
sync-name-phone = Mon téléphone
sync-name-laptop = Mon portable
sync-name-lacking = Donnez un nom à cet appareil, s’il vous plaît.
sync-yes-done = C’est commencé. La suite se fait toute seule.

### Où ça en est.

sync-in-step = Tout est au même pas
sync-in-step-text = Dernier regard : { $when }.
sync-going = La mise au pas se fait
sync-going-of = Mise au pas : { $done } sur { $all }
sync-sending-of = Départ : { $done } sur { $all }
sync-coming-of = Arrivée : { $done } sur { $all }
sync-going-text = Vous pouvez faire autre chose. La suite se fait toute seule.
sync-waits = { $changes ->
    [one] Un changement attend de partir
   *[other] { $changes } changements attendent de partir
}
sync-first = Ça commence bientôt
sync-network = Il faut un réseau
sync-network-text = Ce que vous écrivez est gardé ici. Tout part quand il y a un réseau.
sync-unreachable = Le serveur ne répond pas
sync-unreachable-text = Ce que vous écrivez est gardé ici. Tout part plus tard.
sync-busy = Le serveur a beaucoup à faire
sync-busy-text = Ce que vous écrivez est gardé ici. Tout part plus tard.
sync-full = Le serveur est plein
sync-full-text = Il n’a plus de place pour votre copie. Ce que vous écrivez est gardé ici. Dites-le à votre organisme.
sync-version = Le serveur parle une autre version
sync-version-text = Mettez Trellis à jour sur cet appareil. Si rien ne change, dites-le à votre organisme.
sync-refused = Le serveur ne laisse pas entrer cet appareil
sync-refused-text = Vos notes sont gardées ici. Voyez si la date et l’heure de cet appareil sont justes. Si oui, parlez à votre organisme.
sync-nonsense = Le serveur dit des choses sans aucun sens
sync-nonsense-text = Rien n’a été pris de là. Ce que vous écrivez est gardé ici. Dites-le à votre organisme.
sync-device = Cet appareil est plein, ou demande un regard
sync-device-text = Faites-lui de la place. Sous « Sauvegarde », voyez si votre fichier va bien.
sync-gone = Cet appareil a été retiré
sync-gone-text = Il ne suit plus les autres, ou la copie est effacée. Tout ce qui est ici reste ici, et vous pouvez continuer.
sync-next-try = Nouvel essai : { $when }.
sync-now = Regarder maintenant
sync-just-now = à l’instant
sync-soon = très bientôt

sync-to-come = Encore à venir
sync-to-come-changes = { $count ->
    [one] Un changement d’ici n’est pas encore parti.
   *[other] { $count } changements d’ici ne sont pas encore partis.
}
sync-to-come-photos = { $count ->
    [one] Une photo n’est pas encore partie.
   *[other] { $count } photos ne sont pas encore parties.
}
sync-to-come-network = Les photos attendent le Wi-Fi, comme vous l’avez voulu.
sync-to-come-missing = { $count ->
    [one] Une partie de vos autres appareils est encore en route.
   *[other] { $count } parties de vos autres appareils sont encore en route.
}
sync-to-come-newer = { $count ->
    [one] Un changement vient d’un Trellis plus récent. Mettez Trellis à jour ici pour le voir.
   *[other] { $count } changements viennent d’un Trellis plus récent. Mettez Trellis à jour ici pour les voir.
}
sync-to-come-unreadable = { $count ->
    [one] Un changement ne se lit sur aucun appareil. Tout le reste va bien.
   *[other] { $count } changements ne se lisent sur aucun appareil. Tout le reste va bien.
}
sync-photos = Photos par Wi-Fi seulement
sync-photos-hint = Votre forfait reste libre pour le reste.

sync-no-words = Vos mots de secours ne mènent pas encore à la copie. Si tous vos appareils se perdent, personne ne peut l’ouvrir.
sync-where = Où est la copie
sync-where-contact = Pour parler à quelqu’un là-bas : { $contact }

sync-alarm-title = À regarder
sync-alarm-disagree = Deux copies de ce que « { $name } » a écrit ne disent pas la même chose. Les deux sont gardées, et vous pouvez continuer. Le serveur est peut-être en cause. Dites-le à votre organisme.
sync-alarm-rolled_back = Le serveur montre moins qu’avant. Rien n’est perdu ici. C’est peut-être une vieille copie à eux. Demandez à votre organisme.
sync-alarm-forged = Quelque chose est venu que vos appareils n’ont pas écrit. Rien n’a été pris. Dites-le à votre organisme.
sync-alarm-devices = Quelqu’un d’autre a touché à la liste de vos appareils. Rien n’a été pris. Dites-le à votre organisme.
sync-alarm-server_key = Ce n’est pas le serveur de votre oui, ou sa clé a changé. Rien ne part pour le moment. Demandez à votre organisme.
sync-alarm-at = Vu d’abord : { $when }.
sync-alarm-seen = J’ai lu
sync-alarm-some = un de vos appareils

### Les appareils.

sync-devices = Vos appareils
sync-devices-change = Changer les appareils
sync-device-this = Celui-ci
sync-device-heard = Dernières nouvelles : { $when }
sync-device-unheard = Pas encore de nouvelles
sync-device-unnamed = Un appareil sans nom pour l’instant
sync-devices-lead = Un appareil resté loin longtemps peut avoir des choses qui ne sont pas encore ici.
sync-rename = Garder ce nom
sync-renamed = Le nom est gardé.
sync-remove = Retirer
sync-remove-named = Retirer { $name }
sync-remove-title = Retirer cet appareil?
sync-remove-what = À partir de là, « { $name } » ne reçoit plus rien. Tous les autres prennent de nouvelles clés.
sync-remove-has = Ce qu’il a déjà, il peut encore le lire. Si vous l’avez sous la main, effacez Trellis dessus.
sync-remove-words = Si le papier de vos 12 mots était avec lui, faites aussi de nouveaux mots.
sync-remove-go-on = Continuer
sync-remove-sure = C’est bien ce que vous voulez?
sync-remove-sure-text = « { $name } » ne peut revenir que si vous l’ajoutez encore.
sync-remove-yes = Le retirer
sync-removed = Il est retiré.
sync-keep = Le garder

### Ajouter un appareil.

sync-add = Ajouter un appareil
sync-add-title = Ajouter un appareil
sync-add-lead = Sur le nouvel appareil, ouvrez Trellis et choisissez « J’ai déjà Trellis sur un autre appareil ». Il montre un code carré.
sync-add-type = Les 25 lettres et chiffres au-dessous
sync-add-go-on = Continuer
sync-add-waiting = L’autre appareil se fait attendre
sync-add-words = Les trois mêmes mots?
sync-add-words-lead = Regardez « { $name } ». Y voyez-vous ces trois mots, dans cet ordre?
sync-add-same = Oui, les mêmes
sync-add-differ = Non, d’autres
sync-add-joining = Il entre
sync-add-done = Il est là
sync-add-done-text = « { $name } » reçoit tout ce qui est ici. Vous pouvez poser les deux. La suite se fait toute seule.
sync-add-over = Rien n’est entré
sync-add-over-text = Les mots n’étaient pas les mêmes, ou c’était trop long. Refaites-le quand vous voulez, avec un nouveau code.
sync-add-again = Refaire

sync-join-title = Trellis ici aussi
sync-join-lead = Il vous faut votre autre appareil sous la main.
sync-join-server-hint = Sur votre autre appareil : Moi, « Vos appareils au même pas », « Où est la copie ».
sync-join-begin = Montrer le code
sync-join-contact = À cette touche, votre appareil demande au serveur un lieu de rencontre. Rien de ce que vous avez écrit ne part.
sync-join-code = Montrez ceci à votre autre appareil
sync-join-code-lead = Là, ouvrez Moi, « Vos appareils au même pas », « Ajouter un appareil ». Lisez le carré, ou tapez les lettres et les chiffres.
sync-join-code-alt = Le code carré. Les lettres et chiffres plus bas disent la même chose.
sync-join-code-typed = Ou tapez ceci
sync-join-code-care = Ne le montrez à personne d’autre. Il est bon dix minutes.
sync-join-words = Trois mots à comparer
sync-join-words-lead = Votre autre appareil demande s’il montre les trois mêmes mots. Répondez là-bas.
sync-join-joining = Votre autre appareil fait entrer celui-ci
sync-join-done = Cet appareil est là
sync-join-coming = Vos notes arrivent. Le mois le plus récent vient d’abord.
sync-join-whole = Tout est ici.
sync-join-over-text = Les mots n’étaient pas les mêmes, ou c’était trop long. Vous pouvez refaire un code.

### Revenir.

sync-back-title = Vous avez déjà eu Trellis
sync-back-lead = Vous revoilà, tant mieux. Qu’avez-vous?
sync-back-device = Un autre appareil avec Trellis
sync-back-device-hint = Les deux montrent ensuite la même chose
sync-back-words = Mes 12 mots de secours
sync-back-words-hint = L’appareil est perdu, une copie est au serveur
sync-back-backup = Une sauvegarde
sync-back-backup-hint = Un fichier que j’ai gardé

sync-recover-title = Revenir avec vos 12 mots
sync-recover-lead = Il vous faut vos douze mots, et le nom du serveur qui garde votre copie. Votre organisme peut vous dire ce nom.
sync-recover-server-hint = Il ressemble à soins.exemple.org.
sync-recover-contact = À cette touche, votre appareil parle à ce serveur. Vos mots restent ici.
sync-recover-go = Tout reprendre
sync-recover-busy = Votre copie se cherche
sync-recover-done = Vos notes sont de retour
sync-recover-coming = Vos notes reviennent
sync-recover-newest = Le point le plus récent qui est venu est du { $day }.
sync-recover-none = Il n’y a pas encore de point dans la copie.
sync-recover-after = Ce qui a été écrit plus tard, sur un appareil sans réseau, n’est pas dans la copie.
sync-recover-devices = Vos anciens appareils sont encore sur la liste. Sont-ils tous à vous? Sinon, retirez-les.
sync-recover-see-devices = Voir mes appareils

### Arrêter.

sync-stop = Arrêter
sync-stop-title = Ne plus garder le pas
sync-stop-lead = Tout ce qui est sur cet appareil reste ici. Vos autres appareils gardent ce qu’ils ont.
sync-stop-what = Et la copie au serveur?
sync-stop-erase = L’effacer
sync-stop-erase-hint = Le serveur efface tout, tout de suite, pour tous vos appareils. Il vous donne une note signée. Il faut un réseau.
sync-stop-keep = La laisser là, sous clé
sync-stop-keep-hint = Seul cet appareil arrête. Avec vos 12 mots, vous pouvez revenir à la copie plus tard.
sync-stop-yes = Arrêter
sync-stop-busy = Un instant
sync-stop-unreachable = Le serveur ne répond pas : il ne peut rien effacer pour l’instant. Rien n’a changé. Essayez plus tard, ou arrêtez et laissez la copie là-bas.
sync-stopped = C’est arrêté
sync-stopped-text = Plus rien ne sort de cet appareil.
sync-stopped-kept = La copie est encore au serveur, sous clé. Personne là-bas ne peut la lire.

sync-receipts = Ce que le serveur a effacé
sync-receipt-whole = Toute la copie est effacée : { $size }, { $when }.
sync-receipt-part = Quelques entrées sont effacées : { $size }, { $when }.
sync-receipt-signed = Le serveur l’a signé. Trellis le garde ici pour vous.
sync-receipt-see = Voir la note signée
sync-receipt-copy = Copier
sync-receipt-copied = C’est copié.
