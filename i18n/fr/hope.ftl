### Les mots d’espoir : des bons jours, pour les jours difficiles.

hope = Mots d’espoir
hope-lead = De vos bons jours, pour vos jours difficiles.
hope-empty-title = Un mot d’un bon jour
hope-empty-text = Un bon jour, écrivez-vous un mot, ou prenez en photo ce qui est bon. Une vue, un visage, un repas, une blague.
hope-empty-offer = Un jour plus difficile, l’accueil vous en offrira un. Vous pouvez toujours dire « pas maintenant ».
hope-write = Écrire un mot d’espoir
hope-new = Un mot d’espoir
hope-note = Votre mot d’espoir
hope-change = Modifier
hope-delete = Supprimer
hope-text = Que voulez-vous vous rappeler?
hope-text-hint = Qu’est-ce qui est bon en ce moment? Que vous diriez-vous un jour difficile?
hope-lacking = Écrivez quelque chose, ou ajoutez une photo.
hope-saved = Votre mot d’espoir est gardé.
