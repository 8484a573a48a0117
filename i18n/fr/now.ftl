### Le soutien : les lignes et les gens du client, et les lignes d’aide.

now-title = Du soutien, maintenant
now-lead = Trellis ne prévient personne de lui-même. C’est vous qui décidez qui appeler.
now-own = Dans vos mots
now-people = Vos gens
now-lines = Lignes d’aide
now-change = Changer
now-plan = Ouvrir mon plan pour les jours difficiles
now-own-hint = Vos premières phrases et vos gens peuvent aussi être ici. Vous les choisissez dans votre plan.
now-old = Ces numéros ont été vérifiés il y a plus d’un an. Si l’un ne répond pas, essayez-en un autre.
now-trouble = Si quelqu’un est en danger, appelez le numéro d’urgence de l’endroit où vous êtes.

now-call = Appeler le
now-text = Texter le
now-by-call = Appel
now-by-text = Texto
now-word = Envoyez le mot « { $word } » pour commencer.
now-copy = Copier
now-copied = Le numéro est copié.
now-not-copied = Le numéro n’est pas copié. Vous pouvez le lire ici.
now-email = Courriel :
now-web = Sur le Web :
now-languages = En { $languages }.

region-title = Où vous êtes
region-lead = Les lignes d’aide changent d’un endroit à l’autre. Trellis ne cherche pas où vous êtes : vous le dites.
region-country = Pays
region-part = Quelle partie?
region-whole = Partout : { $country }
region-kept = Enregistré
