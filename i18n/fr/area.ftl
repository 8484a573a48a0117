### Les domaines de la vie.

area-social = Les gens et l’amour
area-occupational = Le travail et mes journées
area-educational = Apprendre
area-residential = Mon chez-moi et mes trajets
area-intellectual = Ce qui m’intéresse
area-spiritual = L’esprit et la culture
area-financial = L’argent
area-health = Le corps et la tête
