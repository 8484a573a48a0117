### Une page pour quelqu’un sans compte : un fichier sous clé qu’un navigateur ouvre avec six mots.

packet = Une page sous clé pour quelqu’un
packet-lead = Pour une personne de confiance, qui n’a pas Trellis. Elle ouvre le fichier dans un navigateur, sans réseau. Il s’ouvre avec six mots.
packet-words = Les six mots
packet-words-lead = Dites-les de vive voix, au téléphone ou face à face. Pas dans le même message que le fichier. Ils ne sont montrés qu’ici.
packet-until = À lire jusqu’au
packet-until-hint = Après ce jour, la page ne s’ouvre plus toute seule.
packet-until-odd = Choisissez un jour à partir d’aujourd’hui.
packet-honest = Une date est un souhait, pas une clé. Qui a le fichier et les mots peut passer outre. Ce que l’on a lu, vous ne pouvez pas le reprendre.
packet-save = Garder la page sous clé
packet-busy = Mise sous clé
packet-saved = C’est gardé. Dites maintenant les six mots.

packet-file-title = Une page pour vous
packet-file-lead = Quelqu’un veut que vous lisiez ceci. On vous a dit six mots. Tapez-les ici.
packet-file-words = Les six mots
packet-file-open = Ouvrir
packet-file-busy = Un moment
packet-file-wrong = Ces mots ne l’ouvrent pas. Regardez chaque mot, et essayez encore.
packet-file-over = Le temps de cette page est fini. Parlez à la personne qui vous l’a donnée.
packet-file-until = On aimerait que vous la lisiez jusqu’à ce jour : { $day }
packet-file-honest = Gardez-la pour vous, et effacez le fichier quand il ne vous sert plus.
packet-file-old = Ce navigateur est trop vieux pour ouvrir la page. Essayez-en un autre.
