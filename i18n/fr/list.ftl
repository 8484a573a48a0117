### Les listes : les mettre en ordre, remettre ce qui était de côté.

bring-back = Remettre
move-up = Monter : { $of }
move-down = Descendre : { $of }
list-moved = { $of } : place { $place } sur { $count }
list-deleted = C’est supprimé. Il reste 30 jours pour le ramener.
