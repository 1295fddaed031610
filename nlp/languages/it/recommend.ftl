# Cosa proporre, a chi e perché; i gruppi di clienti.

recommend-to = A <b>{ $account }</b> puoi proporre <b>{ $product }</b>: { $why }.
recommend-row = • <b>{ $product }</b>: { $why }
recommend-nothing = Per <b>{ $account }</b> non vedo niente di preciso da proporre: nessun prodotto che altri clienti abbinano ai suoi acquisti, nessun riacquisto in ritardo, nessun interesse annotato.
recommend-card = 📇 Scheda

ago = { $days ->
    [0] oggi
    [one] ieri
   *[other] { $length } fa
}

why-all-others = tutti gli altri { $of } clienti che hanno preso { $after } hanno preso anche questo entro { $days } giorni
why-others = { $buyers } degli altri { $of } clienti che hanno preso { $after } hanno preso anche questo entro { $days } giorni
why-all = tutti i { $of } clienti che hanno preso { $after } hanno preso anche questo entro { $days } giorni
why-some = { $buyers } dei { $of } clienti che hanno preso { $after } hanno preso anche questo entro { $days } giorni
why-latest = { $buyers } degli ultimi { $of } clienti che hanno preso { $after } hanno preso anche questo entro { $days } giorni
why-stated = va insieme a { $after }, che ha preso { $when }
why-wanted = gli interessava { $when } e non l’ha ancora preso
why-due = di solito lo prende ogni { $every }, l’ultima volta { $ago }
why-stopped = lo prendeva ogni { $every } circa, ma l’ultima volta è stata { $ago }

recommend-after = Chi compra <b>{ $thing }</b> poi di solito prende <b>{ $product }</b>: { $buyers } clienti su { $of }, entro { $days } giorni.
recommend-after-row = • { $product }: { $buyers } clienti su { $of }
recommend-after-nothing = Dopo <b>{ $thing }</b> non vedo nessun acquisto che si ripeta: niente che almeno tre clienti, e uno su tre, abbiano preso entro { $days } giorni.

recommend-without = { $count ->
    [one] Un solo cliente ha preso <b>{ $thing }</b> e non ancora <b>{ $without }</b>: <b>{ $account }</b> ({ $when }).
   *[other] { $count } clienti hanno preso <b>{ $thing }</b> e non ancora <b>{ $without }</b>.
}
recommend-without-row = • <b>{ $account }</b>: l’ha preso { $when }
recommend-without-nobody = Nessun cliente ha preso <b>{ $thing }</b> senza prendere anche <b>{ $without }</b>.
recommend-lacks = Sì: <b>{ $account }</b> ha preso { $thing } e non ancora { $without }.
recommend-lacks-not = No: non risulta che <b>{ $account }</b> abbia preso { $thing } senza { $without }.
recommend-period = Acquisti considerati: { $period }.
recommend-mine = Solo tra i tuoi clienti.
recommend-whose = Solo tra i clienti di { $whose }.

recommend-whom = { $count ->
    [one] Ho una proposta per <b>{ $account }</b>: <b>{ $product }</b>, { $why }.
   *[other] Ho una proposta per { $count } clienti. Comincerei da <b>{ $account }</b>: <b>{ $product }</b>, { $why }.
}
recommend-whom-row = • <b>{ $account }</b>: { $product }, { $why }
recommend-whom-nobody = Per ora nessuna proposta precisa: nessun prodotto che manchi a un cliente e che altri come lui abbiano preso, nessun riacquisto in ritardo.

segment-loyal = fedele
segment-promising = promettente
segment-new = nuovo
segment-occasional = occasionale
segment-risk = a rischio
segment-asleep = dormiente
segments-loyal = fedeli
segments-promising = promettenti
segments-new = nuovi
segments-occasional = occasionali
segments-risk = a rischio
segments-asleep = dormienti

segment-of = <b>{ $account }</b> è un cliente { $segment }: { $why }.
segment-why-paused = comprava ogni { $every } circa, l’ultima volta { $ago }
segment-why-asleep = l’ultimo acquisto è di { $ago }
segment-why-often = compra ogni { $every } circa, l’ultima volta { $ago }
segment-why-once = { $times ->
    [one] un solo acquisto in due anni
   *[other] { $times } acquisti in due anni
}, l’ultimo { $ago }
segment-none = <b>{ $account }</b> non ha ancora comprato niente: non è in nessun gruppo.
segments-all = { $count ->
    [one] Un cliente ha comprato almeno una volta; ecco com’è, guardando gli ultimi due anni:
   *[other] { $count } clienti hanno comprato almeno una volta; ecco come sono, guardando gli ultimi due anni:
}
segments-size = • { $segment }: <b>{ $count }</b>
segments-named = { $count ->
    [one] C’è un solo cliente { $one }: <b>{ $account }</b>.
   *[other] I clienti { $segment } sono { $count }; quello che vale di più è <b>{ $account }</b>.
}
segments-row = • <b>{ $account }</b>: { $why }
segments-nobody = Nessun cliente è { $segment }.
segments-nothing = Nessun acquisto da guardare: i gruppi si fanno su quello che i clienti comprano.
segments-chart = Clienti per gruppo
