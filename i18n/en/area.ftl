### The areas of life.

area-social = People and love
area-occupational = Work and my days
area-educational = Learning
area-residential = My home and getting around
area-intellectual = My interests
area-spiritual = Spirit and culture
area-financial = Money
area-health = Body and mind
