### Les rappels, partout où il en est question : quand ils viennent, et le repos.

remind-title = Rappels
remind-add = Me le rappeler
remind-next = Prochain : { $moment }
remind-off = Éteint
remind-over = Il ne vient plus
remind-today = aujourd’hui à { $time }
remind-tomorrow = demain à { $time }
remind-yesterday = hier à { $time }
remind-day = { $day } à { $time }
remind-rest-title = Vous vous reposez
remind-rest-today = Les rappels se taisent pour aujourd’hui.
remind-rest-until = Les rappels se taisent jusqu’à la fin du { $day }.
remind-rest-back = Je suis de retour
