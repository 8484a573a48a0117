### Les mots que tous les écrans partagent.

app-name = Trellis
window-title = { $screen } · Trellis
skip-to-content = Aller au contenu
places = Sections
place-today = Aujourd’hui
place-plan = Plan
place-goals = Buts
place-insights = Repères
place-me = Moi

support = Soutien
back = Retour
close = Fermer
cancel = Annuler
done = Terminé
save = Enregistrer
undo = Annuler l’action
stop = Arrêter
try-again = Réessayer
yes = Oui
no = Non
message = Message
cover = Touchez pour continuer

day-today = Aujourd’hui
day-yesterday = Hier
span-hours = { $hours } h
span-minutes = { $minutes } min
span-both = { $hours } h { $minutes } min
span-field-hours = Heures
span-field-minutes = Minutes

field-number-problem = Écrivez un nombre ici, comme 7 ou 7,5.
field-date-problem = Écrivez la date comme ceci : 2026-03-21.
field-time-problem = Écrivez l’heure comme ceci : 14:30.
choose-several-hint = Choisissez-en autant que vous voulez.

answer-of-ten = { $number } sur 10
answer-with-unit = { $number } { $unit }

checkin = Une entrée
checkin-row-answer = { $ask } { $answer }
checkin-row-strengths = { $count ->
    [one] Une force a servi
   *[other] { $count } forces ont servi
}
checkin-deleted = C’est supprimé.
checkin-back-again = C’est revenu.
quoted = « { $words } »
rest-day = Une journée de repos
