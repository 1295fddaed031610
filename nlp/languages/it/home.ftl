# La pagina di casa, l’aiuto, le impostazioni, /cancel, il menu dei comandi, i link che aprono qualcosa.

## Casa

home-hello = Ciao { $name }, sono il tuo taccuino: racconta una visita come ti viene, scritta o dettata.
home-ask = Oppure chiedi. Prova qui sotto:
home-first = Per esempio: <i>Visto { $account } stamattina con { $person }, chiede il prezzo di { $product }</i>
choice-example = Cosa ha comprato l’ultima volta { $account }?
choice-agenda = Agenda
choice-open-doubts = Dubbi aperti
choice-help = Aiuto
choice-home = ‹ Home

## Aiuto

help = Scrivi o detta come ti viene, al resto penso io. Per esempio:
help-examples = • <i>Visto { $account } stamattina con { $person }, chiede il prezzo di { $product }, da richiamare venerdì alle 15</i>
    • <i>ricordami domani alle 9 di mandare il listino a { $account }</i>
    • <i>cosa ha comprato l’ultima volta { $account }?</i>
help-tell = <b>Racconta</b> una visita, una telefonata, una mail:
    • <i>Sentito { $person } di { $account }, prende 5 pezzi a 38 euro, consegnare lunedì</i>
    • <i>Ha chiamato { $account }, consegna in ritardo, verificare domani</i>
    • <i>ricordami tra un’ora di chiamare { $account }</i>
    Salvo subito e ti mostro cosa ho capito. Se un nome è in dubbio te lo chiedo lì sotto: se non rispondi resta in /open.
help-ask = <b>Chiedi</b> come a un collega:
    • <i>quanto ha comprato { $account } quest’anno?</i>
    • <i>{ $account } paga puntuale?</i>
    • <i>chi non sento da tre mesi?</i>
    • <i>cosa ho da fare domani?</i>
    /card e un nome: la sua scheda. In qualsiasi chat, @ con il mio nome utente e l’inizio di un nome: la scheda si condivide.
help-mend = <b>Correggi</b> subito dopo, o quando ti viene in mente:
    • <i>no, erano 5</i>
    • <i>era giovedì</i>
    • <i>il cliente è { $account }</i>
    • <i>togli il secondo</i>
    Vale anche modificare il messaggio che hai mandato, o rispondere a una scheda vecchia. «↩️ Annulla» toglie tutto, anche più tardi. /cancel chiude quello che ti sto chiedendo.
help-data = <b>Dati</b>: /export ti manda in un file tutto quello che puoi vedere.
help-data-load = Mandami clienti, articoli, vendite, fatture in CSV, Excel, vCard o zip: ti mostro cosa cambia e importo solo dopo il tuo sì.
    /merge unisce due clienti che sono uno. /privacy mostra i dati di una persona e, se serve, li cancella.
help-people = <b>Persone</b>: /team mostra i colleghi, e puoi chiedere:
    • <i>chi segue { $account }?</i>
    • <i>come contatto { $person }?</i>
    Lingua, fuso e orari tuoi sono in /settings.
help-people-charge = /invite e un nome fa entrare un collega, /remove e un nome lo toglie e passa i suoi clienti. /log dice chi ha fatto cosa.
help-people-admin = In /settings decidi anche chi vede quali clienti.
choice-help-tell = Racconta
choice-help-ask = Chiedi
choice-help-mend = Correggi
choice-help-data = Dati
choice-help-people = Persone

example-account = Rossi
example-person = la sig.ra Bianchi
example-product = un trapano

## Impostazioni

settings-title = ⚙️ <b>Impostazioni</b>
settings-language = Lingua: <b>{ $language }</b>
settings-zone = Fuso orario: <b>{ $zone }</b> (ora { $now })
settings-works = Orario di lavoro: <b>{ $from }–{ $to }</b>
settings-works-company = Orario di lavoro: <b>{ $from }–{ $to }</b>, come l’azienda
settings-quiet = Silenzio: <b>{ $from }–{ $to }</b>
settings-quiet-none = Silenzio: <b>mai</b>
settings-digest-on = Riepilogo: <b>sì</b>
settings-digest-off = Riepilogo: <b>no</b>
settings-sight = Chi vede cosa: <b>{ $sight }</b>
settings-which-language = In che lingua ti rispondo?
settings-which-zone = Dove sei? Se non c’è, scrivi per esempio <code>/settings zona Lisbona</code>
settings-works-from = A che ora cominci? Le cose da fare senza orario te le ricordo a quell’ora. Anche così: <code>/settings orario 8-17</code>
settings-works-to = Cominci alle { $from }. E finisci?
settings-quiet-from = Da che ora non devo farmi sentire? Anche così: <code>/settings silenzio 20-7</code>
settings-quiet-to = Zitto dalle { $from }. Fino a che ora?
settings-which-digest = Vuoi il riepilogo?
settings-which-sight = Quali clienti vede un agente? Degli altri vede solo il nome e chi li segue; qui decidi per tutta l’azienda.
    • <b>Tutti</b>: quelli di tutti
    • <b>La squadra</b>: i suoi e quelli della sua squadra
    • <b>Solo i propri</b>: i suoi
settings-unread = «{ $words }» qui non lo so leggere.
settings-how = Questo non lo trovo tra le impostazioni: tocca quella che vuoi cambiare.
settings-words-language = lingua
settings-words-zone = zona fuso
settings-words-hours = orario orari lavoro ore
settings-words-quiet = silenzio zitto
settings-words-digest = riepilogo
settings-words-yes = sì on
settings-words-no = no mai nessuno niente off
sight-all = tutti vedono tutto
sight-team = ognuno la sua squadra
sight-own = ognuno i propri clienti
choice-set-language = Lingua
choice-set-zone = Fuso orario
choice-set-hours = Orario
choice-set-quiet = Silenzio
choice-set-digest = Riepilogo
choice-set-sight = Chi vede cosa
choice-picked = ✓ { $name }
choice-hours-company = Come l’azienda
choice-quiet-none = Nessun silenzio
choice-digest-on = Sì
choice-digest-off = No
choice-sight-all = Tutti
choice-sight-team = La squadra
choice-sight-own = Solo i propri
choice-settings = ‹ Impostazioni

## Chiudere quello che si sta chiedendo

cancel-nothing = Non c’era niente di aperto.
cancel-merge = Va bene, niente unione: restano due clienti.
cancel-privacy = Va bene, i dati di quella persona restano come sono.
cancel-load = Va bene, niente importazione: non ho scritto niente.
cancel-export = Va bene, niente file.
cancel-remove = Va bene, nessun collega è stato rimosso.
cancel-field = Va bene, quel dato resta com’è.
cancel-left = ✖️ Lasciato stare.
cancel-doubt = «{ $said }» resta da chiarire, con calma: lo ritrovi in /open.

## Link e menu

link-gone = Quello che questo link apriva non c’è più, o non è tuo.

command-agenda = Cosa ho da fare
command-export = I dati in un file
command-help = Cosa posso dirti
command-invite = Far entrare un collega
command-log = Chi ha fatto cosa
command-open = Dubbi aperti
command-settings = Lingua, fuso, orari
command-team = I colleghi

## Come sta Taccuino (/health)

command-health = Come sta Taccuino
health-not-allowed = Come sta Taccuino lo può vedere solo chi lo amministra.
health-fine = ✅ <b>Tutto a posto</b>
health-not-fine = ⚠️ <b>C’è qualcosa da guardare</b>
health-inbox-none = Da leggere: niente
health-inbox = Da leggere: { $count }, il più vecchio: { $since }
health-aside = { $count ->
    [0] Messi da parte: niente
   *[other] Messi da parte perché non riusciti: <b>{ $count }</b>
}
health-aside-row = • { $who }, { $when }: { $error }
health-outbox-none = Da spedire: niente
health-outbox = Da spedire: { $count }, il più vecchio: { $since }
health-unsent = { $count ->
    [0] Rifiutati da Telegram (7 giorni): niente
   *[other] Rifiutati da Telegram (7 giorni): <b>{ $count }</b>
}
health-blocked = Hanno fermato il bot: { $names }{ $more ->
    [0] {""}
   *[other] {" "}e altri { $more }
}
health-processes = { $count ->
    [one] 1 processo
   *[other] { $count } processi
} · avvio: { $since }
health-database = { $kind }, { $size } MB, schema { $schema }
health-somebody = qualcuno
choice-health = 🔄 Aggiorna
choice-retry = 🔁 Riprova: { $who }, { $when }
