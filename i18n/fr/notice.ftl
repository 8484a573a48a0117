### Ce que dit un avis, ou une entrée d’agenda. Quiconque voit l’écran peut le lire.

# Ne dit rien de ce dont il s’agit.
notice-secret = Un moment pour vous
notice-checkin = Comment allez-vous aujourd’hui?
notice-open = Ouvrir
notice-done = C’est fait
notice-later = Plus tard
notice-test = Voici votre rappel d’essai
