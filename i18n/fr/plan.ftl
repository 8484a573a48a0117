### Le plan de mieux-être : ses sections, ses lignes, ce qui a changé et la page à imprimer.

plan-title = Mon plan
plan-lead = Dans vos mots et dans votre ordre.
plan-parts = Les parties de votre plan
plan-part-well = Aller bien
plan-part-hard = Jours difficiles
plan-hard-lead = À écrire un bon jour. Les jours difficiles, vous le retrouvez d’une seule touche, sous Soutien.

## Les titres des sections que Trellis apporte, comme la personne les dirait.
plan-heading-well_me = Comment je suis quand je vais bien
plan-heading-important = Ce qui compte pour moi
plan-heading-every_day = Chaque jour, je…
plan-heading-helps = Ce qui m’aide
plan-heading-triggers = Ce qui m’ébranle, et ce que je fais
plan-heading-early_signs = Les premiers signes, et ce que je fais
plan-heading-when_hard = Quand c’est dur
plan-heading-crisis = En cas de crise
plan-heading-after_crisis = Après une crise
plan-heading-hard_signs = À quoi je vois que la journée est dure
plan-heading-by_self = Ce que je peux faire par moi-même
plan-heading-take_my_mind = Les gens et les lieux qui me changent les idées
plan-heading-ask = Les gens à qui je peux demander de l’aide
plan-heading-professionals = Les intervenants et les lignes que je peux appeler
plan-heading-safer = Rendre plus sûr ce qui m’entoure
plan-heading-reasons = Mes raisons de continuer

plan-prompt-well_me = Comment êtes-vous, un bon jour? Que verrait un ami?
plan-prompt-important = Qui et quoi compte pour vous? Que voulez-vous garder, même quand c’est dur?
plan-prompt-every_day = Quelles petites choses vous tiennent debout? Pensez aux repas, au sommeil, aux gens, à l’air frais.
plan-prompt-helps = Qu’est-ce qui vous fait du bien, à faire ou à avoir près de vous?
plan-prompt-triggers = Qu’est-ce qui peut vous ébranler? Et que faites-vous alors, ou que voulez-vous essayer?
plan-prompt-early_signs = Que voyez-vous en premier quand ça commence à glisser? Qu’est-ce qui aide à ce moment-là?
plan-prompt-when_hard = Comment est-ce, quand c’est dur? Que faites-vous, et que peuvent faire les autres?
plan-prompt-crisis = À quoi les autres voient-ils que c’est à eux d’agir? Qui doit venir? Qu’est-ce qui aide, et qu’est-ce qui n’aide pas?
plan-prompt-after_crisis = Qu’est-ce qui vous aidera à reprendre pied? Qu’est-ce qui peut attendre?
plan-prompt-hard_signs = Que pensez-vous, que sentez-vous, que faites-vous quand une journée dure commence?
plan-prompt-by_self = Que pouvez-vous faire sans personne, tout de suite, pour passer l’heure qui vient?
plan-prompt-take_my_mind = Avec qui est-on bien? Où pouvez-vous simplement être là, sans rien expliquer?
plan-prompt-ask = À qui pouvez-vous dire que c’est dur? Qui appelleriez-vous en premier?
plan-prompt-professionals = Quel intervenant, quel médecin ou quelle ligne d’aide pouvez-vous appeler? À quelles heures?
plan-prompt-safer = Que pourriez-vous mettre sous clé, donner ou confier pour un temps? Qui peut vous aider à le faire?
plan-prompt-reasons = Pour qui ou pour quoi restez-vous? Qu’avez-vous encore hâte de vivre?
plan-prompt-own = Écrivez la première ligne quand vous voudrez.

plan-idea-well_me-1 = Je ris facilement et je chante en cuisinant.
plan-idea-well_me-2 = Je réponds à mes messages.
plan-idea-well_me-3 = Je fais des projets et j’ai hâte.
plan-idea-well_me-4 = J’aime le silence. Ça ne veut pas dire que je suis triste.
plan-idea-important-1 = Mes enfants savent qu’ils peuvent compter sur moi.
plan-idea-important-2 = Un chez-moi, et mon chat.
plan-idea-important-3 = Ma foi et ma communauté.
plan-idea-important-4 = Avoir mon mot à dire dans mes soins.
plan-idea-every_day-1 = Je déjeune, même un tout petit peu.
plan-idea-every_day-2 = Je sors avant midi.
plan-idea-every_day-3 = Je prends mes pilules avec mon café.
plan-idea-every_day-4 = Je parle à une personne.
plan-idea-helps-1 = Une marche jusqu’à l’eau, aller et retour.
plan-idea-helps-2 = De la musique, fort, la porte fermée.
plan-idea-helps-3 = Un bain chaud et me coucher tôt.
plan-idea-helps-4 = Dessiner, même mal.
plan-idea-triggers-1 = Les lieux bruyants, pleins de monde. Je sors cinq minutes.
plan-idea-triggers-2 = Les factures et les lettres. Je les ouvre avec quelqu’un.
plan-idea-triggers-3 = La date où j’ai perdu quelqu’un. Je prévois cette journée d’avance.
plan-idea-triggers-4 = Une chicane à la maison. Je vais marcher et je reviens.
plan-idea-early_signs-1 = Je dors moins de cinq heures. J’annule ce que je peux et je me repose.
plan-idea-early_signs-2 = Je ne réponds plus aux gens. J’envoie un petit texto.
plan-idea-early_signs-3 = Ma tête tourne la nuit. Je l’écris et je ferme le cahier.
plan-idea-early_signs-4 = Je saute des repas. Je garde de la soupe au congélateur.
plan-idea-when_hard-1 = Je reste au lit. Appelez-moi, et laissez sonner.
plan-idea-when_hard-2 = Je fais une seule chose : me laver, manger ou sortir.
plan-idea-when_hard-3 = Je demande à voir mon intervenante plus tôt.
plan-idea-when_hard-4 = Je laisse quelqu’un faire l’épicerie.
plan-idea-crisis-1 = J’ai besoin d’aide si je n’ai pas dormi depuis trois nuits.
plan-idea-crisis-2 = Parlez-moi lentement et dites mon nom.
plan-idea-crisis-3 = Ne me touchez pas sans demander, s’il vous plaît.
plan-idea-crisis-4 = Ma voisine a une clé et nourrit le chat.
plan-idea-after_crisis-1 = La première semaine, je fais seulement ce qu’il faut.
plan-idea-after_crisis-2 = Je voudrais parler de ce qui a aidé et de ce qui n’a pas aidé.
plan-idea-after_crisis-3 = Je reprends le travail petit à petit.
plan-idea-after_crisis-4 = Je remercie les gens qui étaient là.
plan-idea-hard_signs-1 = Je me dis que rien n’ira mieux.
plan-idea-hard_signs-2 = Je ne tiens pas en place.
plan-idea-hard_signs-3 = Plus rien n’a l’air vrai.
plan-idea-hard_signs-4 = Je veux que tout le monde me laisse.
plan-idea-by_self-1 = Je tiens quelque chose de froid et je souffle lentement.
plan-idea-by_self-2 = Je mets une émission que je connais par cœur.
plan-idea-by_self-3 = Je prends une douche et je mets du linge propre.
plan-idea-by_self-4 = Je me dis : juste les dix prochaines minutes.
plan-idea-take_my_mind-1 = La bibliothèque. Il y fait chaud et personne ne pose de questions.
plan-idea-take_my_mind-2 = Ma sœur et ses mauvaises blagues.
plan-idea-take_my_mind-3 = Le café du coin.
plan-idea-take_my_mind-4 = Jouer aux cartes au centre de jour.
plan-idea-ask-1 = Mon frère. Je peux dire : « C’est une de ces journées. »
plan-idea-ask-2 = Mon amie du groupe, après six heures.
plan-idea-ask-3 = Mon voisin, si j’ai besoin de quelqu’un dans la pièce.
plan-idea-ask-4 = Mon aîné dans la communauté.
plan-idea-professionals-1 = Mon intervenante, en semaine jusqu’à quatre heures.
plan-idea-professionals-2 = Une ligne de crise, jour et nuit.
plan-idea-professionals-3 = Mon médecin de famille. Je demande un rappel le jour même.
plan-idea-professionals-4 = L’urgence la plus proche de chez moi.
plan-idea-safer-1 = Une amie garde mes pilules en trop.
plan-idea-safer-2 = Je ne garde pas d’alcool à la maison.
plan-idea-safer-3 = Je vais dormir chez ma sœur quelques nuits.
plan-idea-safer-4 = Je demande à quelqu’un d’emporter ce qui pourrait me blesser.
plan-idea-reasons-1 = Le rire de ma fille.
plan-idea-reasons-2 = Mon chien m’attend à la porte.
plan-idea-reasons-3 = J’ai déjà traversé des jours comme celui-ci.
plan-idea-reasons-4 = Je veux voir le jardin en juin.
plan-ideas = Quelques idées
plan-ideas-lead = Prenez-en une et faites-la vôtre, ou laissez-les.

## Le plan lui-même.
plan-add-line = Ajouter une ligne
plan-in-section = dans « { $section } »
plan-change-section = Changer
plan-of-section = cette section : { $section }
plan-add-section = Ajouter une section
plan-arrange = Changer l’ordre
plan-arrange-lead = Faites glisser une section par sa poignée, ou servez-vous des flèches.
plan-none-title = Une page blanche
plan-none-text = Toutes les sections sont mises de côté. Vous pouvez en remettre une, ou ajouter la vôtre.
plan-away = Mises de côté
plan-away-lead = Elles gardent toutes leurs lignes.
plan-is-back = La section est revenue.
plan-hide = Mettre cette section de côté
plan-hidden = C’est mis de côté. Toutes ses lignes sont gardées.
plan-line-first = Dans Soutien
plan-pick-up-lead = Une ligne est à moitié écrite. Tout est encore là.
plan-line-reminded = Avec un rappel
plan-line-photo = Avec une photo
plan-all-lines =
    { $count ->
        [one] Voir une ligne de plus
       *[other] Voir { $count } lignes de plus
    }

plan-ways = Autour de votre plan
plan-way-circle = Votre cercle
plan-way-hint-circle = Des gens, des lieux, des groupes
plan-way-strengths = Vos forces
plan-way-hint-strengths = Ce que vous êtes, savez et pouvez
plan-way-hopeNotes = Mots d’espoir
plan-way-hint-hopeNotes = Des mots pour vous, écrits les bons jours
plan-way-signs = Premiers signes
plan-way-hint-signs = Votre plan vous fait signe quand vous le voulez
plan-way-planChanges = Ce qui a changé
plan-way-hint-planChanges = Revoir les changements et les annuler
plan-way-planPrint = Imprimer
plan-way-hint-planPrint = Votre plan sur papier

## Le relire, quand la personne le veut.
plan-review-due = Vous vouliez relire votre plan vers le { $day }.
plan-review-done = C’est relu
plan-review-later = Plus tard
plan-review-choose = Choisir un jour
plan-review-next = Vous voulez relire votre plan vers le { $day }.
plan-review-none = Aimeriez-vous relire votre plan un de ces jours?
plan-review-last = Vous l’avez relu le { $day }.
plan-review-thanks = C’est bien. Quand aimeriez-vous le relire?
plan-review-saved = Alors, vers le { $day }.
plan-review-no-day = D’accord. Il n’y a pas de date.

## Une section.
plan-section = Section
plan-section-new = Une section à vous
plan-section-rename = Changer le titre
plan-section-title = Titre
plan-section-title-hint = Dans vos mots.
plan-section-title-lacking = Écrivez d’abord un titre.
plan-section-ours = Reprendre notre titre
plan-section-added = Votre section est ajoutée.
plan-section-renamed = Le titre est changé.
plan-packet = La donner à quelqu’un, sous clé
plan-section-delete = Supprimer cette section
plan-section-order = Faites glisser une ligne par sa poignée, ou servez-vous des flèches.

## Une ligne.
plan-line = Une ligne
plan-line-new = Une nouvelle ligne
plan-line-text = Vos mots
plan-line-text-hint = Comme vous le diriez. Vous pouvez aussi ne rien écrire et faire un choix plus bas.
plan-line-text-lacking = Écrivez quelque chose, ou faites un choix plus bas.
plan-line-points = Qui ou quoi va avec
plan-line-points-lead = Si vous voulez. Vos choix apparaissent sous vos mots.
plan-line-support = Dans votre cercle
plan-line-support-add = Ajouter à votre cercle
plan-line-strength = Une de vos forces
plan-line-strength-add = Ajouter une force
plan-line-item = Une de vos questions de tous les jours
plan-line-link = Un lien
plan-line-link-hint = Une page web, un numéro de téléphone ou un courriel.
plan-line-link-odd = Ce n’est pas tout à fait un lien. Essayez une page qui commence par https, un numéro de téléphone ou un courriel.
plan-line-first-label = Montrer en premier dans Soutien
plan-line-first-hint = Pour que ce soit la première chose à voir un jour difficile.
plan-line-section = Mettre dans une autre section
plan-line-saved = Votre ligne est enregistrée.
plan-line-delete = Supprimer cette ligne

## Ce qui a changé.
plan-changes-title = Ce qui a changé
plan-changes-lead = Vos changements, le plus récent en premier. Vous pouvez les annuler.
plan-changes-since = Voir les changements
plan-changes-months-3 = Des 3 derniers mois
plan-changes-month = Depuis { $month }
plan-changes-all = Tous
plan-changes-none-title = Pas de changements dans cette période
plan-changes-none-text = Quand vous changerez votre plan, vous le verrez ici.
plan-changes-more = Voir la suite
plan-changes-undone = C’est annulé.
plan-changes-what = ce changement : { $what }
plan-own-section = une section à vous
plan-change-line-added = Vous avez ajouté « { $after } » à « { $section } ».
plan-change-line-added-bare = Vous avez ajouté une ligne à « { $section } ».
plan-change-line-reworded = Dans « { $section } », vous avez changé « { $before } » pour « { $after } ».
plan-change-line-worded = Dans « { $section } », vous avez donné à une ligne les mots « { $after } ».
plan-change-line-unworded = Dans « { $section } », vous avez enlevé les mots « { $before } ».
plan-change-line-linked = Dans « { $section } », vous avez changé ce qui va avec « { $after } ».
plan-change-line-linked-bare = Dans « { $section } », vous avez changé ce qui va avec une ligne.
plan-change-line-moved = Vous avez déplacé « { $after } ». C’est dans « { $section } ».
plan-change-line-moved-bare =
    { $count ->
        [one] Vous avez déplacé une ligne dans « { $section } ».
       *[other] Vous avez mis { $count } lignes de « { $section } » dans un autre ordre.
    }
plan-change-line-back = Vous avez remis « { $after } » dans « { $section } ».
plan-change-line-back-bare = Vous avez remis une ligne dans « { $section } ».
plan-change-line-removed = Vous avez supprimé « { $after } » de « { $section } ».
plan-change-line-removed-bare = Vous avez supprimé une ligne de « { $section } ».
plan-change-section-added = Vous avez ajouté la section « { $section } ».
plan-change-section-reworded = Vous avez changé le titre « { $before } » pour « { $after } ».
plan-change-section-moved =
    { $count ->
        [one] Vous avez déplacé la section « { $section } ».
       *[other] Vous avez mis { $count } sections dans un autre ordre.
    }
plan-change-section-hidden = Vous avez mis « { $section } » de côté.
plan-change-section-back = Vous avez remis « { $section } ».
plan-change-section-removed = Vous avez supprimé la section « { $section } ».

## La page à imprimer.
plan-print-title = Imprimer
plan-print-lead = Choisissez ce qui va sur papier. Rien n’est envoyé nulle part.
plan-print-what = Quoi imprimer
plan-print-well = Aller bien
plan-print-hard = Jours difficiles
plan-print-circle = Mon cercle, avec les numéros
plan-print-circle-title = Mon cercle
plan-print-lines = Les lignes de crise, avec les numéros
plan-print-button = Imprimer
plan-print-page = La page
plan-print-nothing = Choisissez quelque chose à imprimer.
plan-print-empty = Il n’y a encore rien ici.
plan-print-made = Imprimé le { $day }
plan-print-crisis = Lignes de crise
plan-print-call = Appelez le { $number }
plan-print-text = Textez au { $number }
plan-print-text-word = Textez { $word } au { $number }
plan-print-phone = Téléphone { $number }
plan-print-phone-texts = Téléphone ou texto { $number }
plan-print-email = Courriel { $email }
plan-print-checked = Vérifié le { $day }
