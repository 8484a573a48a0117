### Le cercle : des gens, des lieux et des groupes.

circle = Votre cercle
circle-lead = Les gens, les lieux et les groupes qui vous font du bien. Touchez une ligne pour la changer.
circle-add = Ajouter à votre cercle
circle-empty-title = Qui vous fait du bien? Et quoi?
circle-empty-text = Une amie, un voisin, un intervenant, un banc de parc, un groupe. Ajoutez-les, avec la façon de les joindre. Vous les aurez sous la main les jours difficiles.
circle-empty-own = Rien n’est partagé avec ces gens. Personne ne sait qui est sur votre liste.
circle-side-natural = Dans votre vie
circle-side-hint-natural = Vos proches, vos voisins, vos pairs
circle-side-professional = Professionnels et services
circle-side-hint-professional = Intervenants, médecins, lieux de soins
circle-none = Personne ici pour le moment.
circle-favourite = Favori
circle-call = Appeler
circle-text = Texter
circle-copy = Copier
circle-copy-of = Copier le numéro de { $name }
circle-copied = Le numéro est copié.
circle-meets = { $every ->
    [1] Chaque { $days }
   *[other] Toutes les { $every } semaines : { $days }
}
circle-meets-at = { $meets }, { $time }

support-new = Ajouter à votre cercle
support-change = Dans votre cercle
support-kind = De quoi s’agit-il?
support-kind-person = Une personne
support-kind-place = Un lieu
support-kind-group = Un groupe
support-name = Nom
support-name-lacking = Écrivez d’abord un nom.
support-tie = Votre lien
support-tie-hint = Avec vos mots : ma sœur, mon intervenante, la chorale.
support-side = Dans votre vie, ou par métier?
support-helps = Ce que cela vous apporte
support-helps-hint = Par exemple : me fait rire, m’aide avec les papiers, m’écoute.
support-when = Quand appeler ou y aller
support-when-hint = Par exemple : après six heures, quand je ne dors pas, n’importe quand.
support-reach = Comment joindre
support-phone = Numéro de téléphone
support-texts = On peut texter à ce numéro
support-email = Courriel
support-address = Adresse
support-meets = Quand cela a lieu
support-meets-hint = Pour ce qui revient, comme un groupe chaque semaine.
support-meets-days = Quels jours
support-meets-every = Tous les combien
support-meets-week = { $every ->
    [1] Chaque semaine
   *[other] Toutes les { $every } semaines
}
support-meets-time = Heure, si vous voulez
support-favourite = En favori
support-favourite-hint = Vos favoris viennent en premier, ici et dans Soutien.
support-remind = Me le rappeler une heure avant
support-reminded = C’est fait. Prochain rappel : { $moment }
support-saved = C’est enregistré dans votre cercle.
support-delete = Supprimer

support-uses-title = Votre plan nomme { $name }
support-uses-text = { $count ->
    [one] Cette ligne de votre plan mène ici. Que voulez-vous en faire?
   *[other] Ces { $count } lignes de votre plan mènent ici. Que voulez-vous en faire?
}
support-uses-note = Pendant 30 jours, vous pouvez ramener tout ce que vous supprimez.
support-uses-keep = { $count ->
    [one] Garder la ligne
   *[other] Garder les lignes
}
support-uses-delete = { $count ->
    [one] Supprimer aussi la ligne
   *[other] Supprimer aussi les lignes
}
