### Apporter ce qu’on a noté dans une autre application.

import = Importer votre passé
import-start-title = Depuis Daylio, en trois étapes
import-step-1 = Dans Daylio, ouvrez Plus, puis Sauvegarde et restauration, et exportez une sauvegarde. C’est le meilleur fichier : il sait ce que veut dire chacune de vos humeurs.
import-step-1-csv = Le fichier CSV de l’export des entrées convient aussi.
import-step-2 = Enregistrez le fichier sur cet appareil.
import-step-3 = Choisissez-le ici. Vous verrez d’abord ce qu’il contient.
import-choose = Choisir le fichier
import-safe = Rien n’est ajouté avant votre accord. Daylio reste comme il est.

import-reading-title = Lecture du fichier
import-reading = Cela peut prendre un moment. Vous pouvez arrêter quand vous voulez.
import-running-title = Tout arrive
import-running = Tout est ajouté d’un coup, ou rien du tout.

import-look-title = Ce que contient ce fichier
import-look-lead = Rien n’a encore été ajouté.
import-new = Nouvelles entrées
import-known = Déjà ici
import-tags = Nouvelles étiquettes
import-first = Du
import-last = Au
import-scales = Échelles qui viennent avec
import-moods-ask = Que veulent dire ces mots pour vous?
import-moods-ask-lead = Touchez le visage qui convient. Votre mot est gardé aussi.
import-mood-word = « { $word } », { $count } fois
import-mood-only = Garder le mot seulement
import-moods-known = Ces mots sont connus
import-mood-becomes = « { $word } » devient « { $face } »
import-times = { $count } fois
import-run = { $count ->
    [one] Importer { $count } entrée
   *[other] Importer { $count } entrées
}
import-open-title = { $count ->
    [one] Un mot n’a pas encore de visage
   *[other] { $count } mots n’ont pas encore de visage
}
import-open-text = Vous pouvez choisir un visage maintenant. Sinon, les mots sont gardés sans visage, et le calendrier montre un crayon ces jours-là.
import-open-choose = Choisir des visages
import-open-run = Garder les mots seulement

import-done-title = Votre passé est ici
import-done-added = { $count ->
    [one] { $count } entrée a été ajoutée.
   *[other] { $count } entrées ont été ajoutées.
}
import-done-known = { $count ->
    [one] { $count } était déjà ici.
   *[other] { $count } étaient déjà ici.
}
import-see = Voir votre calendrier
import-all-known = Tout ce que contient ce fichier est déjà ici
import-all-known-text = Il n’y a donc rien à ajouter. Tout va bien.
import-empty = Il n’y a aucun jour dans ce fichier
import-empty-text = Ce n’est peut-être pas le bon. Vous pouvez en choisir un autre.
import-choose-other = Choisir un autre fichier
import-steps-again = Revoir les étapes

import-problem-title = Ce fichier ne peut pas être importé
import-at-row = Regardez la ligne { $number } du fichier.
import-at-entry = Regardez l’entrée { $number } de la sauvegarde.
import-nothing-changed = Rien n’a changé dans Trellis.

import-why-not-this-format = Il ne ressemble pas à un fichier de Daylio.
import-next-not-this-format = Faites une nouvelle sauvegarde dans Daylio, puis choisissez ce fichier.
import-why-no-header = Sa première ligne devrait nommer les colonnes, et ce n’est pas le cas.
import-next-no-header = Si le fichier a été changé dans une autre application, exportez-le de nouveau de Daylio.
import-why-bad-date = La date ne peut pas y être lue.
import-next-bad-date = Exportez de nouveau le fichier de Daylio, et ne l’ouvrez pas dans une autre application avant de le choisir ici.
import-why-bad-time = L’heure ne peut pas y être lue.
import-next-bad-time = Exportez de nouveau le fichier de Daylio, et ne l’ouvrez pas dans une autre application avant de le choisir ici.
import-why-too-few-columns = Cette ligne est trop courte. Le fichier a peut-être été coupé.
import-next-too-few-columns = Exportez-le de nouveau de Daylio et attendez que tout soit enregistré.
import-why-too-many-columns = Cette ligne est trop longue. Une virgule ou un guillemet n’est peut-être pas à sa place.
import-next-too-many-columns = Exportez-le de nouveau de Daylio. Une sauvegarde fonctionne le mieux.
import-why-no-mood = Il n’y a pas d’humeur sur cette ligne.
import-next-no-mood = Ajoutez l’humeur dans Daylio, puis exportez de nouveau le fichier.
import-why-not-text = Il contient autre chose que du texte.
import-next-not-text = Choisissez le fichier CSV ou la sauvegarde que Daylio a faite.
import-why-not-zip = La sauvegarde n’est pas complète. Elle a peut-être été coupée.
import-next-not-zip = Refaites la sauvegarde dans Daylio. Attendez que tout y soit, puis choisissez-la ici.
import-why-not-backup = Il est emballé comme une sauvegarde, mais ne vient pas de Daylio.
import-next-not-backup = Choisissez le fichier dont le nom finit par .daylio.
import-why-too-big = Il est plus gros que ce que Trellis peut lire.
import-next-too-big = Une sauvegarde de Daylio sans photos est bien plus petite. Retirez les photos quand vous l’exportez.
