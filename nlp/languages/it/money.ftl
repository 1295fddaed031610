# Pagamenti, scadenze, fido e offerte.

## Somme e frasi

one-sentence = { $words }.
also-fact = • { $words }
sum-first = { $amount }
sum-also = e { $amount }
among-mine = tra i tuoi clienti
among-named = tra i clienti di { $whose }
about-thing = per { $thing }
within-time = { $period }
in-a-year = negli ultimi dodici mesi
of-account = per <b>{ $account }</b>
with-vat = <i>Importi IVA compresa.</i>

## Come paga un cliente

payer-when = { $side ->
    [after] { $days ->
        [one] un giorno
       *[other] { $days } giorni
    } dopo la scadenza
    [before] { $days ->
        [one] un giorno
       *[other] { $days } giorni
    } prima della scadenza
   *[on] il giorno della scadenza
}
payer-always = <b>{ $account }</b> paga sempre puntuale
payer-punctual = <b>{ $account }</b> paga puntuale
payer-usual = <b>{ $account }</b> di solito paga puntuale,
payer-late = <b>{ $account }</b> paga con { $days ->
    [one] un giorno
   *[other] { $days } giorni
} di ritardo in media
payer-uneven = <b>{ $account }</b> di solito paga nei tempi, ma { $slow ->
    [one] una fattura
   *[other] { $slow } fatture
} su { $count } le ha pagate con più di { $days } giorni di ritardo
payer-stopped = <b>{ $account }</b> pagava nei tempi, ma da più di sei mesi non paga niente
payer-unknown = <b>{ $account }</b> non ha ancora pagato nessuna fattura
payer-mean = • In media { payer-when }; nei termini { $good } fatture su { $count }
payer-mean-year = • Ultimi 12 mesi: in media { payer-when }; nei termini { $good } fatture su { $count }
payer-in-time = • Nei termini { $good } fatture su { $count }
payer-trend = • { $way ->
    [worse] Sta peggiorando
   *[better] Sta migliorando
}: negli ultimi sei mesi il ritardo medio è di { $new } giorni, prima era di { $old }
payer-last = • Ultimo incasso { $day }

payments-none = Per <b>{ $account }</b> non c’è nessuna fattura
payments-none-paid = <b>{ $account }</b> non ha pagato nessuna fattura
payments-paid = <b>{ $account }</b> ha pagato { $count ->
    [one] una fattura
   *[other] { $count } fatture
} per { $amount } (IVA compresa)
payments-and-nothing-late = e non ha niente di scaduto
payments-and-late = { $good ->
    [yes] ma adesso ha
   *[no] e ha
} { $amount } scaduti (IVA compresa), i più vecchi { $since }
payments-late = <b>{ $account }</b> ha { $amount } scaduti (IVA compresa): { $count ->
    [one] una fattura, scaduta
   *[other] { $count } fatture, la più vecchia scaduta
} { $since }
payments-nothing-late = <b>{ $account }</b> non ha nessuna fattura scaduta
payments-owes = <b>{ $account }</b> ci deve in tutto { $amount } (IVA compresa)
payments-of-it-late = e di questi { $amount } sono già scaduti, i più vecchi { $since }
payments-none-of-it-late = ma niente è ancora scaduto
payments-owes-nothing = <b>{ $account }</b> non ci deve niente: ha saldato tutte le fatture
payments-next = La prossima scadenza di <b>{ $account }</b> è { $day }: { $amount } (fattura { $number })
payments-mean = <b>{ $account }</b> paga in media { payer-when } ({ $count ->
    [one] una fattura
   *[other] { $count } fatture
})
payments-open = • In tutto ci deve { $amount } ({ $count ->
    [one] una fattura aperta
   *[other] { $count } fatture aperte
})
payments-past-limit = Sì, <b>{ $account }</b> è oltre il fido: ci deve { $owed } (IVA compresa) su un fido di { $limit }, { $over } di troppo
payments-within-limit = No, <b>{ $account }</b> è dentro il fido: ci deve { $owed } (IVA compresa) su un fido di { $limit }, restano { $over }
payments-no-limit = Per <b>{ $account }</b> non risulta nessun fido
payments-limit = • Fido { $limit }
payments-limit-past = • ⚠️ È oltre il fido: { $over } in più dei { $limit } concessi
payments-terms = • Condizioni: { $terms }
payments-not-by-product = <i>Le fatture non dicono gli articoli: qui ci sono tutte, non solo quelle</i>

invoice-late = • { $one ->
    [one] { $number }
   *[many] { $who ->
        [nobody] cliente da chiarire
       *[known] { $account }
    }, { $number }
}: { $amount }, scaduta { $day } ({ $days ->
    [one] un giorno fa
   *[other] { $days } giorni fa
})
invoice-due = • { $one ->
    [one] { $number }
   *[many] { $who ->
        [nobody] cliente da chiarire
       *[known] { $account }
    }, { $number }
}: { $amount }, scade { $day }

## I pagamenti di tutti

debts-no-invoices = Non c’è nessuna fattura
debts-what = Lo scaduto
debts-late = è di { $amount } (IVA compresa): { $customers ->
    [one] un cliente
   *[other] { $customers } clienti
}, { $count ->
    [one] una fattura
   *[other] { $count } fatture
}
debts-nothing-late = Nessuna fattura scaduta
debts-open = • Da incassare in tutto { $amount } ({ $count ->
    [one] una fattura aperta
   *[other] { $count } fatture aperte
})
debts-row = • { $who ->
    [nobody] Cliente da chiarire
   *[known] <b>{ $account }</b>
}: { $amount }, { $count ->
    [one] una fattura
   *[other] { $count } fatture
} { $since }
debts-largest = • Chi ha più scaduto è { $account }, con { $amount } (IVA compresa)
due-ahead = In scadenza
due-past = Tra le fatture scadute
due-sum = { $count ->
    [one] c’è una fattura
   *[other] ci sono { $count } fatture
} da incassare, per { $amount } (IVA compresa)
due-still = • Scadute nel periodo e ancora da pagare: { $count ->
    [one] una fattura
   *[other] { $count } fatture
}, { $amount }
received-sum = Incassati { $amount } (IVA compresa), { $count ->
    [one] una fattura
   *[other] { $count } fatture
}
received-nothing = Nessuna fattura incassata
due-nothing = non c’è nessuna fattura da incassare
payers-none = Nessun cliente ha pagato abbastanza fatture per fare una media
payers-mean = I clienti pagano in media { payer-when } ({ $count ->
    [one] una fattura
   *[other] { $count } fatture
})
payers-worst = Il peggior pagatore è <b>{ $account }</b>: in media { payer-when },
payers-best = Il miglior pagatore è <b>{ $account }</b>: in media { payer-when },
payers-worst-fact = • Il più lento è { $account }: { payer-when }
payers-row = • { $account }: { $side ->
    [after] { $days ->
        [one] un giorno dopo
       *[other] { $days } giorni dopo
    }
    [before] { $days ->
        [one] un giorno prima
       *[other] { $days } giorni prima
    }
   *[on] puntuale
} ({ $count ->
    [one] una fattura
   *[other] { $count } fatture
})
payers-chart = Giorni di ritardo in media
limit-nobody = Nessun cliente è oltre il fido
limit-past = { $count ->
    [one] Un cliente è oltre il fido
   *[other] { $count } clienti sono oltre il fido
}
limit-row = • <b>{ $account }</b>: deve { $owed } su { $limit } di fido, { $over } di troppo

## Offerte

offer-worth = { $amount }
offer-no-worth = importo non indicato
offer-products = { $product } { $more ->
    [one] e un altro articolo
   *[other] e altri { $more } articoli
}
offer-until = valida { $day }
offer-expired = scaduta { $day }
offer-since = { $days ->
    [0] aperta oggi
    [one] aperta da ieri
   *[other] aperta da { $days } giorni
}
offer-won = vinta { $day }
offer-lost = persa { $day }
offer-lost-why = persa { $day }: { $why }
offer-row = • { $what }: { $worth }, fatta { $day }, { $state }
offer-row-to = • { $who ->
    [nobody] Cliente da chiarire
   *[known] <b>{ $to }</b>
}: { $what }, { $worth }, fatta { $day }, { $state }
offers-told-bare = <i>Solo da note, non ancora nei dati dell’azienda: { $count ->
    [one] una
   *[other] { $count }
}.</i>
offers-told = <i>Solo da note, non ancora nei dati dell’azienda: { $count ->
    [one] una
   *[other] { $count }
}, per { $amount }.</i>
quotes-open = { $scope ->
    [account] <b>{ $account }</b> ha
    [mine] Hai
    [named] { $whose } ha
   *[all] Abbiamo
} { $count ->
    [one] un’offerta aperta
   *[other] { $count } offerte aperte
}
quotes-made = { $scope ->
    [account] A <b>{ $account }</b> abbiamo fatto
    [mine] Hai fatto
    [named] { $whose } ha fatto
   *[all] Abbiamo fatto
} { $count ->
    [one] un’offerta (ancora aperta)
   *[other] { $count } offerte (ancora aperte)
}
quotes-unpriced = senza importo indicato
quotes-worth = per un totale di { $amount }
quotes-one = { $scope ->
    [account] <b>{ $account }</b> ha
    [mine] Hai
    [named] { $whose } ha
   *[all] Abbiamo
} un’offerta aperta: { $what }, { $worth }, fatta { $day }, { $state }
quotes-one-to = { $scope ->
    [account] <b>{ $account }</b> ha
    [mine] Hai
    [named] { $whose } ha
   *[all] Abbiamo
} un’offerta aperta: a <b>{ $to }</b>, { $what }, { $worth }, fatta { $day }, { $state }
quotes-none-open = { $scope ->
    [account] Nessuna offerta aperta con <b>{ $account }</b>
    [mine] Non hai nessuna offerta aperta
    [named] { $whose } non ha nessuna offerta aperta
   *[all] Non abbiamo nessuna offerta aperta
}
quotes-none = { $scope ->
    [account] Nessuna offerta a <b>{ $account }</b>
    [mine] Nessuna tua offerta
    [named] Nessuna offerta di { $whose }
   *[all] Nessuna offerta
}
quotes-extreme = { $scope ->
    [account] Di <b>{ $account }</b> l’offerta aperta
    [mine] La tua offerta aperta
    [named] L’offerta aperta di { $whose }
   *[all] L’offerta aperta
} { $side ->
    [least] più bassa
   *[most] più alta
} è { $what } a <b>{ $to }</b>: { $worth }, fatta { $day }, { $state }
quotes-mean = { $scope ->
    [account] Le offerte aperte di <b>{ $account }</b> valgono
    [mine] Le tue offerte aperte valgono
    [named] Le offerte aperte di { $whose } valgono
   *[all] Le offerte aperte valgono
} in media { $amount } ({ $count ->
    [one] una
   *[other] { $count }
})
quotes-in-all = • Aperte in tutto: { $count }, per { $amount }
quotes-expired = • { $count ->
    [one] Una è già scaduta
   *[other] { $count } sono già scadute
}
quotes-oldest = • La più vecchia: { $what } a { $to }, fatta { $day } ({ $days ->
    [0] oggi
    [one] un giorno fa
   *[other] { $days } giorni fa
})
quotes-year = • Quest’anno { $won ->
    [0] nessuna vinta
    [one] una vinta
   *[other] { $won } vinte
} e { $lost ->
    [0] nessuna persa
    [one] una persa
   *[other] { $lost } perse
}{ $enough ->
    [yes] {" "}({ $percent }% a buon fine)
   *[no] {""}
}
quotes-last = • L’ultima: { $what } a { $to }, { $worth }, fatta { $day }, { $state }
quotes-ending = { $scope ->
    [account] <b>{ $account }</b> ha
    [mine] Hai
    [named] { $whose } ha
   *[all] Abbiamo
} { $count ->
    [one] un’offerta aperta
   *[other] { $count } offerte aperte
} { $late ->
    [late] già oltre la validità
   *[ending] in scadenza
}
quotes-none-ending = { $scope ->
    [account] Nessuna offerta aperta con <b>{ $account }</b>
    [mine] Non hai nessuna offerta aperta
    [named] { $whose } non ha nessuna offerta aperta
   *[all] Nessuna offerta aperta
} { $late ->
    [late] oltre la validità
   *[ending] in scadenza
}
quotes-won = { $scope ->
    [account] Con <b>{ $account }</b> abbiamo vinto
    [mine] Hai vinto
    [named] { $whose } ha vinto
   *[all] Abbiamo vinto
} { $won ->
    [0] zero offerte
    [one] un’offerta
   *[other] { $won } offerte
} su { $closed } chiuse
quotes-rate = • A buon fine: { $percent }% di quelle chiuse
quotes-also-lost = • Perse: { $count }, per { $amount }
quotes-also-open = • Fatte nel periodo e ancora aperte: { $count }, per { $amount }
quotes-days = • Dall’offerta alla risposta passano in media { $days ->
    [0] meno di un giorno
    [one] un giorno
   *[other] { $days } giorni
}

lost-because = L’offerta a <b>{ $to }</b> ({ $what }, { $worth }) è andata persa { $day }: { $known ->
    [yes] { $why }
   *[no] il motivo non è segnato
}
lost-to = L’offerta a <b>{ $to }</b> ({ $what }, { $worth }) è andata persa { $day }: ha vinto { $rival }
lost-to-because = L’offerta a <b>{ $to }</b> ({ $what }, { $worth }) è andata persa { $day } contro { $rival }: { $why }
lost-many = { $scope ->
    [account] Con <b>{ $account }</b> abbiamo perso
    [mine] Hai perso
    [named] { $whose } ha perso
   *[all] Abbiamo perso
} { $count ->
    [one] un’offerta
   *[other] { $count } offerte
}
lost-last = • L’ultima: { $what } a { $to }, { $state }
lost-row = • { $known ->
    [yes] { $why }
   *[no] Motivo non segnato
}{ $who ->
    [yes] {" "}({ $rival })
   *[no] {""}
}: { $count ->
    [one] una
   *[other] { $count }
}, { $amount }
lost-none = { $scope ->
    [account] Nessuna offerta persa con <b>{ $account }</b>
    [mine] Non hai perso nessuna offerta
    [named] { $whose } non ha perso nessuna offerta
   *[all] Nessuna offerta persa
}

pipeline-open = { $side ->
    [least] Chi ha meno in offerte aperte è
   *[most] Chi ha di più in offerte aperte è
} { $who ->
    [nobody] nessuno in particolare
   *[known] <b>{ $rep }</b>
}: { $amount } ({ $open ->
    [one] un’offerta
   *[other] { $open } offerte
})
pipeline-won = { $side ->
    [least] Chi ha vinto meno offerte è
   *[most] Chi ha vinto di più è
} { $who ->
    [nobody] nessuno in particolare
   *[known] <b>{ $rep }</b>
}: { $worth } ({ $won ->
    [one] un’offerta
   *[other] { $won } offerte
})
pipeline-row = • { $who ->
    [nobody] Senza agente
   *[known] { $rep }
}: aperte { $open } per { $amount }; vinte { $won } per { $worth }, perse { $lost }
pipeline-chart-open = Offerte aperte per agente
pipeline-chart-won = Offerte vinte per agente

## Più o meno di tanto

bound-said = { $side ->
    [over] più di { $number }
    [least] almeno { $number }
   *[under] meno di { $number }
}
bound-percent = { $number }%
bound-days = { $number ->
    [one] un giorno
   *[other] { $number } giorni
}
quotes-bounded = { $scope ->
    [account] <b>{ $account }</b> ha
    [mine] Hai
    [named] { $whose } ha
   *[all] Abbiamo
} { $count ->
    [0] zero offerte aperte
    [one] un’offerta aperta
   *[other] { $count } offerte aperte
} di { $bound }
debts-bounded = { $customers ->
    [0] Nessun cliente ha
    [one] Un cliente ha
   *[other] { $customers } clienti hanno
} { $unit ->
    [days] fatture scadute da { $bound }
    [count] { $bound } fatture scadute
   *[money] { $bound } di scaduto
}{ $customers ->
    [0] {""}
   *[other] , in tutto { $amount } (IVA compresa)
}
