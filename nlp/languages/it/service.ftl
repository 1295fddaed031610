# Guasti, reclami e interventi.

ticket-complaint = reclamo
ticket-maintenance = manutenzione
ticket-quality = qualità

issues-open-account = <b>{ $account }</b> ha { $count ->
    [one] un problema aperto
   *[other] { $count } problemi aperti
}{ $narrowed }, { $count ->
    [one] da { $day }
   *[other] il più vecchio da { $day }
}:
issues-open = { $count ->
    [one] C’è un problema aperto
   *[other] Ci sono { $count } problemi aperti
}{ $narrowed }, { $count ->
    [one] da { $day }
   *[other] il più vecchio da { $day }
}:
issues-who = Se ne occupa: { $names }
issues-none-account = <b>{ $account }</b> non ha nessun problema aperto{ $narrowed }.
issues-none = Nessun problema aperto{ $narrowed }.
issues-never = Non ne risultano nemmeno in passato.
issues-last = • L’ultimo: { $product }{ $kind }{ $said }, { $when }{ $done }{ $by }
issues-all = • In tutto sono stati { $count }
issues-times-account = <b>{ $account }</b> ci ha chiamato { $count ->
    [one] una volta
   *[other] { $count } volte
}{ $narrowed } { $period }.
issues-times = { $count ->
    [one] Una segnalazione
   *[other] { $count } segnalazioni
}{ $narrowed } { $period }.
issues-from-to = • La prima { $first }, l’ultima { $last }
issues-still = { $count ->
    [one] • Una è ancora aperta
   *[other] • { $count } sono ancora aperte
}
issues-all-closed = • Tutto chiuso
issues-no-times-account = <b>{ $account }</b> non ha segnalato nessun problema { $period }{ $narrowed }.
issues-no-times = Nessuna segnalazione { $period }{ $narrowed }.
issues-period = { $count ->
    [0] Nessuna segnalazione nuova
    [one] Una segnalazione
   *[other] { $count } segnalazioni
} { $period }{ $narrowed }:
issues-period-none = Nessun problema segnalato o chiuso { $period }{ $narrowed }.
issues-closed = { $count ->
    [one] • Una chiusa nel periodo
   *[other] • { $count } chiuse nel periodo
}
issues-most = Il maggior numero di problemi { $period }{ $narrowed }: <b>{ $name }</b>, { $count }.
issues-row-most = • { $name }: { $count }{ $open ->
    [0] {""}
    [one] , uno aperto
   *[other] , { $open } aperti
}
issues-nobody = Cliente da indicare
issues-product = { $product }{ $serial }:{" "}
issues-no-product = senza prodotto
issues-said = {" "}«{ $text }»
issues-done = {" "}· { $text }
issues-by = {" "}· { $text }
issues-since = da { $day }{ $days ->
    [0] {""}
    [one] {""}
   *[other] {" "}({ $days } giorni)
}
issues-was = aperto { $day }, ora chiuso
issues-until = aperto { $day }, chiuso { $closed }
issues-row = • { $product }{ $kind }{ $said } — { $when }{ $done }{ $by }
issues-row-who = • <b>{ $account }</b>, { $product }{ $kind }{ $said } — { $when }{ $done }{ $by }

export-state-waiting = in attesa ricambi

issues-waiting = { $count ->
    [one] Un intervento aspetta i ricambi
   *[other] { $count } interventi aspettano i ricambi
}{ $narrowed }:
issues-waiting-none = Nessun intervento risulta in attesa di ricambi{ $narrowed }.
issues-often = { $count ->
    [0] Nessuno ha avuto
    [one] Uno solo ha avuto
   *[other] In { $count } hanno avuto
} { $bound } interventi { $period }{ $count ->
    [0] .
   *[other] :
}
