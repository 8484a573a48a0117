### La page pour un rendez-vous : une seule page, à soi.

visit = Une page pour un rendez-vous
visit-lead = Vous choisissez ce qui est dessus, et qui la voit. Rien n’est envoyé.
visit-part-strengths = Ce que j’apporte
visit-part-changed = Ce qui a changé
visit-part-helped = Ce qui a aidé
visit-part-want = Ce que je veux
visit-part-decision = Une chose à décider
visit-none-strengths = Vos forces se montrent ici quand il y en a.
visit-none-changed = Les pas, les buts et les traces depuis le { $day } se montrent ici.
visit-none-helped = Ce que vous cochez comme une aide en faisant le point se montre ici.
visit-none-want = Vos buts, et là où vous voulez plus d’aide, se montrent ici.
visit-line-words = Changer les mots
visit-line-ours = Revenir aux premiers mots
visit-line-of = cette ligne : { $line }
visit-own-part = Dans mes mots : { $part }
visit-own-hint = Chaque ligne va sur la page.
visit-decision = Qu’aimeriez-vous décider ensemble?
visit-decision-hint = Une seule chose suffit.
visit-size = Taille du texte sur papier
visit-size-12 = Habituelle
visit-size-15 = Grande
visit-size-18 = Très grande
visit-paper = La page
visit-paper-title = Ce dont je veux parler
visit-made = { $day }
visit-empty = Rien sur la page pour le moment. Choisissez ou écrivez plus haut.
visit-full-title = La page est pleine
visit-full-text = Ceci n’entre pas. Cachez une ligne, ou choisissez un texte plus petit.
visit-print = Imprimer
visit-packet = La donner à quelqu’un, sous clé
visit-done = J’ai eu ce rendez-vous
visit-done-said = Une nouvelle page commence. Ce qui change dès maintenant ira dessus.
visit-back = La page est revenue comme avant.
visit-last = Votre dernier rendez-vous : { $day }
visit-last-decision = Vous vouliez décider : { $decision }

visit-say-strength-used = { $days ->
    [one] { $text } (a servi un jour)
   *[other] { $text } (a servi { $days } jours)
}
visit-say-reached = J’ai atteint ce but : { $text }
visit-say-begun = J’ai commencé à y travailler : { $text }
visit-say-step-with_help = Je l’ai fait avec de l’aide : { $text }
visit-say-step-on_own = Je l’ai fait par moi-même : { $text }
visit-say-step-can_show = Je peux le montrer : { $text }
visit-say-level = { $text } : de « { $then } » à « { $now } »
visit-say-helped = { $days ->
    [one] { $text } (un jour)
   *[other] { $text } ({ $days } jours)
}
visit-say-goal-why = { $text }. Pourquoi : { $why }
visit-say-more = Plus d’aide pour : { $area }
