# I colleghi: inviti, squadre, ruoli, chi lascia, il registro.

rank-rep = agente
rank-support = assistenza
rank-office = ufficio
rank-manager = responsabile
rank-admin = amministratore

## Inviti

invitation-void = Questo invito non vale più: fattene mandare uno nuovo da chi gestisce Taccuino nella tua azienda.
invite-link = Manda questo link a <b>{ $name }</b> ({ $what }). Vale { $days } giorni, una volta sola:
    { $link }
invite-void-before = Il link di prima non vale più.
invite-already = { $name } c’è già. Ruolo e squadra si cambiano con /team.
invite-how = Scrivi /invite e il nome del collega, volendo con ruolo e squadra. Per esempio:
    <code>/invite Laura Bianchi</code>
    <code>/invite Laura Bianchi responsabile squadra Nord</code>
invite-not-admin = Gli inviti li può fare solo chi amministra Taccuino, o un responsabile.
invite-only-own = Tu puoi invitare solo agenti e assistenza nella tua squadra: per il resto chiedi a chi amministra Taccuino.
invite-no-team = Non sei ancora in una squadra: chiedi a chi amministra Taccuino di metterti nella tua.
invite-joined = { $name } è dentro.

## La squadra

team-title = 👥 { $count ->
    [one] Un collega
   *[other] { $count } colleghi
}
team-of = <b>{ $team }</b>
team-none = <b>Senza squadra</b>
team-none-word = nessuna
team-row = • { $name } — { $rank }
team-row-state = • { $name } — { $rank } · <i>{ $state }</i>
team-how = Scrivi /team per vedere tutti, oppure /team, la squadra e il nome. Per esempio: /team Nord Laura Bianchi
team-not-allowed = Ruoli e squadre li può cambiare solo chi amministra Taccuino, o un responsabile.
team-gone = Questa squadra non c’è più.
mate-title = 👤 <b>{ $name }</b> — { $what }
mate-now = ✔️ <b>{ $name }</b> — { $what }
mate-team = · { $team }
mate-state = <i>{ $state }</i>
mate-invited = invito mandato, non ancora usato
mate-not-in = non ancora dentro
mate-stopped = ha fermato il bot
mate-holds = Segue { $customers ->
    [0] nessun cliente
    [one] 1 cliente
   *[other] { $customers } clienti
} · promemoria aperti: { $reminders } · offerte aperte: { $offers }
mate-which = Chi intendi?
mate-unknown = Non conosco nessun collega di nome «{ $name }».
mate-not-yours = Questo lo può fare solo chi amministra Taccuino.
mate-team-not-yours = Le squadre le può cambiare solo chi amministra Taccuino.
mate-fixed = { $name } è amministratore nelle impostazioni di Taccuino: si cambia solo lì.
mate-last-admin = { $name } è l’ultimo amministratore: prima danne l’incarico a un altro.
choice-mate = ‹ { $name }
choice-mates = ‹ Colleghi
choice-rank = 🎖 { $rank }
choice-team = 👥 { $team }
choice-no-team = 👥 Nessuna squadra
choice-invite = 🔗 Link d’invito
choice-remove = 🚪 Rimuovi

## Chi lascia

remove-how = Scrivi /remove e il nome del collega, per esempio: /remove Laura Bianchi
remove-not-allowed = I colleghi li può rimuovere solo chi amministra Taccuino, o un responsabile.
remove-asked = 🚪 Rimuovo <b>{ $name }</b>? Perde l’accesso subito.
remove-nothing = Non ha clienti, promemoria o offerte da passare.
remove-holds = Restano { $customers ->
    [0] nessun cliente
    [one] 1 cliente
   *[other] { $customers } clienti
}, { $reminders ->
    [0] nessun promemoria aperto
    [one] 1 promemoria aperto
   *[other] { $reminders } promemoria aperti
} e { $offers ->
    [0] nessuna offerta aperta
    [one] 1 offerta aperta
   *[other] { $offers } offerte aperte
}: a chi passano?
remove-done = 🚪 <b>{ $name }</b> non ha più accesso.
remove-to = A <b>{ $heir }</b> passano { $customers ->
    [0] nessun cliente
    [one] 1 cliente
   *[other] { $customers } clienti
}, { $reminders ->
    [0] nessun promemoria
   *[other] { $reminders } promemoria
} e { $offers ->
    [0] nessuna offerta
    [one] 1 offerta
   *[other] { $offers } offerte
}.
remove-to-nobody = Non passano a nessuno: clienti { $customers }, offerte { $offers }. I promemoria ({ $reminders }) non suonano più.
remove-undone = ↩️ <b>{ $name }</b> è di nuovo dentro, con i suoi clienti, promemoria e offerte.
remove-undone-outside = Il suo Telegram però è già di un altro collega: mandagli un nuovo invito.
choice-heir = → { $name }
choice-heir-nobody = A nessuno
choice-remove-sure = 🚪 Sì, rimuovi
choice-remove-not = Lascia stare

## Registro

log-title = 🗂 <b>Registro</b>
log-empty = Il registro è ancora vuoto.
log-not-allowed = Il registro lo può vedere solo chi amministra Taccuino, o un responsabile.
log-nobody = Impostazioni
log-row = • { $when } — <b>{ $who }</b>: { $what }
log-invite = invito per { $name } ({ $rank })
log-join = ha usato l’invito
log-role = { $name } ora { $rank }
log-team = squadra di { $name }: { $team }
log-remove = rimosso l’accesso di { $name }
log-handover = a { $heir } da { $name }: clienti { $customers }, promemoria { $reminders }, offerte { $offers }
log-restore = ridato l’accesso a { $name }
log-sight = gli agenti vedono { $sight }
log-sight-all = tutti i clienti
log-sight-team = i clienti della squadra
log-sight-own = solo i propri clienti
log-export = esportati i dati
log-erase = cancellati i dati di una persona
log-merge = unito { $gone } a { $into }
log-unmerge = separati { $gone } e { $into }
log-import = importato { $files }
log-unload = annullata un’importazione
log-other = { $kind }
