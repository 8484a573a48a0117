### The parts of Insights.

part-insights = Calendar
part-overTime = Over time
part-daysWith = Days with
