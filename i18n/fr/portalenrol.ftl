### Le portail : la première fois, et les façons d’entrer.

portal-enrol-title = Bienvenue
portal-enrol-hello = Bienvenue, { $name }
portal-enrol-who = { $agency } vous a ouvert un compte.
portal-enrol-not-you = Si ce n’est pas vous, fermez cette page et dites-le à qui gère les comptes.
portal-enrol-keys = Dans les prochaines minutes, votre navigateur fabrique les clés qui ouvrent ce qu’on partage avec vous. Le serveur les garde verrouillées et ne peut pas les ouvrir.
portal-enrol-begin = Commencer
portal-enrol-step = Étape { $step } de { $steps }

portal-enrol-passkey = Une clé d’accès sur cet ordinateur
portal-enrol-passkey-text = Une clé d’accès, c’est l’empreinte, le visage, le NIP ou la clé de sécurité que cet ordinateur connaît déjà. C’est la façon la plus rapide d’entrer, et personne ne peut la deviner.
portal-enrol-passkey-cannot = Cet ordinateur n’a pas de clé d’accès qui puisse ouvrir vos clés. Ce n’est pas grave : votre code fait la même chose, partout.
portal-enrol-passkey-make = Créer une clé d’accès
portal-enrol-passkey-again = Réessayer
portal-enrol-passkey-without = Continuer sans
portal-enrol-code = Votre code sur papier
portal-enrol-authenticator = Votre application d’authentification

portal-code-why = Avec ce code et votre téléphone, vous pouvez entrer sur tout ordinateur, même si une clé d’accès est perdue. On ne le montre que cette fois.
portal-code-paper = Notez-le ou imprimez-le, et gardez-le avec vos clés. Pas dans un courriel, pas dans un dossier commun.
portal-code-written = Je l’ai sur papier
portal-code-check = Le groupe { $group } de votre code
portal-code-check-hint = Lisez-le sur votre papier.
portal-code-check-problem = Ce n’est pas ce groupe. Regardez encore votre papier, ou montrez le code de nouveau.
portal-code-again = Montrer le code de nouveau
portal-authenticator-how = Ouvrez une application d’authentification sur votre téléphone et visez ce carré. Elle montre alors six chiffres qui changent chaque demi-minute.
portal-authenticator-alt = Un code carré pour votre application d’authentification
portal-authenticator-typed = Pas de caméra? Tapez ceci dans l’application :

portal-ways = Mes accès
portal-ways-lead = Chacun d’eux ouvre vos clés. Il en reste toujours deux, pour que vous puissiez en perdre un.
portal-ways-lost = Qui les perd tous reçoit de nouvelles clés, et on redemande leur accord aux gens.
portal-way-passkey = Clé d’accès
portal-way-code = Code et application d’authentification
portal-way-since = Depuis le { $day }
portal-way-remove = Enlever
portal-way-remove-of = Enlever : { $way }, depuis le { $day }
portal-way-add-passkey = Ajouter une clé d’accès
portal-way-add-code = Faire un nouveau code
portal-way-added = Ajouté.
portal-way-removed = Enlevé.
portal-way-prove = Ouvrez d’abord vos clés
portal-way-prove-text = Pour les verrouiller d’une nouvelle façon, il faut les ouvrir une fois par une que vous avez.
portal-prove-passkey = Prendre ma clé d’accès
portal-prove-code = Prendre mon code
