### Les fichiers que l'on emporte : leurs titres, et ce qui entoure les mots de la personne.

record-title = Mon dossier
record-made = Fait avec Trellis le { $day }.
record-since = Ce qui porte une date commence ici le { $day }.
record-matters-to-me = Ce qui compte pour moi
record-contents = Ce qu’il y a ici
record-none = Rien ici pour le moment.

record-day = { $weekday } { $day } { $month } { $year }
record-month = { $month } { $year }

record-part-strengths = Mes forces et mes mots d’espoir
record-part-goals = Mes buts
record-part-plan = Mon plan de mieux-être
record-part-circle = Mon cercle
record-part-checkins = Quand j’ai fait le point
record-part-balance = Équilibre de vie
record-part-measures = Questionnaires
record-part-decisions = Décisions et rendez-vous
record-part-reminders = Rappels

record-yes = Oui
record-no = Non
record-of-ten = { $number } sur 10
record-duration = { $hours } h { $minutes } min
record-date = Jour
record-time = Heure
record-words = Mots
record-note = Note
record-photo = Photo
record-name = Nom
record-link = Lien
record-level = Niveau

record-checkin = Point du jour
record-in-words = { $question } (en mots)
record-tags = Ce qui en faisait partie
record-strengths-used = Les forces qui m’ont servi
record-rest = Jour de repos
record-from = Apporté de
record-from-mood = L’humeur là-bas

record-strength = Force
record-hope = Mots d’espoir

record-goal = But
record-why = Pourquoi c’est important pour moi
record-area = Partie de ma vie
record-role = Rôle
record-status = Où il en est
record-reached = Atteint le
record-helpers = Qui et quoi m’aide
record-in-the-way = Ce qui bloque
record-step = Pas
record-steps = Petits pas
record-how = Comment ça va
record-done-first = Fait la première fois le
record-levels = À quoi ressemble le mieux
record-level-1 = Beaucoup moins que ce que j’espère
record-level-2 = Moins que ce que j’espère
record-level-3 = Ce que j’espère
record-level-4 = Plus que ce que j’espère
record-level-5 = Beaucoup plus que ce que j’espère
record-rating = Comment va un but
record-ratings = Comment ça a été
record-by = Dit par
record-by-client = Moi
record-by-worker = Mon intervenant
record-kept = Ce que je garde pour regarder en arrière

record-part = Partie
record-section = Section
record-points = Mène à
record-first = D’abord quand c’est dur

record-weekday-1 = lundi
record-weekday-2 = mardi
record-weekday-3 = mercredi
record-weekday-4 = jeudi
record-weekday-5 = vendredi
record-weekday-6 = samedi
record-weekday-7 = dimanche

record-tie = Notre lien
record-helps = Ce que cela m’apporte
record-when = Quand
record-phone = Téléphone
record-email = Courriel
record-address = Adresse
record-meets = Quand a lieu la rencontre
record-favourite = Favori

record-more = J’aimerais plus d’aide ici

record-questionnaire = Questionnaire
record-number = Numéro
record-question = Question
record-answer = Réponse
record-value = Compte pour
record-total = Somme
record-total-of = La somme est de { $number } sur { $highest }.
record-highest = Somme la plus haute
record-means = Ce que cela dit
record-newer = Un Trellis plus récent l’a demandé. Ouvrez-le là.

record-choice = Le choix
record-matters = Ce qui compte
record-who = Qui d’autre aide
record-decided = Ce que j’ai décidé
record-decided-on = Décidé le
record-way = Une voie
record-for = Ce qui parle pour
record-against = Ce qui parle contre
record-visit = Un rendez-vous
record-visit-on = Rendez-vous du { $day }
record-to-decide = Une chose à décider

record-month-1 = janvier
record-month-2 = février
record-month-3 = mars
record-month-4 = avril
record-month-5 = mai
record-month-6 = juin
record-month-7 = juillet
record-month-8 = août
record-month-9 = septembre
record-month-10 = octobre
record-month-11 = novembre
record-month-12 = décembre

record-on = Allumé
record-off = éteint
record-look-plan = Revoir mon plan
record-look-goal = Revoir mon but : { $goal }
record-look-decision = Revoir mon choix : { $decision }

record-file-about = à propos de ces fichiers
record-file-strengths = forces
record-file-hope = mots d’espoir
record-file-goals = buts
record-file-steps = petits pas
record-file-ratings = comment vont mes buts
record-file-kept = gardé pour mes buts
record-file-plan = plan de mieux-être
record-file-circle = cercle
record-file-checkins = points du jour
record-file-balance = équilibre de vie
record-file-answers = questionnaires
record-file-totals = sommes des questionnaires
record-file-decisions = décisions
record-file-ways = voies pour décider
record-file-visits = rendez-vous
record-file-reminders = rappels
record-tables-about = Chaque tableau s’ouvre dans un tableur. Un signe ' se place devant les mots qui commencent par = + - @ ou '. Ainsi, le tableur ne les prend pas pour un calcul. Il ne fait pas partie de vos mots.
