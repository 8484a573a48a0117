### Qui peut voir une chose : la petite marque, et la ligne discrète sur l’accueil.

seenby-title = Ce que vous montrez
seenby-shared = { $name } peut voir vos choix.
seenby-sending = En route vers { $name }.
seenby-paused = En pause. { $name } ne voit rien.
seenby-asked = Il y a quelque chose à regarder. { $name } ne voit rien.
seenby-unsure = { $name } peut encore le voir. Le serveur doit le confirmer.
seenby-pause = Mettre en pause
seenby-resume = Montrer de nouveau
seenby-stop = Arrêter
seenby-change = Changer
seenby-ideas = { $count ->
    [one] Une nouvelle suggestion
   *[other] { $count } nouvelles suggestions
}
seenby-several = { $count } personnes
seenby-mark = Visible pour { $names }
seenby-from = Une idée de { $name }, le { $day }
