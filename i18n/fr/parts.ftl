### Les volets des repères.

part-insights = Mois
part-overTime = Au fil du temps
part-daysWith = Les jours avec
