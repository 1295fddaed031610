# Correggere quello che è stato annotato.

fix-done = ✏️ Corretto: { $what }.
fix-done-was = ✏️ Corretto: { $what } (prima { $was }).
fix-done-count = ✏️ Corretto: { $what } (erano { $was }).
fix-removed = 🗑 Tolto: { $what }.
fix-added = ➕ Aggiunto: { $what }.
fix-nothing = 👌 Era già così: non ho cambiato niente.
fix-again = ↩️ Di nuovo { $what }.
fix-added-undone = ↩️ Tolto di nuovo: { $what }.
fix-undone = ↩️ Annullata la correzione.
fix-undone-words = ↩️ Annullata la correzione «{ $words }».
fix-overtaken = Nel frattempo è cambiato di nuovo: questa correzione non si può ripristinare.
fix-left = Va bene, lascio com’era.
alone-welcome = Di niente.
alone-fine = Va bene.
fix-confirmed = 📗 È già confermato dai dati dell’azienda: una nota non può cambiarlo.
fix-no-record = Non c’è ancora niente da correggere.
fix-unclear = 🤔 Che cosa devo correggere?
fix-unfit = 🤔 Ho capito «<b>{ $value }</b>» ({ $field }), ma non so che cosa cambiare. Che cosa correggo?
fix-which = ✏️ Quale? Tocca quello da correggere.
fix-which-add = ➕ A quale lo aggiungo?
fix-which-name = ❓ «{ $said }»: quale?
fix-role = { $role }: { $what }
fix-met = { $who } · { $channel }
fix-todo = { $what }
fix-todo-when = { $what } — { $when }
fix-issue-product = { $kind }, { $product }
fix-count = { $count }
fix-money = { $money }
fix-term = { $term }
fix-names = { $names }
fix-words = { $words }
fix-quote = «{ $words }»

fix-field-account = cliente
fix-field-contact = persona
fix-field-product = prodotto
fix-field-quantity = quantità
fix-field-price = prezzo
fix-field-discount = sconto
fix-field-total = totale
fix-field-role = esito
fix-field-date = giorno
fix-field-time = ora
fix-field-due = giorno
fix-field-channel = modo
fix-field-competitor = concorrente
fix-field-issue = problema
fix-field-action = cosa fare

fix-name-account = Cliente
fix-name-contact = Persona
fix-name-product = Prodotto
fix-name-quantity = Quantità
fix-name-price = Prezzo
fix-name-discount = Sconto
fix-name-total = Totale
fix-name-role = Esito
fix-name-date = Giorno
fix-name-time = Ora
fix-name-due = Giorno
fix-name-channel = Come
fix-name-competitor = Concorrente
fix-name-issue = Problema
fix-name-action = Da fare

choice-fix = ✏️ Correggi
choice-fix-undo = ↩️ Annulla la correzione
choice-fix-leave = ✖️ Lascia stare
choice-fix-back = ‹ Indietro
choice-fix-remove = 🗑 Togli
choice-fix-field = { $field }: { $value }
choice-fix-empty = { $field }
choice-fix-thing = { $what } ›
choice-fix-day = { $day }
choice-fix-term = { $term }
choice-fix-number = { $number }

fix-card-which = ✏️ Tocca quello da correggere.
fix-card-value = ✏️ <b>{ $field }</b>: scegli, oppure scrivi il valore giusto.
fix-card-write = ✏️ <b>{ $field }</b>: scrivi il valore giusto.
fix-card-name = ✏️ <b>{ $field }</b>: scegli, oppure scrivi il nome (anche nuovo).
fix-card-no-value = 🤔 Qui mi serve { $field }: scrivi solo il valore, oppure torna indietro.

aliases-title = 📚 { $count ->
    [one] Una parola imparata:
   *[other] { $count } parole imparate:
}
aliases-row = • «{ $words }» → <b>{ $name }</b> ({ $who }, { $when })
aliases-row-nobody = • «{ $words }» → <b>{ $name }</b> ({ $when })
aliases-empty = Non ho ancora imparato nomi: quando ne correggi uno, lo ricordo per tutti.
choice-alias-forget = 🗑 { $words }
choice-alias-newer = ‹ Più recenti
choice-alias-older = Più vecchie ›
