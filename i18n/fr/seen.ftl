### Ce qui se voit quand l’application est verrouillée.

seen-title = Quand Trellis est verrouillé
seen-lead = Les lignes d’aide sont toujours là. Rien de vous ne se voit tant que vous ne l’activez pas ici.
seen-care = Toute personne qui ouvre Trellis sur cet appareil verra ce que vous activez, sans votre verrou. Des prénoms peuvent suffire.
seen-lines = Vos propres lignes
seen-people = Vos gens
seen-none = Vos premières lignes et vos gens ne sont pas encore remplis. Ajoutez-les dans votre plan et votre cercle.
seen-cannot = Cet appareil n’a pas de coffre pour les clés en ce moment : rien de vous ne peut se voir.
seen-preview = Voici ce qu’un inconnu pourrait voir
seen-kept = Enregistré
