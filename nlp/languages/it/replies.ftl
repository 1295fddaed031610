# Le risposte in italiano. Telegram capisce <b>, <i> e poco altro; i valori arrivano già protetti.

## Giorni

date-pattern = EEEE d MMMM
date-pattern-year = EEEE d MMMM y
day = { $date }
day-today = oggi, { $date }
day-tomorrow = domani, { $date }
day-yesterday = ieri, { $date }
day-at = { $day }, alle { $time }

## Parole

channel-visit = visita
channel-call = telefonata
channel-email = e-mail
channel-message = messaggio
channel-video = videochiamata
channel-event = evento

role-bought = 🛒 Acquista
role-rented = 🔑 Noleggia
role-quoted = 📄 Offerta
role-interested = 👀 Interessa
role-sample = 🎁 Prova
role-returned = ↩️ Rende
role-declined = ✖️ Non vuole

issue-fault = guasto
issue-damage = danno
issue-delivery = consegna
issue-payment = pagamento
issue-service = servizio
issue-price = prezzo
issue-other = problema

action-call = chiamare
action-visit = passare
action-email = scrivere un’e-mail
action-message = scrivere
action-quote = preparare l’offerta
action-send = mandare il materiale
action-deliver = consegnare
action-check = verificare
action-other = da fare

per-day = al giorno
per-week = alla settimana
per-month = al mese
per-year = all’anno

## Quantità e prezzi

line-product = { $product }
line-count = { $count } × { $product }
line-each = a { $price } l’uno
line-price = a { $price }
line-rate = a { $price } { $per }
line-total = (in tutto { $total })
line-discount = sconto { $percent }%
span-days = { $count ->
    [one] un giorno
   *[other] { $count } giorni
}
span-weeks = { $count ->
    [one] una settimana
   *[other] { $count } settimane
}
span-months = { $count ->
    [one] un mese
   *[other] { $count } mesi
}
span-years = { $count ->
    [one] un anno
   *[other] { $count } anni
}

line-duration = per { $length }

## La scheda dopo una nota

card-account = ✅ <b>{ $account }</b> · { $channel }, { $when }
card-account-new = ✅ <b>{ $account }</b> (nuovo) · { $channel }, { $when }
card-nobody = ✅ <b>Cliente da indicare</b> · { $channel }, { $when }
card-not-reached = 🚪 Non trovato
card-people = 👤 { $people }
card-item = { $role }: { $what }
card-issue = ⚠️ Segnala: { $kind }
card-issue-product = ⚠️ Segnala: { $kind }, { $product }
card-competitors = 🏁 Concorrenti: { $names }
card-todo = 📝 { $what } — <i>senza data</i>
card-todo-when = 🔔 { $what } — <b>{ $when }</b>
card-undone = ↩️ Annullato: <i>{ $words }</i>

choice-undo = ↩️ Annulla
choice-redo = Ripristina
choice-name = { $name }
choice-none = Nessuno di questi

doubt-account = ❓ «{ $said }»: quale cliente?
doubt-contact = ❓ «{ $said }»: quale persona?
doubt-product = ❓ «{ $said }»: quale prodotto?

## Cose da fare

todo-words = { $what }
todo-words-who = { $what } ({ $who })
todo-who = { $action }: { $who }
todo-action = { $action }

reminder = 🔔 <b>{ $what }</b>
reminder-late = ⏳ In ritardo: era per { $when }.
reminder-done = ✅ Fatto: { $what }
reminder-later-when = ⏰ { $what } — te lo ricordo { $when }

choice-done = ✅ Fatto
choice-reopen = Non ancora
choice-later-10m = 10 min
choice-later-1h = 1 ora
choice-later-tomorrow = Domani

agenda-title = { $count ->
    [one] 📋 Una cosa da fare:
   *[other] 📋 { $count } cose da fare:
}
agenda-todo = • { $what }
agenda-todo-when = • { $what } — { $when }
agenda-more = … e altre { $count }.
agenda-empty = Niente da fare in agenda.

## Domande

last-purchase = <b>{ $account }</b> ha comprato l’ultima volta { $when }:
purchase-told = • { $what } — dalla tua nota
purchase-told-by = • { $what } — dalla nota di { $rep }
purchase-confirmed = • { $what }
bought-nothing = <b>{ $account }</b> non ha ancora comprato niente, per quanto ne so.
bought-nothing-of = <b>{ $account }</b> non ha mai comprato { $product }, per quanto ne so.
customer-unknown = Non conosco nessun cliente di nome «{ $name }».
which-customer = Quale cliente?
whose-purchase = Di quale cliente? Ripeti la domanda con il nome.
question-unknown = A questa domanda non so ancora rispondere. So dirti cosa ha comprato un cliente l’ultima volta e cosa hai in agenda.

## Parole brevi

welcome = Ciao { $name }! Sono il tuo taccuino.
help = Dopo una visita scrivi o detta com’è andata, al resto penso io:
    • <i>Visto Rossi stamattina con la sig.ra Bianchi, prende 3 transpallet a 1.200 l’uno, richiamarla venerdì alle 15</i>
    • <i>ricordami domani alle 9 di mandare il listino a Rossi</i>
    • <i>cosa ha comprato l’ultima volta Rossi?</i>
    /agenda mostra quello che hai da fare.
nothing-understood = Qui non ho trovato niente da annotare. Dimmi chi hai visto e com’è andata, oppure cosa devo ricordarti.
command-unknown = Questo comando non lo conosco. /help mostra cosa puoi dirmi.
button-unknown = Questo tasto non vale più: quello che mostrava non c’è più.
correction-by-undo = Per ora non so correggere a parole: modifica il messaggio di prima, oppure tocca «Annulla» e ridillo.
nothing-to-undo = Non c’è niente da annullare.
unread = Questo non lo so leggere: scrivimelo o dettalo a parole.
unread-voice = I vocali non li so ascoltare: tocca il microfono della tastiera e detta, ti leggo subito.
unread-file = I file non li so ancora leggere: scrivimi a parole quello che conta.
not-saved = Qualcosa è andato storto e questo messaggio non è stato registrato. Riprova a mandarlo, per favore.

stranger = Ciao, qui lavoro solo con chi è stato invitato: chiedi il link a chi gestisce Taccuino nella tua azienda.
invitation-void = Questo invito non vale più: fattene mandare uno nuovo da chi gestisce Taccuino nella tua azienda.
invite-link = Manda questo link a { $name } (vale { $days } giorni, una volta sola):
    { $link }
invite-already = { $name } c’è già.
invite-how = Scrivi /invite e il nome del collega, per esempio: /invite Laura Bianchi
invite-not-admin = Gli inviti li può fare solo chi amministra Taccuino.

command-agenda = Cosa ho da fare
command-help = Cosa posso dirti
