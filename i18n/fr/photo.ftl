### Une photo : la choisir et la montrer.

photo-label = Une photo
photo-hint = Choisissez une photo ou prenez-en une, de 10 Mo au plus. Elle reste sur cet appareil. Le lieu de la photo est retiré.
photo-add = Ajouter une photo
photo-other = Choisir une autre photo
photo-remove = Retirer
photo-sending = La photo se prépare. Vous pouvez arrêter quand vous voulez.
photo-alt = Votre photo
photo-not-shown = Cette photo ne peut pas être montrée en ce moment.
