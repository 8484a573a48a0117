### Les cartes de la page du jour qui viennent du plan du client.

card-sign-title = De votre plan
card-sign-lead = Vous avez demandé à voir ceci.
card-because = À cause de « { $about } » : { $days }.
card-because-day = { $day } { $answer }
card-because-tag = Parce que vous avez coché « { $about } » : { $days }.
card-today = aujourd’hui
card-yesterday = hier
card-then = Ce que vous faites alors : « { $words } »
card-open-action = L’ouvrir dans mon plan
card-open-plan = Ouvrir cette partie de mon plan
card-more = D’autres choix
card-not-today = Pas aujourd’hui
card-not-today-done = Pas un mot de plus aujourd’hui.
card-not-this-week = Pas cette semaine
card-not-this-week-done = Pas un mot de plus pendant une semaine.
card-not-helpful = Cela n’aide pas
card-not-helpful-done = Merci. Ce ne sera plus montré pour le moment.
card-edit = Changer
card-off = Ne plus montrer
card-off-done = C’est désactivé. Vous pouvez le remettre dans Premiers signes.

card-hope-title = Vous vous êtes laissé quelque chose
card-hope-lead = C’est pour une journée comme celle-ci. Voulez-vous le voir?
card-hope-show = Me le montrer
card-hope-not-now = Pas maintenant

card-review-title = Un regard sur votre plan
card-review-lead = Vous vouliez le revoir vers ces jours-ci. Rien ne presse.
card-review-open = Ouvrir mon plan
