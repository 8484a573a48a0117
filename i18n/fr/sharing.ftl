### Ce que l’on montre à une personne de l’organisme : avant le oui, où ça en est, changer, ce qui revient.

sharing = Montrer à quelqu’un
sharing-lead = Vous pouvez montrer certaines choses à une personne de votre organisme. Vous dites quoi, et pour combien de temps. Vous arrêtez quand vous voulez.
sharing-none = Vous ne montrez rien. Personne ne voit ce que vous écrivez.
sharing-how = Pour commencer, il vous faut une invitation de cette personne : un lien, un code carré, ou des lettres et des chiffres.
sharing-begin = J’ai une invitation
sharing-next = Suivant
sharing-not-now = Pas maintenant
sharing-step = Étape { $step } sur { $steps }
sharing-again = Regarder maintenant
sharing-unreachable = Le serveur ne répond pas. Ce que vous avez dit est gardé, et partira plus tard.
sharing-ended-title = Ce que vous montriez avant
sharing-crisis-title = Si ça va très mal
sharing-crisis = Personne ne regarde tout le temps ce que vous montrez, et personne n’est appelé pour vous. N’attendez pas une réponse ici.
sharing-crisis-support = « Soutien » est à une touche, avec vos propres gens et d’autres lignes.

### Avant le oui.

sharing-invite-title = Votre invitation
sharing-invite-lead = La personne de votre organisme vous la donne. Quand vous touchez le bouton, Trellis demande à leur serveur qui vous invite. Rien de ce que vous avez écrit ne part.
sharing-invite-look = Voir qui m’invite

sharing-who-title = Qui est-ce?
sharing-who-at = { $role }, de { $agency }
sharing-who-link = Vous avez ouvert un lien ou un code carré. Trellis a vu qu’il mène bien à cette personne.
sharing-who-typed = Vous avez tapé les lettres et les chiffres. Trellis a vu qu’ils mènent bien à cette personne.
sharing-who-name = Le nom vient du serveur de l’organisme. Vous seul savez si c’est la bonne personne.
sharing-who-words = Six mots pour en être sûr
sharing-who-words-lead = Si vous voulez, appelez la personne. Elle voit les mêmes six mots, dans cet ordre.

sharing-what-title = Que peut voir { $name }?
sharing-what-lead = Rien n’est choisi pour le moment. Cochez ce que vous voulez montrer. Cela reste ainsi tant que vous ne changez rien.
sharing-what-strengths = Vos forces
sharing-what-goals = Vos buts
sharing-what-well = Votre plan
sharing-what-hard = Pour les jours difficiles
sharing-what-items = Vos points
sharing-what-items-hint = La question, et ce que vous répondez.
sharing-what-tags = Les mots-clés
sharing-what-notes = Les notes
sharing-what-notes-hint = Tout ce que vous écrivez dans la note d’un point.
sharing-what-measures = Les questionnaires
sharing-what-answers = Avec chaque réponse : { $name }
sharing-what-more = Et encore
sharing-what-balance = L’équilibre de vie
sharing-what-visit = La page de rencontre
sharing-what-people = Les noms de gens, de lieux et de groupes dans tout cela
sharing-what-since = Depuis quand?
sharing-what-since-all = Depuis le début
sharing-what-since-now = À partir d’aujourd’hui
sharing-what-since-month = Les 30 derniers jours
sharing-what-since-kept = À partir du { $day }
sharing-what-since-hint = Pour ce qui a un jour : les points, les questionnaires, l’équilibre de vie.
sharing-what-none = Cochez au moins une chose, ou choisissez « Pas maintenant ».
sharing-what-empty = Il n’y a encore rien à montrer ici. Écrivez d’abord un but ou une force.
sharing-what-called = Comment on vous appelle là-bas
sharing-what-called-hint = Le nom que vous voulez. Il peut rester vide.
sharing-what-see = Voir ce que voit { $name }

sharing-see-title = Ce que voit { $name }
sharing-see-lead = C’est la page même. Rien d’autre n’est montré.
sharing-see-back = Retour

sharing-why-title = Pourquoi?
sharing-why-lead = { $name } écrit :
sharing-why-none = L’invitation ne dit pas pourquoi. Vous pouvez d’abord parler à { $name }.
sharing-why-new = Les nouveaux jours et ce qui change dans vos choix vont aussi à { $name }. Rien d’autre ne s’ajoute tout seul.

sharing-until-title = Pour combien de temps?
sharing-until-lead = Cela finit tout seul. Ce n’est jamais pour toujours.
sharing-until-period = Jusqu’à quand?
sharing-until-visit = Une rencontre
sharing-until-month = Un mois
sharing-until-quarter = Trois mois
sharing-until-day = Le jour de la rencontre
sharing-until-risk = Avant de dire oui
sharing-until-odd = Choisissez un jour entre aujourd’hui et dans trois mois.

sharing-yes-title = Voulez-vous montrer cela?
sharing-yes-text = Tout, en un seul texte
sharing-yes = Oui
sharing-yes-busy = Ça part
sharing-yes-done = C’est en route.
sharing-yes-sure = Votre oui est gardé avec ces mots exacts.

### Où ça en est.

sharing-stand-sending = C’est en route. { $name } ne voit encore rien.
sharing-stand-shared = { $name } peut le voir (confirmé { $when }).
sharing-stand-behind = Un changement est en route. D’ici là, { $name } voit ce qui était là avant.
sharing-stand-resuming = C’est de nouveau en route. { $name } ne voit encore rien.
sharing-stand-paused = En pause. { $name } ne voit rien (confirmé { $when }).
sharing-stand-pausing = En pause ici. Le serveur doit encore le confirmer. D’ici là, { $name } peut encore le voir.
sharing-stand-stopping = Arrêté ici. Le serveur doit encore le confirmer. D’ici là, { $name } peut encore le voir.
sharing-stand-asked-keys = { $name } a une nouvelle clé, et Trellis ne sait pas si c’est bien la même personne. Rien n’est montré pour le moment. Demandez une nouvelle invitation, ou arrêtez.
sharing-stand-asked-gone = { $name } n’est plus là. Rien n’est montré, et cela ne va à personne d’autre. Vous pouvez arrêter.
sharing-stand-asked-stop = Vous avez dit à { $name } d’arrêter. Rien n’est montré. Arrêtez aussi ici, ou montrez-le de nouveau.
sharing-stand-ended-stopped = Arrêté (confirmé { $when }).
sharing-stand-ended-expired = Le temps est fini.
sharing-stand-ended-keys = Arrêté, car { $name } avait une nouvelle clé.
sharing-stand-ended-gone = Arrêté, car { $name } n’est plus là.
sharing-stand-ended-refused = Cela n’a pas commencé. L’invitation avait servi, ou son temps était fini. Rien n’est parti.
sharing-stand-ended-plain = Arrêté.
sharing-last = Cela finit le { $day }.
sharing-opened = { $name } l’a ouvert le { $day }.
sharing-opened-never = { $name } ne l’a pas encore ouvert.
sharing-doubtful = La liste des visites ne se tient pas. Quelqu’un l’a peut-être ouvert sans que ce soit dit. Parlez-en à votre organisme.
sharing-pause = Mettre en pause
sharing-resume = Montrer de nouveau
sharing-stop = Arrêter
sharing-change = Changer
sharing-see = Voir ce que voit { $name }
sharing-said-paused = Vous l’avez mis en pause.
sharing-said-stopped = Vous l’avez arrêté.
sharing-said-resumed = Vous le montrez de nouveau.
sharing-changed = Le changement est gardé. Il part tout seul.
sharing-save = Garder ce changement
sharing-change-title = Changer ce que voit { $name }

### Ce qui s’est passé.

sharing-history = Ce qui s’est passé
sharing-history-given = Vous avez dit oui
sharing-history-changed = Vous l’avez changé
sharing-history-paused = Vous l’avez mis en pause
sharing-history-resumed = Vous l’avez montré de nouveau
sharing-history-stopped = Vous l’avez arrêté
sharing-history-expired = Le temps était fini
sharing-history-keys = Arrêté, car la clé était nouvelle
sharing-history-gone = Arrêté, car la personne n’est plus là
sharing-history-refused = L’invitation ne valait plus
sharing-history-text = Les mots auxquels vous avez dit oui
sharing-openings = Quand { $name } a regardé
sharing-opening-looked = { $name } l’a ouvert le { $day }{ $times ->
    [1] .
    [2] , deux fois.
    [3] , trois fois.
   *[other] , { $times } fois.
}
sharing-opening-stop = { $name } a noté le { $day } que vous vouliez arrêter.
sharing-openings-none = Pas encore.
sharing-receipt = Un reçu
sharing-receipt-lead = Un fichier qui dit à quoi vous avez dit oui, et quand. Gardez-le, ou donnez-le à quelqu’un.
sharing-receipt-json = Le garder pour des programmes
sharing-receipt-fhir = Le garder pour un dossier de santé
sharing-receipt-saved = C’est gardé.
sharing-receipt-deleted = Le serveur a tout effacé le { $day }, et il l’a signé.
sharing-receipt-see = Voir la note signée

### Ce qui revient.

sharing-inbox = Suggestions
sharing-inbox-lead = Des idées de gens à qui vous montrez des choses. C’est vous qui choisissez. Personne n’apprend votre choix.
sharing-inbox-none = Il n’y a rien ici pour le moment.
sharing-inbox-new = { $count ->
    [one] Une nouvelle suggestion
   *[other] { $count } nouvelles suggestions
}
sharing-inbox-earlier = Plus tôt
sharing-idea-from = De { $from }, le { $day }
sharing-idea-goal = Un but
sharing-idea-step = Un pas pour « { $about } »
sharing-idea-line = Une ligne pour « { $about } »
sharing-idea-reminder = Quelque chose à vous rappeler
sharing-idea-note = Un mot gentil
sharing-idea-meeting = Un moment pour se voir
sharing-idea-rating = Où { $from } voit « { $about } »
sharing-idea-lost = quelque chose qui n’est plus là
sharing-idea-level = Niveau { $level } sur 5
sharing-idea-yes = Prendre
sharing-idea-edit = Changer les mots
sharing-idea-no = Non, merci
sharing-idea-later = Plus tard
sharing-idea-read = C’est lu
sharing-idea-words = Avec vos mots
sharing-idea-taken = C’est à vous maintenant.
sharing-idea-declined = C’est rangé. Personne ne l’apprend.
sharing-idea-later-said = Cela attend ici.
sharing-idea-reminder-off = C’est ajouté à vos rappels, sans heure. Vous dites quand il vient.
sharing-idea-answer-accepted = Vous l’avez pris
sharing-idea-answer-declined = Vous l’avez rangé
sharing-idea-answer-later = Cela attend
