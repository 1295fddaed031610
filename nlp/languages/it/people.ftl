# Chi segue chi, come si raggiunge, quando si è visto o sentito, la storia.

## Agenti e clienti

owner-is = <b>{ $account }</b> lo segue <b>{ $rep }</b>
owner-you = <b>{ $account }</b> lo segui tu
owner-nobody = <b>{ $account }</b> non ha un agente assegnato
owner-nobody-any = Nessun cliente ha un agente assegnato
owner-last-met = • Visto o sentito l’ultima volta da { $rep }, { $day }
owner-last-sold = • L’ultima vendita è di { $rep }, { $day }
owner-none = { $scope ->
    [mine] Non segui nessun cliente
   *[named] { $whose } non segue nessun cliente
}
owner-follows = { $scope ->
    [mine] Segui
   *[named] <b>{ $whose }</b> segue
} { $count ->
    [0] zero clienti
    [one] un cliente
   *[other] { $count } clienti
}
owner-others = • E { $count ->
    [one] un nominativo che non è ancora cliente
   *[other] { $count } nominativi che non sono ancora clienti
}
owner-row = • { $account }{ $stage ->
    [customer] {""}
   *[other] {" "}(non ancora cliente)
}
owner-row-town = • { $account }, { $town }{ $stage ->
    [customer] {""}
   *[other] {" "}(non ancora cliente)
}
owner-most = Chi segue { $side ->
    [least] meno clienti
   *[most] più clienti
} è <b>{ $rep }</b>: { $count }
owner-most-in = A { $town } chi segue { $side ->
    [least] meno clienti
   *[most] più clienti
} è <b>{ $rep }</b>: { $count }
in-town = a { $town }
owner-without = • Senza agente: { $count ->
    [one] un cliente
   *[other] { $count } clienti
}
owner-share = • { $rep }: { $count ->
    [one] un cliente
   *[other] { $count } clienti
}
owner-chart = Clienti per agente

## Recapiti

details-mobile = • Cellulare: { $value }
details-phone = • Telefono: { $value }
details-email = • E-mail: { $value }
details-web = • Sito: { $value }
details-other = • { $value }
details-plain = { $value }
details-also = · { $value }
reach-whom = Di chi ti serve il recapito? Ripeti la domanda con il nome del cliente o della persona
reach-person = <b>{ $person }</b>{ $at }: { $value }
reach-person-none = Non ho né telefono né e-mail di <b>{ $person }</b>{ $at }
reach-role = , { $role }
reach-role-at = , { $role } di { $account }
reach-at = , { $account }
reach-alone = {""}
reach-note = • Nota: { $note }
reach-no-phone = • Nessun telefono
reach-no-phone-but = • Un telefono suo non c’è; quello della ditta è { $value }
reach-no-email = • Nessuna e-mail
reach-no-email-but = • Una e-mail sua non c’è; quella della ditta è { $value }
reach-firm = <b>{ $account }</b>: { $value }
reach-firm-through = <b>{ $account }</b> non ha recapiti suoi; c’è { $person }: { $value }
reach-firm-none = Di <b>{ $account }</b> non ho né telefono né e-mail
reach-firm-also = • Ditta: { $value }
reach-several = Da <b>{ $account }</b> ci sono { $count } persone segnate
reach-nobody = • Nessuna persona di riferimento segnata
reach-nobody-at = Da <b>{ $account }</b> non c’è nessuna persona di riferimento segnata
reach-no-role = Da <b>{ $account }</b> non c’è nessuno segnato come «{ $role }»
reach-who = Da <b>{ $account }</b> c’è <b>{ $person }</b>, { $role }
reach-who-no-role = Da <b>{ $account }</b> c’è <b>{ $person }</b> (ruolo non segnato)
reach-row = • { $person }: { $ways }
reach-row-role = • { $person }, { $role }: { $ways }
reach-no-way = nessun recapito
reach-address = • Indirizzo: { $address }
reach-no-address = • Nessun indirizzo
reach-vat = • Partita IVA: { $value }
reach-tax-code = • Codice fiscale: { $value }
reach-colleague = <b>{ $person }</b>: { $value }
reach-colleague-none = Di <b>{ $person }</b> non ho né telefono né e-mail

## Come preferiscono

by-visit = di persona
by-call = per telefono
by-email = per e-mail
by-message = per messaggio
by-video = in videochiamata
by-event = in fiera
by-web = dal sito
by-shop = in negozio
by-social = sui social
by-fax = via fax
by-other = in altro modo
channel-web = richiesta dal sito
channel-shop = visita in negozio
channel-social = contatto sui social
channel-fax = fax
channel-other = contatto
trouble-complaint = reclamo
part-early = presto, prima delle 8
part-morning = al mattino
part-noon = tra le 12 e le 14
part-afternoon = al pomeriggio
part-evening = dopo le 18
prefers-one = Meglio contattare <b>{ $name }</b> { $by }: è la preferenza segnata
prefers-person = Da <b>{ $account }</b> meglio contattare { $name } { $by }: è la preferenza segnata
prefers-several = Da <b>{ $name }</b> ognuno ha la sua preferenza
prefers-unknown = { $who ->
    [known] Nessuna preferenza segnata per <b>{ $name }</b>
   *[all] Nessuna preferenza segnata
}, e non ci sono abbastanza contatti per dirlo
prefers-row = • { $name }: { $by }
really-usual = <b>{ $name }</b> di solito si sente { $by }: { $times } volte su { $count }; nessuna preferenza segnata
really-all = I contatti { $scope ->
    [mine] con i tuoi clienti
    [named] di { $whose }
   *[all] con i clienti
} di solito avvengono { $by }: { $times } volte su { $count }
really-firm = • Con la sua ditta di solito { $by } ({ $times } volte su { $count })
really-also = e di fatto ci si sente { $by }, { $times } volte su { $count }
way-share = • { $by }: { $percent }% ({ $times ->
    [one] una volta
   *[other] { $times } volte
}{ $vain ->
    [0] {""}
   *[other] , { $vain } a vuoto
})
best-part = • Si trova più spesso { $part } ({ $times } volte su { $count })
no-consent = • ⚠️ { $name } non ha dato il consenso a ricevere comunicazioni
ways-on-record = • Si può contattare { $one }
ways-on-record-two = • Si può contattare { $one } o { $two }

## Chi non si vede da tempo

stale-some = { $count ->
    [one] { $scope ->
        [mine] Uno dei tuoi clienti
        [named] Uno dei clienti di { $whose }
       *[all] Un cliente
    }
   *[other] { $count } { $scope ->
        [mine] dei tuoi clienti
        [named] dei clienti di { $whose }
       *[all] clienti
    }
} { $what ->
    [bought] { $count ->
        [one] non compra niente
       *[other] non comprano niente
    }
    [thing] { $count ->
        [one] non compra più { $thing }
       *[other] non comprano più { $thing }
    }
    [seen] { $count ->
        [one] non è stato né visto né sentito
       *[other] non sono stati né visti né sentiti
    }
   *[touched] { $count ->
        [one] non è stato né visto né sentito e non compra niente
       *[other] non sono stati né visti né sentiti e non comprano niente
    }
} { $since }
stale-nobody = { $scope ->
    [mine] Nessuno dei tuoi clienti
    [named] Nessuno dei clienti di { $whose }
   *[all] Nessun cliente
} { $what ->
    [bought] è senza acquisti
    [thing] ha smesso di comprare { $thing }
    [seen] è senza contatti
   *[touched] è senza contatti e acquisti
} { $since }
stale-name = <b>{ $name }</b>:
stale-name-town = <b>{ $name }</b> ({ $town }):
stale-bought = ultimo acquisto { $day }{ $end ->
    [more] ,
   *[last] {""}
}
stale-met = ultimo contatto { $day }{ $end ->
    [more] ,
   *[last] {""}
}
stale-never-bought = nessun acquisto{ $end ->
    [more] ,
   *[last] {""}
}
stale-never-met = nessun contatto{ $end ->
    [more] ,
   *[last] {""}
}
stale-row = • { $words }
stale-row-worth = • { $words } ({ $amount } in due anni)
stale-no-contacts = <i>Per nessuno di loro c’è un contatto segnato.</i>
stale-more = <i>… e altri { $count }, che valgono meno.</i>
stale-one = Con <b>{ $account }</b> l’ultima cosa è di { $days ->
    [0] oggi
    [one] ieri
   *[other] { $days } giorni fa, { $day }
}
stale-one-never = Con <b>{ $account }</b> nessun contatto e nessun acquisto
stale-last-bought = • Ultimo acquisto { $day }
stale-last-met = • Ultimo contatto { $day }
stale-none-bought = • Nessun acquisto
stale-none-met = • Nessun contatto segnato

## L’ultimo contatto

met-channel = { $channel }
met-by = di { $rep }
met-with = con { $people }
met-there = { $count ->
    [one] (c’era { $people })
   *[other] (c’erano { $people })
}
meeting-message = messaggi
meeting-event = incontro in fiera
met-last = { $order ->
    [first] Il primo contatto con
   *[last] L’ultimo contatto con
} <b>{ $name }</b>: { $when }, { $how }
met-words = <i>«{ $words }»</i>
met-no-words = • Non è segnato cosa si è detto
met-times = Con <b>{ $name }</b> { $count ->
    [one] c’è stato un contatto
   *[other] ci sono stati { $count } contatti
}
met-never-reached = Con <b>{ $name }</b> nessun contatto riuscito: { $count ->
    [one] un tentativo
   *[other] { $count } tentativi
} a vuoto
met-tried = • Da allora un tentativo a vuoto: { $when }, { $how }
met-often = • { $count ->
    [0] Nessun contatto negli ultimi 12 mesi
    [one] Un contatto negli ultimi 12 mesi
   *[other] { $count } contatti negli ultimi 12 mesi
}, in media uno ogni { $days ->
    [one] giorno
   *[other] { $days } giorni
}
met-year = • Negli ultimi 12 mesi: { $count }
met-none = { $scope ->
    [mine] Nessun contatto tuo con <b>{ $name }</b>
    [named] Nessun contatto di { $whose } con <b>{ $name }</b>
   *[all] Nessun contatto segnato con <b>{ $name }</b>
}
met-other = • L’ultimo in tutto: { $when }, { $how }
met-nobody = { $scope ->
    [mine] Non hai segnato nessun contatto
    [named] { $whose } non ha segnato nessun contatto
   *[all] Nessun contatto segnato
}
met-many = { $scope ->
    [mine] Hai segnato
    [named] { $whose } ha segnato
   *[all] Abbiamo segnato
} { $count ->
    [one] un contatto
   *[other] { $count } contatti
}
met-row = • { $when }:{ $who ->
    [known] {" "}<b>{ $account }</b>,
   *[nobody] {""}
} { $how }{ $reached ->
    [no] , a vuoto
   *[yes] {""}
}
met-row-words = • { $when }:{ $who ->
    [known] {" "}<b>{ $account }</b>,
   *[nobody] {""}
} { $how }{ $reached ->
    [no] , a vuoto
   *[yes] {""}
} — <i>{ $words }</i>

## Che cosa si è fatto

done-part = { $met ->
    [visit] { $count ->
        [0] nessuna visita
        [one] una visita
       *[other] { $count } visite
    }
    [call] { $count ->
        [0] nessuna telefonata
        [one] una telefonata
       *[other] { $count } telefonate
    }
    [email] { $count ->
        [0] nessuna e-mail
        [one] una e-mail
       *[other] { $count } e-mail
    }
    [message] { $count ->
        [0] nessun messaggio
        [one] un messaggio
       *[other] { $count } messaggi
    }
    [video] { $count ->
        [0] nessuna videochiamata
        [one] una videochiamata
       *[other] { $count } videochiamate
    }
    [event] { $count ->
        [0] nessun evento
        [one] un evento
       *[other] { $count } eventi
    }
   *[any] { $count ->
        [0] nessun contatto
        [one] un contatto
       *[other] { $count } contatti
    }
}
done-more = { $part },
done-row = • <b>{ $name }</b>: { $parts }
done-count = { $scope ->
    [mine] Hai segnato
    [named] <b>{ $whose }</b> ha segnato
    [team] I tuoi hanno segnato
   *[all] Abbiamo segnato
} <b>{ done-part }</b>
done-nothing = { $scope ->
    [mine] Non hai segnato
    [named] <b>{ $whose }</b> non ha segnato
    [team] I tuoi non hanno segnato
   *[all] Non abbiamo segnato
} { done-part }
done-most = Il numero più { $side ->
    [least] basso
   *[most] alto
} è di <b>{ $name }</b>: <b>{ done-part }</b>
done-nobody = { $count ->
    [one] <b>{ $names }</b> non ha segnato
   *[other] <b>{ $names }</b> non hanno segnato
} { $met ->
    [visit] visite
    [call] telefonate
    [email] e-mail
    [message] messaggi
    [video] videochiamate
   *[any] contatti
}
done-everybody = Tutti hanno segnato almeno { $met ->
    [visit] una visita
    [call] una telefonata
    [email] una e-mail
    [message] un messaggio
    [video] una videochiamata
   *[any] un contatto
}
met-one = { $name }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } volte)
}
met-who = <b>{ $name }</b> { $count ->
    [one] l’ha visto o sentito
   *[other] l’hanno visto o sentito
} <b>{ $names }</b>

## La storia

story-of = { $with ->
    [person] I contatti con <b>{ $person }</b> ({ $account })
   *[firm] La storia di <b>{ $account }</b>
}
story-with = con { $whose }
story-with-me = con te
story-by = da parte di { $whose }
story-mine = da parte tua
story-order = (dal più recente)
history-none = { $with ->
    [person] Nessun contatto segnato con <b>{ $person }</b> ({ $account })
   *[firm] Niente di segnato con <b>{ $account }</b>
}
history-last = L’ultimo fatto in tutto:
    { $row }
history-row = • { $when }: { $what }
history-bought = acquisto di { $goods }{ $more ->
    [0] {""}
    [one] {" "}e un altro articolo
   *[other] {" "}e altri { $more } articoli
}{ $told ->
    [yes] {" "}(da nota)
   *[no] {""}
}
history-bought-for = acquisto di { $goods }{ $more ->
    [0] {""}
    [one] {" "}e un altro articolo
   *[other] {" "}e altri { $more } articoli
}, { $amount }{ $told ->
    [yes] {" "}(da nota)
   *[no] {""}
}
history-met = { $how }
history-met-words = { $how } — <i>{ $words }</i>
history-met-about = { $how }: { $goods }
history-trouble = segnalazione: { $kind }{ $state ->
    [open] {" "}(ancora aperta)
   *[closed] {""}
}
history-trouble-words = segnalazione: { $kind }{ $state ->
    [open] {" "}(ancora aperta)
   *[closed] {""}
} — <i>{ $words }</i>
history-offer = offerta { $state ->
    [won] (vinta)
    [lost] (persa)
   *[open] (aperta)
} di { $what }{ $told ->
    [yes] {" "}(da nota)
   *[no] {""}
}
history-offer-for = offerta { $state ->
    [won] (vinta)
    [lost] (persa)
   *[open] (aperta)
} di { $what }, { $amount }{ $told ->
    [yes] {" "}(da nota)
   *[no] {""}
}
history-hire = noleggio di { $what }{ $told ->
    [yes] {" "}(da nota)
   *[no] {""}
}
history-hire-until = noleggio di { $what } { $until }{ $told ->
    [yes] {" "}(da nota)
   *[no] {""}
}
history-invoice = fattura { $number }, { $amount } (IVA compresa) { $late ->
    [late] scaduti e non pagati
   *[due] da pagare
}

## Clienti di un tipo o di un luogo

kinds-some = { $scope ->
    [mine] { $count ->
        [one] <b>1</b> tuo cliente
       *[other] <b>{ $count }</b> tuoi clienti
    }
    [named] { $count ->
        [one] <b>1</b> cliente di { $whose }
       *[other] <b>{ $count }</b> clienti di { $whose }
    }
   *[all] { $count ->
        [one] <b>1</b> cliente
       *[other] <b>{ $count }</b> clienti
    }
} ({ $said })
kinds-nobody = { $scope ->
    [mine] Nessun cliente tuo
    [named] Nessun cliente di { $whose }
   *[all] Nessun cliente
} ({ $said })
kinds-others = • E { $count ->
    [one] un nominativo che non è ancora cliente
   *[other] { $count } nominativi che non sono ancora clienti
}
kinds-row = • { $account }{ $placed ->
    [yes] , { $town }
   *[no] {""}
}{ $stage ->
    [customer] {""}
   *[other] {" "}(non ancora cliente)
}{ $owned ->
    [yes] {" "}· { $owner }
   *[no] {""}
}
