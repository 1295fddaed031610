# The card of a customer.

about-whose = Whose card would you like? Ask again with the customer’s name.
about-title = <b>{ $account }</b>, { $stage }
about-warm = <b>{ $account }</b>, { $stage } { $warmth }
about-customer-since = <b>{ $account }</b>, customer since { $year }
stage-customer = customer
stage-prospect = in talks
stage-lead = new lead
warmth-hot = (hot)
warmth-warm = (warm)
warmth-cold = (cold)

about-where = 📍 { $place }
about-where-owner = 📍 { $place } · looked after by { $owner }
about-owner = 📍 Looked after by { $owner }
about-address = 🏠 { $address }
about-vat = 🧾 VAT number { $vat }
about-reached = 📞 { $ways }
about-note = 📝 { $note }
about-people = 👤 { $people }
about-person = 👤 { $name }
about-person-reached = 👤 { $name }: { $ways }

about-met = 🗓 Last contact: { $channel }, { $when }
about-met-note = 🗓 Last contact: { $channel }, { $when }: “{ $note }”
about-interested = 👀 Interested in: { $products } ({ $channel }, { $when })
about-interested-then = 👀 Interested in: { $products }
about-from = 📇 Taken from { $file }
about-interested-who = 👀 Interested in: { $products } ({ $people }, { $channel }, { $when })
about-way = 💬 Usually reached { $channel } ({ $times } times out of { $of })
way-visit = in person
way-call = by phone
way-email = by e-mail
way-message = by message
way-video = by video call

about-bought = 🛒 { $total } in the last 12 months
about-bought-every = 🛒 { $total } in the last 12 months, a purchase about every { $every }
about-last = 🛍 Last purchase { $when }: { $products }
about-habit = • { $product }: { $times } times, about every { $every }, last { $when }
about-told = Some of the last purchases are only known from a note.

about-hired = 🔑 On hire: { $what }
about-hired-many = 🔑 { $count } on hire, first of all { $what }
about-rental = { $product }
about-rental-until = { $product }, until { $when }
about-rental-late = { $product }, was due back { $when }

about-offer = 📄 Open offer: { $what }
about-quoted = { $product } ({ $when })
about-quoted-total = { $product }, { $total } ({ $when })
about-offers = 📄 { $count } open offers, the last { $when }
about-offers-total = 📄 { $count } open offers for { $total }, the last { $when }

about-ticket = ⚠️ To be put right: { $what } ({ $when })
about-tickets = ⚠️ { $count } open problems, { $when }

about-overdue = 💶 Overdue { $amount } including VAT, { $when }
about-unpaid = 💶 { $amount } to be paid including VAT, nothing overdue
about-over-limit = 🚦 Over the credit limit: owes { $owes } of { $limit }
about-limit = 💳 Credit limit: { $limit }
about-terms = 💳 Payment: { $terms }

about-propose = 💡 Propose <b>{ $product }</b>: { $why }
about-why = { $buyers } of { $of } customers bought it after { $after }
about-next = 🔔 { $what } ({ $rep })
about-next-when = 🔔 { $what }, { $when } ({ $rep })

about-all = The whole card
about-to-purchases = 🛒 Purchases
about-to-rentals = 🔑 Rentals
about-to-payments = 💶 Payments
about-to-recommend = 💡 What to propose
about-to-history = 🗓 History

chart-others = { $count ->
    [one] one more
   *[other] { $count } others
}
