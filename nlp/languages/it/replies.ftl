# Le risposte in italiano. Telegram capisce <b>, <i> e poco altro; i valori arrivano già protetti.

## Giorni

date-pattern = EEEE d MMMM
date-pattern-year = EEEE d MMMM y
date-pattern-short = d MMMM
date-pattern-short-year = d MMMM y
date-first = 1º
day = { $date }
day-today = oggi, { $date }
day-tomorrow = domani, { $date }
day-yesterday = ieri, { $date }
day-at = { $day }, alle { $time }

period-year = nel { $year }
period-month = { $month_number ->
    [4] ad { $month }
    [8] ad { $month }
   *[other] a { $month }
}
period-day = { $from_day ->
    [8] l’{ $from }
    [11] l’{ $from }
   *[other] il { $from }
}
period-days = { $from_day ->
    [8] dall’{ $from }
    [11] dall’{ $from }
   *[other] dal { $from }
} { $to_day ->
    [8] all’{ $to }
    [11] all’{ $to }
   *[other] al { $to }
}
period-to-today = { $from_day ->
    [8] dall’{ $from }
    [11] dall’{ $from }
   *[other] dal { $from }
} a oggi
period-since = { $day_number ->
    [8] dall’{ $day }
    [11] dall’{ $day }
   *[other] dal { $day }
}
period-until = { $day_number ->
    [8] fino all’{ $day }
    [11] fino all’{ $day }
   *[other] fino al { $day }
}
period-all = in tutto

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
line-each = a { $price } { GENDER($product) ->
    [he] l’uno
    [she] l’una
   *[unsure] cad.
}
line-price = a { $price }
line-rate = a { $price } { $per }
line-total = (in tutto { $total })
line-discount = con sconto { $percent }%
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
card-whom = ❓ Di quale cliente? Tocca, o scrivi il nome.
card-whom-write = ❓ Di quale cliente? Scrivimi il nome.
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

## Cose da fare

todo-deed = { THING($what) ->
    [yes] { $action ->
        [quote] mandare{" "}
        [send] mandare{" "}
        [deliver] consegnare{" "}
        [check] verificare{" "}
        [email] mandare{" "}
        [message] mandare{" "}
       *[other] {""}
    }
   *[no] {""}
}
todo-words = { todo-deed }{ $what }
todo-words-who = { todo-deed }{ $what } ({ $who })
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
agenda-todo-at = • { $what } — alle { $time }
agenda-late = ⏳ { $count ->
    [one] E una cosa rimasta indietro.
   *[other] E { $count } cose rimaste indietro.
}
agenda-title-period = { $count ->
    [one] 📋 Una cosa da fare { $period }:
   *[other] 📋 { $count } cose da fare { $period }:
}
agenda-empty-period = Niente da fare { $period }.
agenda-weekend = <i>Siamo nel fine settimana: ho guardato anche la settimana che viene.</i>
agenda-empty = Niente da fare in agenda.

## Domande

## Parole brevi

nothing-understood = Qui non ho trovato niente da annotare. Dimmi chi hai visto e com’è andata, oppure cosa devo ricordarti.
command-unknown = Questo comando non lo conosco. /help mostra cosa puoi dirmi.
button-unknown = Questo tasto non vale più: quello che mostrava non c’è più.
nothing-to-undo = Non c’è niente da annullare.
unread = Questo non lo so leggere: scrivimelo o dettalo a parole.
unread-voice = I vocali non li so ascoltare: tocca il microfono della tastiera e detta, ti leggo subito.
unread-file = Dai file leggo solo i dati dell’azienda (CSV, Excel, vCard, zip): il resto scrivimelo a parole.
not-saved = Qualcosa è andato storto e questo messaggio non è stato registrato. Riprova a mandarlo, per favore.

stranger = Ciao, qui lavoro solo con chi è stato invitato: chiedi il link a chi gestisce Taccuino nella tua azienda.

## Dati dell’azienda

kind-copy = copia dei dati
kind-colleagues = colleghi
kind-customers = clienti
kind-contacts = contatti
kind-products = articoli
kind-sales = vendite
kind-invoices = fatture e incassi
kind-rentals = noleggi
kind-machines = macchine
kind-tickets = interventi
kind-offers = offerte
kind-leads = nominativi

load-reading = ⏳ Leggo { $file }…
load-reading-rows = ⏳ Leggo { $file }: { $done } di { $rows } righe…
load-asked = 📥 <b>Pronto da importare</b>: per ora non ho scritto niente.
load-done = ✅ <b>Importato</b>
load-not = ✖️ Non importato: non ho scritto niente.
load-undone = ↩️ Importazione annullata: i dati sono come prima.
load-waits = ⏳ Nel frattempo è cambiato qualcosa: rileggo il file e poi importo.
load-mend = 📄 Correggi queste righe e rimandami il file: le altre sono già a posto.
load-gone = Questa importazione è già stata annullata o sostituita: rimanda il file.
load-failed = Qualcosa è andato storto e non ho importato niente. Rimanda il file, per favore.
load-not-allowed = I dati dell’azienda li può importare solo chi la gestisce o l’ufficio.
load-too-large = { $file } supera i 20 MB che Telegram mi lascia scaricare: dividilo, comprimilo in uno zip oppure importalo con <code>taccuino import</code>.
load-file = • <b>{ $file }</b> — { $kind } · righe: { $counts }
load-file-refused = • <b>{ $file }</b> — non importato: { $reason }
load-new = { $count ->
    [one] 1 nuova
   *[other] { $count } nuove
}
load-changed = { $count ->
    [one] 1 cambiata
   *[other] { $count } cambiate
}
load-unchanged = { $count ->
    [one] 1 uguale
   *[other] { $count } uguali
}
load-refused = { $count ->
    [one] 1 rifiutata
   *[other] { $count } rifiutate
}
load-comma = ·
load-nothing = nessuna riga
load-row = {"    "}riga { $line }: { $reason }
load-row-cell = {"    "}riga { $line }: { $reason } («{ $cell }»)
load-row-more = {"    "}… e altre { $count }
load-questions = { $count ->
    [one] ❓ Un nome è da chiarire: te lo chiedo dopo l’importazione.
   *[other] ❓ { $count } nomi sono da chiarire: te li chiedo dopo l’importazione.
}
load-questions-file = { $count ->
    [one] ❓ Un nome è da chiarire: rispondi con --answers e un file di nomi e codici.
   *[other] ❓ { $count } nomi sono da chiarire: rispondi con --answers e un file di nomi e codici.
}
load-question =  ❓ «{ $said }» può essere: { $names }
load-yes-no = Vuoi importare?
load-refused-file = 📄 Le righe rifiutate sono in { $file }: correggile e importale di nuovo.
load-reason = Motivo
load-refused-name = rifiutate-{ $file }

reason-not-empty = qui ci sono già dei dati: una copia entra solo in un Taccuino vuoto
reason-newer-export = l’ha scritta un Taccuino più recente: aggiorna questo
reason-missing-column = manca la colonna «{ $column }», senza la quale non c’è niente da importare
reason-missing-value = manca un dato che serve
reason-bad-date = data che non esiste
reason-unknown-customer = cliente sconosciuto
reason-negative-quantity = quantità sotto zero
reason-duplicate-line = riga ripetuta
reason-bad-number = non è un numero
reason-wrong-encoding = le lettere non si leggono: salvalo di nuovo, in UTF-8
reason-empty-file = il file è vuoto
reason-not-xlsx = non è un foglio Excel, o è arrivato a metà: salvalo di nuovo come .xlsx o .csv
reason-not-vcard = non è un biglietto da visita leggibile
reason-not-zip = lo zip non si apre
reason-too-large = è troppo grande
reason-unknown-format = non è un tipo di file che so leggere: manda CSV, Excel, vCard o zip
reason-unknown-kind = non capisco che dati sono: servono una riga di intestazione e colonne come cliente, data, importo

choice-load = ✅ Importa
choice-load-not = ✖️ Lascia stare
choice-refused = { $count ->
    [one] 📄 La riga rifiutata
   *[other] 📄 Le { $count } righe rifiutate
}

doubt-load-account = ❓ «{ $said }» ({ $count ->
    [one] 1 riga
   *[other] { $count } righe
}): quale cliente?
doubt-load-same = ❓ «{ $said }» è nuovo o è uno di questi?
doubt-settled-any = ✔️ «{ $said }»: segnato.
choice-new = È nuovo

## I dati portati fuori

export-sheet-customers = Clienti
export-sheet-contacts = Contatti
export-sheet-leads = Nominativi
export-sheet-products = Articoli
export-sheet-machines = Macchine
export-sheet-sales = Vendite
export-sheet-offers = Offerte
export-sheet-rentals = Noleggi
export-sheet-invoices = Fatture
export-sheet-tickets = Interventi
export-sheet-interactions = Visite e contatti
export-sheet-items = Prodotti discussi
export-sheet-reminders = Cose da fare
export-sheet-messages = Note
export-sheet-colleagues = Colleghi
export-sheet-imports = Importazioni

export-column-code = Codice
export-column-name = Nome
export-column-stage = Fase
export-column-sector = Settore
export-column-size = Dimensione
export-column-vat = Partita IVA
export-column-tax-code = Codice fiscale
export-column-street = Indirizzo
export-column-postcode = CAP
export-column-city = Città
export-column-province = Provincia
export-column-country = Paese
export-column-phones = Telefoni
export-column-emails = E-mail
export-column-webs = Sito
export-column-owner = Agente
export-column-terms = Pagamento
export-column-credit-limit = Fido
export-column-warmth = Interesse
export-column-aliases = Altri nomi
export-column-parent = Gruppo
export-column-note = Note
export-column-latitude = Latitudine
export-column-longitude = Longitudine
export-column-id = Id
export-column-source = Fonte
export-column-message-id = Id nota
export-column-customer = Cliente
export-column-customer-code = Codice cliente
export-column-role = Ruolo
export-column-preferred = Canale preferito
export-column-consent = Consenso
export-column-line = Linea
export-column-kind = Tipo
export-column-unit = Unità
export-column-price = Prezzo
export-column-per = Per
export-column-complements = Da abbinare
export-column-serial = Matricola
export-column-model = Modello
export-column-year = Anno
export-column-hours = Ore
export-column-state = Stato
export-column-site = Sede
export-column-date = Data
export-column-document = Documento
export-column-product = Prodotto
export-column-product-code = Codice prodotto
export-column-quantity = Quantità
export-column-unit-price = Prezzo unitario
export-column-discount-pct = Sconto %
export-column-total = Totale
export-column-currency = Valuta
export-column-colleague = Collega
export-column-status = Conferma
export-column-number = Numero
export-column-outcome-on = Data esito
export-column-reason = Motivo
export-column-competitor = Concorrente
export-column-valid-until = Valida fino al
export-column-start = Inizio
export-column-end = Fine prevista
export-column-returned = Rientro
export-column-rate = Tariffa
export-column-services = Servizi
export-column-due = Scadenza
export-column-net = Imponibile
export-column-vat-amount = IVA
export-column-unpaid = Da pagare
export-column-paid-on = Pagata il
export-column-opened = Apertura
export-column-description = Descrizione
export-column-closed = Chiusura
export-column-technician = Tecnico
export-column-resolution = Soluzione
export-column-time = Ora
export-column-channel = Canale
export-column-people = Persone
export-column-reached = Raggiunto
export-column-competitors = Concorrenti
export-column-duration = Durata
export-column-day = Giorno
export-column-action = Azione
export-column-what = Cosa
export-column-contact = Contatto
export-column-said-at = Quando
export-column-words = Parole
export-column-lang = Lingua
export-column-job = Mansione
export-column-team = Squadra
export-column-phone = Telefono
export-column-email = E-mail
export-column-imported = Importato il
export-column-file = File
export-column-sheet = Foglio
export-column-rows = Righe
export-column-new = Nuove
export-column-changed = Cambiate
export-column-unchanged = Uguali
export-column-refused = Rifiutate

export-stage-lead = nominativo
export-stage-prospect = potenziale
export-stage-customer = cliente
export-warmth-hot = caldo
export-warmth-warm = tiepido
export-warmth-cold = freddo
export-kind-sale = vendita
export-kind-hire = noleggio
export-kind-fault = guasto
export-kind-damage = danno
export-kind-delivery = consegna
export-kind-payment = pagamento
export-kind-service = servizio
export-kind-price = prezzo
export-kind-other = altro
export-per-day = giorno
export-per-week = settimana
export-per-month = mese
export-per-year = anno
export-state-open = aperto
export-state-done = fatto
export-state-closed = chiuso
export-state-won = vinta
export-state-lost = persa
export-state-hired = a noleggio
export-state-free = libera
export-state-workshop = in officina
export-state-sold = venduta
export-status-told = detto in una nota
export-status-confirmed = confermato
export-channel-visit = visita
export-channel-call = telefonata
export-channel-email = e-mail
export-channel-message = messaggio
export-channel-video = videochiamata
export-channel-event = evento
export-channel-web = sito
export-channel-shop = negozio
export-channel-social = social
export-channel-fax = fax
export-role-bought = acquista
export-role-rented = noleggia
export-role-quoted = offerta
export-role-interested = interessa
export-role-sample = prova
export-role-returned = rende
export-role-declined = non vuole
export-role-rep = agente
export-role-support = assistenza
export-role-manager = responsabile
export-role-office = ufficio
export-role-admin = amministratore
export-action-call = chiamare
export-action-visit = passare
export-action-email = scrivere un’e-mail
export-action-message = scrivere
export-action-quote = preparare l’offerta
export-action-send = mandare il materiale
export-action-deliver = consegnare
export-action-check = verificare
export-action-other = da fare
export-duration-d = gg
export-duration-w = sett.
export-duration-m = mesi
export-duration-y = anni
export-answer-yes = sì
export-answer-no = no

## Due clienti che sono uno

merge-how = Per unire due clienti scrivi /merge, quello di troppo, = e quello che resta. Per esempio:
    <code>/merge Rossi Log = Rossi Logistica</code>
    Vanno bene anche i codici. Un tocco li separa di nuovo.
merge-not-allowed = I clienti li può unire solo chi gestisce i dati dell’azienda o l’ufficio.
merge-asked = 🔗 Sono lo stesso cliente?
merge-goes = ➖ Confluisce: { $account }
merge-stays = ✅ Resta: { $account }
merge-account = <b>{ $account }</b>
merge-town = · { $value }
merge-code = · codice { $value }
merge-facts = · { $value ->
    [0] ancora nessun dato
    [one] 1 dato
   *[other] { $value } dati
}
merge-same = <b>{ $account }</b> è già un solo cliente.
merge-not = Va bene, restano due clienti.
merge-done = 🔗 Uniti: <b>{ $gone }</b> ora è <b>{ $into }</b>. I suoi dati, il nome e il codice portano lì.
merge-undone = ↩️ Separati di nuovo: <b>{ $gone }</b> e <b>{ $into }</b>.
merge-later = Nel frattempo il cliente rimasto è stato unito a un altro: separa prima quelli.
merge-several = «{ $name }» può essere: { $names }. Scrivi il codice, oppure il numero con il #.
choice-merge = 🔗 Unisci
choice-no = No

## I dati di una persona

privacy-how = Scrivi /privacy e il nome della persona, per esempio: /privacy Laura Bianchi
privacy-not-allowed = I dati di una persona li può vedere e cancellare qui solo chi gestisce i dati dell’azienda o l’ufficio.
privacy-unknown = Di «{ $name }» non ho niente in archivio.
privacy-which = Chi intendi?
privacy-several = Può essere: { $names }. Scrivi il numero con il #.
privacy-title = 👤 <b>{ $name }</b> — ecco cosa conservo:
privacy-field = • { $field }: { $value }
privacy-counts = • Contatti: { $interactions } · messaggi che ne parlano: { $messages } · promemoria: { $reminders }
privacy-yes = sì
privacy-no = no
privacy-sure = ⚠️ Cancello tutto di <b>{ $name }</b>: scheda, recapiti, e il nome in tutti i messaggi. Non si può annullare. Confermi?
privacy-erased = 🗑️ Cancellato. Quello che è già scritto nelle chat di Telegram resta lì: se serve, eliminalo a mano.
privacy-left = Va bene, non ho cancellato niente.
person-role = Ruolo
person-preferred = Preferisce
person-consent = Consenso
person-note = Nota
reach-phone = Telefono
reach-mobile = Cellulare
reach-email = E-mail
reach-web = Sito
reach-other = Recapito
choice-erase = 🗑️ Cancella tutto
choice-erase-sure = 🗑️ Sì, cancella
choice-leave = Lascia

export-which = Tutti i dati che puoi vedere: in quale forma?
export-xlsx = 📊 I dati dell’azienda, un foglio per ogni cosa.
export-zip = 🗜 Una copia dei dati: mandala a un Taccuino vuoto e ritrovi tutto.
choice-export-xlsx = 📊 Excel, da leggere
choice-export-zip = 🗜 Copia, da reimportare
