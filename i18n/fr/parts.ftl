### Les volets des repères.

part-insights = Le mois
part-overTime = Au fil du temps
part-daysWith = Les jours avec
