# Noleggi, macchine ferme e tariffe.

## Di che cosa si parla, tra parentesi

hire-narrowed = {" "}({ $said })
hire-narrowed-account = {" "}(<b>{ $account }</b>)
hire-narrowed-account-too = {" "}(<b>{ $account }</b>, { $said })
hire-narrowed-mine = {" "}({ $said }, dei tuoi clienti)
hire-mine = {" "}(dei tuoi clienti)
hire-serial = {" "}<code>{ $serial }</code>
hire-count = {" "}× { $count }
hire-told = { $count ->
    [one] Uno lo so solo da una nota.
   *[other] { $count } li so solo dalle note.
}
hire-more = Ne mostro { $shown } su { $count }.

## Noleggi

rentals-until = fino a { $day }
rentals-overdue = doveva rientrare { $day }{ $late ->
    [one] {""}
   *[other] {" "}({ $late } giorni fa)
}
rentals-openly = senza data di rientro
rentals-returned = { $period }
rentals-out = { $period }, ancora fuori
rentals-one = <b>{ $account }</b> ha a noleggio { $product }{ $serial }{ $narrowed }, { $end }.
rentals-some = <b>{ $account }</b> ha a noleggio { $count } macchine{ $narrowed }:
rentals-none = <b>{ $account }</b> adesso non ha niente a noleggio{ $narrowed }.
rentals-holder = { $product }{ $serial }: ce l’ha <b>{ $account }</b>, { $end }.
rentals-all = { $count ->
    [one] Adesso è fuori una macchina{ $narrowed }; scade { $day }.
   *[other] Adesso sono fuori { $count } macchine{ $narrowed }; la prima scade { $day }.
}
rentals-all-openly = { $count ->
    [one] Adesso è fuori una macchina{ $narrowed }, senza data di rientro.
   *[other] Adesso sono fuori { $count } macchine{ $narrowed }, senza data di rientro.
}
rentals-all-none = Adesso nessuna macchina è a noleggio{ $narrowed }.
rentals-since = • Da { $day }
rentals-since-rate = • Da { $day }, a { $rate } { $per }
rentals-last = • L’ultimo noleggio: { $product }{ $serial }, { $end }.
rentals-last-who = • L’ultimo: <b>{ $account }</b>, { $product }{ $serial }, { $end }.
rentals-coming = • Prenotato: { $product }{ $serial }, da { $day }.
rentals-late-too = { $count ->
    [one] ⚠️ Un’altra doveva già rientrare.
   *[other] ⚠️ Altre { $count } dovevano già rientrare.
}
rentals-next = • Il prossimo a scadere: <b>{ $account }</b>, { $product }{ $serial }, { $end }.
rentals-row = • { $product }{ $serial }{ $quantity } — { $end }
rentals-row-who = • <b>{ $account }</b>: { $product }{ $serial }{ $quantity } — { $end }
rentals-ending = { $count ->
    [one] Un noleggio scade
   *[other] { $count } noleggi scadono
} { $period }{ $narrowed }:
rentals-ending-none = Nessun noleggio scade { $period }{ $narrowed }.
rentals-late = { $count ->
    [one] Una macchina doveva rientrare e non è rientrata
   *[other] { $count } macchine dovevano rientrare e non sono rientrate
}{ $narrowed }:
rentals-late-none = Nessuna macchina in ritardo{ $narrowed }: quelle fuori sono tutte nei tempi.
rentals-past = { $count ->
    [one] Un noleggio
   *[other] { $count } noleggi
} { $period }{ $narrowed }:
rentals-past-none = Nessun noleggio { $period }{ $narrowed }.
rentals-often = { $count ->
    [one] Un noleggio
   *[other] { $count } noleggi
} { $period }{ $narrowed }: { $count ->
    [one] { $first }
   *[other] il primo { $first }, l’ultimo { $last }
}.
rentals-every = • In media uno ogni { $days ->
    [one] giorno
   *[other] { $days } giorni
}
rentals-value = • Valore { $value }
rentals-value-some = • Valore { $value }, contando { $count ->
    [one] l’unico che dice
   *[other] i { $count } che dicono
} il totale
rentals-value-unknown = • Il valore in tutto non lo so: i contratti dicono la tariffa, non il totale.
rentals-ever = • In tutto { $count ->
    [one] un noleggio
   *[other] { $count } noleggi
}, il primo { $first }, l’ultimo { $last }
rentals-first = Il primo noleggio{ $narrowed } è cominciato { $day }; { $count ->
    [one] è anche l’unico
   *[other] in tutto sono { $count }
}.
rentals-most = <b>{ $name }</b> noleggia di più { $period }{ $narrowed }: { $count ->
    [one] una volta
   *[other] { $count } volte
}.
rentals-most-product = <b>{ $name }</b> è la più noleggiata { $period }{ $narrowed }: { $count ->
    [one] una volta
   *[other] { $count } volte
}.
rentals-times = • { $name }: { $count }, l’ultima { $last }
rentals-nobody = Cliente da indicare

## Macchine ferme

idle-of = Di { $thing } ne { $count ->
    [one] abbiamo una libera
   *[other] abbiamo { $count } libere
} su { $all }:
idle-all = { $count ->
    [one] Abbiamo una macchina libera
   *[other] Abbiamo { $count } macchine libere
} su { $all }:
idle-of-none = Di { $thing } adesso non ce n’è nessuna libera, su { $all }.
idle-all-none = Adesso non c’è nessuna macchina libera, su { $all }.
idle-unowned = Nel parco noleggio non c’è nessuna macchina: { $thing }.
idle-unowned-all = Nel parco noleggio non c’è nessuna macchina.
idle-out = • { $count } a noleggio
idle-workshop = • { $count } in officina, da non contare tra le libere
idle-back = • La prima a rientrare: { $product }{ $serial } da <b>{ $account }</b>, { $end }
idle-row = • <b>{ $serial }</b>{ $model }{ $site } — ferma da { $day } ({ $days ->
    [0] neanche un giorno
    [one] un giorno
   *[other] { $days } giorni
})
idle-row-never = • <b>{ $serial }</b>{ $model }{ $site } — mai uscita, per quanto ne so
idle-model = {" "}{ $model }
idle-site = , { $site }
idle-longest = La macchina ferma da più tempo{ $narrowed } è { $model } <b>{ $serial }</b>{ $site }: è rientrata { $day }, { $days ->
    [one] un giorno
   *[other] { $days } giorni
} fa.
idle-longest-never = La macchina{ $narrowed } { $model } <b>{ $serial }</b>{ $site } non risulta mai uscita.
idle-chart = Giorni di fermo

## Tariffe

rates-compared = <b>{ $product }</b>{ $narrowed }: di solito { $now } { $per } { $period }; { $before } { $earlier }.
rates-same = <b>{ $product }</b>{ $narrowed }: di solito { $now } { $per } { $period }, come { $earlier }.
rates-only = <b>{ $product }</b>{ $narrowed }: di solito { $now } { $per } { $period }.
rates-several = Tariffe di noleggio { $period }{ $narrowed }:
rates-none = Nessun noleggio con una tariffa { $period }{ $narrowed }.
rates-fixed = • { $period }: sempre { $usual } { $per } ({ $count ->
    [one] un noleggio
   *[other] { $count } noleggi
})
rates-spread = • { $period }: in media { $mean } { $per }, di solito { $usual }, da { $lowest } a { $highest } ({ $count ->
    [one] un noleggio
   *[other] { $count } noleggi
})
rates-listed = • Listino: { $price } { $per }
rates-below = • Listino: { $price } { $per }; siamo sotto: −{ $percent }%
rates-above = • Listino: { $price } { $per }; siamo sopra: +{ $percent }%
rates-row = • { $product }: { $now } { $per }{ $earlier }{ $price }
rates-row-before = , { $period } { $before }
rates-row-listed = {" "}(listino { $price })
rates-highest = La tariffa più alta { $period }{ $narrowed }: { $rate } { $per }, { $product } a <b>{ $account }</b>, { $day }.
rates-lowest = La tariffa più bassa { $period }{ $narrowed }: { $rate } { $per }, { $product } a <b>{ $account }</b>, { $day }.
rates-chart = { $product }: tariffa media { $per }
rates-last = • L’ultimo con una tariffa: { $product }, { $rate } { $per }, { $day }

## Più o meno di tanto

rentals-bounded = { $count ->
    [0] Nessun cliente ha
    [one] Un cliente ha
   *[other] { $count } clienti hanno
} a noleggio { $bound } macchine{ $narrowed }{ $count ->
    [0] .
   *[other] :
}
rentals-held = • <b>{ $account }</b>: { $count ->
    [one] una macchina
   *[other] { $count } macchine
}
idle-bounded = { $count ->
    [0] Nessuna macchina ferma
    [one] Una macchina ferma
   *[other] { $count } macchine ferme
} da { $bound }{ $narrowed }{ $count ->
    [0] .
   *[other] :
}
