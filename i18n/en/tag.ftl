### Tags, wherever they can be chosen or added.

tag-group-activity = What you did
tag-group-place = Where you were
tag-group-person = Who was there
tag-group-helped = What helped
tag-new-activity = Add something you did
tag-new-place = Add a place
tag-new-person = Add a person
tag-new-helped = Add what helped
tag-add = Add
