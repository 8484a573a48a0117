### The parts of Insights.

part-insights = Month
part-overTime = Over time
part-daysWith = Days with
