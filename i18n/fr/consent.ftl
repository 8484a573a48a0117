### Les mots exacts de l’accord, avant de montrer quelque chose à une personne de l’organisme. Qui en change
### un augmente VERSION dans crates/core/src/sharing/text.rs.

consent-who = Vous montrez ceci à { $name }, { $role }, de { $agency }.
consent-role-worker = membre du personnel
consent-checked-link = Vous avez ouvert un lien ou un code carré de l’organisme. Trellis a vu qu’il mène bien à cette personne.
consent-checked-typed = Vous avez tapé les lettres et les chiffres de l’organisme. Trellis a vu qu’ils mènent bien à cette personne.
consent-called = Là, votre nom est { $called }.
consent-what = Voici ce que { $name } peut voir :
consent-strengths = Vos forces : { $what }
consent-goals = Vos buts, avec leurs pas et leurs niveaux : { $what }
consent-sections = Des parties de votre plan : { $what }
consent-items = Des questions de vos points, avec vos réponses : { $what }
consent-tags = Les mots-clés de vos points
consent-notes = Les notes de vos points
consent-measure = Le résultat, sans les réponses : { $what }
consent-measure-answers = Le résultat, avec chaque réponse : { $what }
consent-balance = Votre équilibre de vie
consent-visit = Votre page de rencontre, avec tout ce qui est dessus
consent-people = Les noms de gens, de lieux et de groupes dans tout cela
consent-since = À partir de ce jour seulement : { $day }
consent-why = Pourquoi, dans les mots de { $name } : { $reason }
consent-until = Cela finit tout seul à la fin de ce jour : { $day }
consent-new = Les nouveaux jours et ce qui change là-dedans vont aussi à { $name }. Rien d’autre ne s’ajoute tout seul.
consent-risk-file = { $name } peut noter des choses dans le dossier de l’organisme.
consent-risk-read = Ce que { $name } a lu, nous ne pouvons pas le reprendre.
consent-risk-law = La loi peut obliger l’organisme à en parler à d’autres, dans de rares cas.
consent-watch = { $name } ne regarde pas cela tout le temps.
consent-stop = Vous pouvez changer, mettre en pause ou arrêter tous les jours, dans Trellis, sans dire pourquoi. Vous pouvez aussi le dire à { $name }.
consent-free = Dire non ne change rien à vos services.
