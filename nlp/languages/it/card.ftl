# La scheda di un cliente.

about-whose = Di quale cliente vuoi la scheda? Ripeti con il nome.
about-title = <b>{ $account }</b>, { $stage }
about-warm = <b>{ $account }</b>, { $stage } { $warmth }
about-customer-since = <b>{ $account }</b>, cliente dal { $year }
stage-customer = cliente
stage-prospect = in trattativa
stage-lead = nuovo contatto
warmth-hot = (caldo)
warmth-warm = (tiepido)
warmth-cold = (freddo)

about-where = 📍 { $place }
about-where-owner = 📍 { $place } · lo segue { $owner }
about-owner = 📍 Lo segue { $owner }
about-address = 🏠 { $address }
about-vat = 🧾 Partita IVA { $vat }
about-reached = 📞 { $ways }
about-note = 📝 { $note }
about-people = 👤 { $people }
about-person = 👤 { $name }
about-person-reached = 👤 { $name }: { $ways }

about-met = 🗓 Ultimo contatto: { $channel }, { $when }
about-met-note = 🗓 Ultimo contatto: { $channel }, { $when }: «{ $note }»
about-interested = 👀 Interesse: { $products } ({ $channel }, { $when })
about-interested-then = 👀 Interesse: { $products }
about-from = 📇 Preso da { $file }
about-interested-who = 👀 Interesse: { $products } ({ $people }, { $channel }, { $when })
about-way = 💬 Contatti soprattutto { $channel } ({ $times } su { $of })
way-visit = di persona
way-call = al telefono
way-email = per e-mail
way-message = per messaggio
way-video = in videochiamata

about-bought = 🛒 { $total } negli ultimi 12 mesi
about-bought-every = 🛒 { $total } negli ultimi 12 mesi, un acquisto ogni { $every } circa
about-last = 🛍 Ultimo acquisto { $when }: { $products }
about-habit = • { $product }: { $times } volte, ogni { $every } circa, l’ultima { $when }
about-told = Una parte degli ultimi acquisti la so solo da una nota.

about-hired = 🔑 A noleggio: { $what }
about-hired-many = 🔑 { $count } a noleggio, a cominciare da { $what }
about-rental = { $product }
about-rental-until = { $product }, fino a { $when }
about-rental-late = { $product }, doveva rientrare { $when }

about-offer = 📄 Offerta aperta: { $what }
about-quoted = { $product } ({ $when })
about-quoted-total = { $product }, { $total } ({ $when })
about-offers = 📄 { $count } offerte aperte, l’ultima { $when }
about-offers-total = 📄 { $count } offerte aperte per { $total }, l’ultima { $when }

about-ticket = ⚠️ Da risolvere: { $what } ({ $when })
about-tickets = ⚠️ { $count } problemi da risolvere, { $when }

about-overdue = 💶 Scaduti { $amount } IVA compresa, { $when }
about-unpaid = 💶 Da incassare { $amount } IVA compresa, niente di scaduto
about-over-limit = 🚦 Fido superato: deve { $owes } su { $limit }
about-limit = 💳 Fido: { $limit }
about-terms = 💳 Pagamento: { $terms }

about-propose = 💡 Proponi <b>{ $product }</b>: { $why }
about-why = { $buyers } clienti su { $of } l’hanno preso dopo { $after }
about-next = 🔔 { $what } ({ $rep })
about-next-when = 🔔 { $what }, { $when } ({ $rep })

about-all = Tutta la scheda
about-to-purchases = 🛒 Acquisti
about-to-rentals = 🔑 Noleggi
about-to-payments = 💶 Pagamenti
about-to-recommend = 💡 Cosa proporre
about-to-history = 🗓 Storia

chart-others = { $count ->
    [one] un altro
   *[other] altri { $count }
}
