### Le portail : les comptes, et le journal pour qui vérifie.

portal-workers-lead = Qui peut entrer ici. Vous voyez les comptes, et rien de ce qui est partagé.
portal-role-worker = Intervention
portal-role-admin = Gestion
portal-role-auditor = Audit
portal-role-does-worker = Voit ce que les gens partagent avec elle ou lui, et rien d’autre.
portal-role-does-admin = Ajoute et enlève des comptes. Ne voit rien de ce qui est partagé.
portal-role-does-auditor = Lit le journal de ce qui a été fait. Ne voit rien de ce qui est partagé.
portal-worker-here = Compte en service
portal-worker-invited = A un lien, pas encore de compte
portal-worker-gone = Compte fermé
portal-worker-add = Ajouter un compte
portal-worker-name = Nom
portal-worker-name-hint = Tel que les gens le connaissent.
portal-worker-role = Rôle
portal-worker-lacking = Écrivez d’abord un nom.
portal-worker-make = Créer le compte
portal-worker-renew = Nouveau lien
portal-worker-renew-of = Un nouveau lien pour { $name }
portal-worker-disable = Enlever
portal-worker-disable-of = Enlever { $name }
portal-worker-disable-title = Enlever { $name }?
portal-worker-disable-text = Cette personne sort tout de suite et ne peut plus rien ouvrir. Les gens qui partagent avec elle l’apprennent par leur application; personne ne prend sa place tout seul.
portal-worker-left = Le compte est fermé.
portal-worker-link = Un lien pour { $name }
portal-worker-link-how = Donnez-le à cette personne seule. Il sert une fois, jusqu’au { $day }. Pour qui a déjà un compte, un nouveau lien veut dire de nouvelles clés : on redemande leur accord aux gens.
portal-worker-link-alt = Un code carré qui ouvre le lien
portal-invite-link-label = Lien

portal-audit-lead = Ce qui a été fait ici, le plus récent d’abord. Chaque ligne nomme celle d’avant : aucune ne peut changer ou partir sans que cela se voie.
portal-audit-holds = { $rows ->
    [one] Une ligne lue, et la chaîne tient.
   *[other] { $rows } lignes lues, et la chaîne tient.
}
portal-audit-broken = La chaîne ne tient pas : dans ces { $rows } lignes, une ne suit pas l’autre. Gardez cette page et dites-le à qui tient le serveur.
portal-audit-none = Il n’y a pas encore de ligne.
portal-audit-more = Lire la suite
portal-audit-n = Numéro
portal-audit-when = Quand
portal-audit-who = Qui
portal-audit-what = Quoi
portal-audit-of = À propos de quoi
