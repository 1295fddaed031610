# Quello che arriva in chat oltre alle note: biglietti, posizioni, inoltri, foto, risposte ai promemoria.

arrive-person = 👤 <b>{ $name }</b>
arrive-person-new = 👤 <b>{ $name }</b> (nuovo)
arrive-person-at = 👤 <b>{ $name }</b> · { $account }
arrive-person-at-new = 👤 <b>{ $name }</b> (nuovo) · { $account }
arrive-role = 💼 { $role }
arrive-role-new = 💼 { $role } (nuovo)
arrive-way = 📞 { $value }
arrive-way-new = 📞 { $value } (nuovo)
arrive-nothing-new = C’era già tutto.
arrive-firm = ❓ Di quale cliente è? Tocca, o scrivi il nome.
arrive-firm-new = Nuovo: «{ $name }»
arrive-no-firm = Nessuno

arrive-whose = ❓ Di quale cliente? Tocca, o scrivi il nome.
arrive-which = ❓ Quale di questi?
arrive-nobody = Nessuno di questi
arrive-where = ❓ Da chi sei? Tocca, o scrivi il nome.
arrive-where-new = ❓ Qui non conosco nessuno. Da chi sei? Tocca, o scrivi il nome.
arrive-where-write = ❓ Qui non conosco nessuno. Da chi sei? Scrivimi il nome.
arrive-far = { $name } · { $metres } m
arrive-here-already = ✅ Da <b>{ $account }</b> oggi c’eri già: la visita è segnata.
arrive-around = 📍 Chi c’è qui vicino

arrive-forwarded = ✉️ <i>{ $words }</i>
arrive-photos = { $count ->
    [one] 📷 1 foto
   *[other] 📷 { $count } foto
}
arrive-photos-more = { $count ->
    [one] Un’altra
   *[other] Altre { $count }
}
arrive-photo-of = <b>{ $account }</b>, { $when }
arrive-photo-lost = 📷 La foto non l’ho tenuta: mandala con due parole su chi hai visto.

arrive-when = ⏰ Quando te lo ricordo? Tocca, o rispondi con il giorno.
arrive-words = <i>{ $words }</i>

unread-place = 📍 La posizione di un altro non la segno: mandami la tua quando sei sul posto.
unread-ours = Questo l’ho scritto io: è già segnato.
unread-video = Video e animazioni non li so guardare: raccontamelo in due parole.
