### Premiers signes : ce que le client demande à Trellis de remarquer.

signs-title = Premiers signes
signs-lead = Trellis ne cherche que ce que vous lui dites. Il ne juge rien.
signs-empty-title = Laissez votre plan vous répondre
signs-empty-text = Vous connaissez vos premiers signes. Dites à quoi on en voit un, comme peu de sommeil deux jours de suite. Alors la page du jour vous montre vos propres mots, sans bruit.
signs-add = Ajouter un signe
signs-none-words = Ces mots ne sont plus dans votre plan.
signs-none-about = Ce qu’il regardait n’est plus là. Vous pouvez choisir autre chose.
signs-quiet = Au repos jusqu’à { $day }
signs-wake = Le montrer de nouveau
signs-on = Actif

sign-when = Quand { $what }, { $days ->
    [1] même un seul jour
   *[other] { $days } jours de suite
}.
sign-what-below = vous répondez moins de { $than } à « { $about } »
sign-what-above = vous répondez plus de { $than } à « { $about } »
sign-what-lower = vous choisissez un visage plus bas que « { $than } » à « { $about } »
sign-what-higher = vous choisissez un visage plus haut que « { $than } » à « { $about } »
sign-what-said = vous répondez « { $answer } » à « { $about } »
sign-what-tagged = vous cochez « { $about } »

sign-new = Un nouveau signe
sign-change = Changer un signe
sign-line = De quel signe s’agit-il?
sign-line-hint = La carte montre ces mots, tels que vous les avez écrits.
sign-line-own = En écrire un nouveau
sign-words = Votre signe, dans vos mots
sign-words-hint = Par exemple : je veille toute la nuit. Il va aussi dans votre plan.
sign-words-lacking = Choisissez un signe, ou écrivez-en un.
sign-what = Où le voit-on?
sign-what-hint = Une question à laquelle vous répondez, ou une étiquette que vous cochez.
sign-what-choose = Choisissez
sign-what-lacking = Choisissez une question ou une étiquette.
sign-what-items = Vos questions
sign-what-tags = Vos étiquettes
sign-what-nothing = Vous n’avez pas encore de question ni d’étiquette à choisir.
sign-what-questions = Choisir des questions
sign-side = Que cherchez-vous?
sign-side-below = Moins de
sign-side-above = Plus de
sign-than-below = Moins de combien?
sign-than-above = Plus de combien?
sign-said = Quelle réponse?
sign-rest-lacking = Dites ce qu’il faut chercher.
sign-days = Combien de jours de suite?
sign-days-count = { $days ->
    [1] Un jour
   *[other] { $days } jours
}
sign-days-hint = Les jours sans réponse et les jours de repos ne comptent pas.
sign-action = Que faites-vous alors?
sign-action-hint = Une ligne de votre plan. La carte du jour y mène.
sign-action-none = Juste me montrer mon plan
sign-sum = Voici ce que vous demandez
sign-then = Alors la page du jour montre : « { $words } »
sign-saved = C’est enregistré. La page du jour vous le dira.
sign-delete = Supprimer ce signe
