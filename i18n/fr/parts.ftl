### Les volets des repères.

part-insights = Calendrier
part-overTime = Au fil du temps
part-daysWith = Les jours avec
