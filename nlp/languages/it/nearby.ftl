# Chi c’è qui vicino.

nearby-where = Vicino a dove? Dimmi il comune, oppure mandami la tua posizione.
nearby-unknown = Non so dove sia «{ $place }»: dimmi un comune lì vicino, oppure mandami la tua posizione.
nearby-account-unplaced = Non so dove si trovi <b>{ $account }</b>: dimmi il comune.
nearby-some = Vicino a { $place }, entro { $km } km, { $leads ->
    [0] { $count ->
        [one] c’è un cliente
       *[other] ci sono { $count } clienti
    }
   *[other] { $count ->
        [one] c’è un contatto
       *[other] ci sono { $count } tra clienti e contatti
    }
}{ $narrowed }:
nearby-some-here = Qui attorno, entro { $km } km, { $leads ->
    [0] { $count ->
        [one] c’è un cliente
       *[other] ci sono { $count } clienti
    }
   *[other] { $count ->
        [one] c’è un contatto
       *[other] ci sono { $count } tra clienti e contatti
    }
}{ $narrowed }:
nearby-none = Nessun cliente entro { $km } km da { $place }{ $narrowed }.
nearby-none-here = Nessun cliente qui attorno, entro { $km } km{ $narrowed }.
nearby-wider = Entro { $km } km non c’è nessuno, ho guardato più in là.
nearby-unplaced = { $count ->
    [one] Un cliente resta fuori: non so dove sia il suo comune.
   *[other] { $count } clienti restano fuori: non so dove sia il loro comune.
}
nearby-row = • <b>{ $name }</b>{ $city } — { $km } km{ $facts }
nearby-facts = {" "}{ $facts }
nearby-mine = {" "}tuoi
nearby-lead = · non ancora cliente
nearby-bought = · ultimo acquisto { $day }
nearby-seen = · sentito { $day }
nearby-owner = · di { $owner }
nearby-phone = · { $phone }
