### Lists: putting them in order, bringing back what was put away.

bring-back = Bring back
move-up = Move up: { $of }
move-down = Move down: { $of }
list-moved = { $of }: place { $place } of { $count }
list-deleted = Deleted. You can bring it back for 30 days.
