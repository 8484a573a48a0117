### Les étiquettes, partout où on les choisit ou les ajoute.

tag-group-activity = Ce que vous avez fait
tag-group-place = Où vous étiez
tag-group-person = Avec qui
tag-group-helped = Ce qui a aidé
tag-new-activity = Ajouter une activité
tag-new-place = Ajouter un lieu
tag-new-person = Ajouter une personne
tag-new-helped = Ajouter ce qui a aidé
tag-add = Ajouter
