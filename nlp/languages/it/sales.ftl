# Le risposte sulle vendite: acquisti, somme, classifiche, sconti.

## Di chi e di che cosa si parla

sales-subject = { $who ->
    [account] <b>{ $account }</b> { $by ->
        [mine] da te ha comprato
        [rep] da { $rep } ha comprato
       *[all] ha comprato
    }
    [mine] Hai venduto
    [rep] <b>{ $rep }</b> ha venduto
   *[all] Abbiamo venduto
}
sales-verb = { $who ->
    [account] <b>{ $account }</b> ha comprato
    [mine] hai venduto
    [rep] <b>{ $rep }</b> ha venduto
   *[all] abbiamo venduto
}
sales-of = { $narrowed ->
    [yes] { " " }di { $thing }
   *[no] { "" }
}
sales-on = { $narrowed ->
    [yes] { " " }su { $thing }
   *[no] { "" }
}
sales-thing = { $narrowed ->
    [yes] { " " }{ $thing }
   *[no] { "" }
}
sales-then = { $dated ->
    [yes] { " " }{ $period }
   *[no] { "" }
}
sales-pieces = { $pieces ->
    [one] un pezzo
   *[other] { $pieces } pezzi
}
sales-amount = { $money }
sales-and = e
sales-unpriced = importo non detto
sales-to = <b>{ $account }</b>:
sales-row = • { $named ->
    [yes] { $name }
   *[no] non indicato
}: { $counted ->
    [yes] { sales-pieces }, { $amount }
   *[no] { $amount }
}{ $recent ->
    [yes] , ultima volta { $when }
   *[no] { "" }
}
sales-told = Di questi, { $amount } sono solo nelle note, non ancora nei documenti.
sales-bare = { $lines ->
    [one] Di una riga non so il prezzo.
   *[other] Di { $lines } righe non so il prezzo.
}
sales-began = Le vendite che vedo partono da { $when }: di prima non so.

## Quando non c’è niente

no-purchases = Nessun acquisto{ sales-of } per <b>{ $account }</b>{ sales-then }{ $by ->
    [mine] { " " }con te
    [rep] { " " }con { $rep }
   *[all] { "" }
}.
no-sales = { $who ->
    [mine] Nessuna tua vendita
    [rep] Nessuna vendita di { $rep }
   *[all] Nessuna vendita
}{ $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
}{ sales-then }.
sales-instead = • L’ultima volta è stata { $when }: { $what }.
sales-instead-else = • L’ultimo acquisto in assoluto: { $what }, { $when }.
sales-never = • Non ha mai comprato niente, per quanto ne so.

## L’ultimo acquisto

purchase-told = • { $what } — dalla tua nota
purchase-told-by = • { $what } — dalla nota di { $rep }
purchase-confirmed = • { $what }
bought-nothing = <b>{ $account }</b> non ha ancora comprato niente, per quanto ne so.
bought-nothing-of = <b>{ $account }</b> non ha mai comprato { $product }, per quanto ne so.
bought-day = { $who ->
    [account] <b>{ $account }</b>{ $by ->
        [mine] { " " }da te
        [rep] { " " }da { $rep }
       *[all] { "" }
    } ha comprato
    [mine] Hai venduto
    [rep] <b>{ $rep }</b> ha venduto
   *[all] Abbiamo venduto
} { $narrowed ->
    [yes] { $thing } { $which ->
        [first] per la prima volta
       *[last] l’ultima volta
    }
   *[no] { $which ->
        [first] per la prima volta
       *[last] l’ultima volta
    }
} <b>{ $when }</b>{ $several ->
    [yes] , in tutto <b>{ $amount }</b>:
   *[no] , per <b>{ $amount }</b>:
}

bought-days = { $who ->
    [account] Gli ultimi { $days } acquisti{ sales-of } di <b>{ $account }</b>{ $by ->
        [mine] { " " }da te
        [rep] { " " }da { $rep }
       *[all] { "" }
    }
    [mine] Gli ultimi { $days } giorni in cui hai venduto{ sales-thing }
    [rep] Gli ultimi { $days } giorni in cui <b>{ $rep }</b> ha venduto{ sales-thing }
   *[all] Gli ultimi { $days } giorni in cui abbiamo venduto{ sales-thing }
}, in tutto <b>{ $amount }</b>:

## Gli acquisti

bought-products = { sales-subject } <b>{ $count ->
    [one] un prodotto
   *[other] { $count } prodotti
}</b>{ $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
} { $period }, per <b>{ $amount }</b>:
bought-times = { sales-subject } { $thing } <b>{ $times ->
    [one] una volta
   *[other] { $times } volte
}</b> { $period }: { sales-pieces }, { $amount }.
bought-on = • { $when }: { $what }{ $told ->
    [mine] { " " }— dalla tua nota
    [other] { " " }— dalla nota di { $rep }
   *[no] { "" }
}
bought-by = <b>{ $by ->
    [mine] { $count ->
        [one] Un tuo cliente
       *[other] { $count } tuoi clienti
    }
    [rep] { $count ->
        [one] Un cliente di { $rep }
       *[other] { $count } clienti di { $rep }
    }
   *[all] { $count ->
        [one] Un cliente
       *[other] { $count } clienti
    }
}</b> { $count ->
    [one] ha
   *[other] hanno
} comprato { $narrowed ->
    [yes] { $thing } { $period } ({ sales-pieces }, { $amount }):
   *[no] { $period }, per { $amount }:
}

## In che periodo

month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
season-in-winter = d’inverno
season-in-spring = in primavera
season-in-summer = d’estate
season-in-autumn = d’autunno
season-named = { $month }
season-named-more = { $month },
season-who = { $who ->
    [account] <b>{ $account }</b> compra
    [mine] Vendi
    [rep] <b>{ $rep }</b> vende
   *[all] Vendiamo
}{ $narrowed ->
    [yes] { " " }{ $thing }
   *[no] { "" }
}
season-month = { season-who } { $only ->
    [yes] solo
   *[no] soprattutto
} { $season }, nel mese di <b>{ $month }</b>.
season-season = { season-who } soprattutto <b>{ $season }</b> ({ $months }).
season-months = { season-who } tutto l’anno, di più { $count ->
    [one] nel mese di
   *[other] nei mesi di
} <b>{ $months }</b>.
season-none = { season-who } tutto l’anno, senza un periodo preciso.
season-few = { season-who } troppo di rado per dire un periodo; finora: <b>{ $months }</b>.
season-years = • { $days ->
    [one] Un giorno di acquisti
   *[other] { $days } giorni di acquisti
} { $several ->
    [yes] tra il { $from } e il { $to }
   *[no] nel { $from }
}
season-chart = Acquisti per mese

## Come compra

habit-often = { $narrowed ->
    [yes] <b>{ $account }</b> compra { $thing }
   *[no] <b>{ $account }</b> compra
} in media <b>ogni { $days ->
    [0] giorno
    [one] giorno
   *[other] { $days } giorni
}</b>: { $orders } volte da { $first }, l’ultima { $last }.
habit-once = <b>{ $account }</b> ha comprato una volta sola{ sales-of }, { $last }.
habit-sold = { sales-subject }{ $narrowed ->
    [yes] { " " }{ $thing }
   *[no] { "" }
} <b>{ $orders ->
    [one] una volta
   *[other] { $orders } volte
}</b>{ sales-then }, per { $amount }; l’ultima { $last }.
habit-spent = • In media { $amount } a ordine
habit-way = • Dall’offerta all’ordine passano{ $offers ->
    [one] { "" }
   *[other] { " " }in media
} { $days ->
    [one] un giorno
   *[other] { $days } giorni
}{ $met ->
    [yes] , con { $contacts ->
        [one] un contatto
       *[other] { $contacts } contatti
    } nel mezzo
   *[no] { "" }
} ({ $offers ->
    [one] un’offerta vinta
   *[other] { $offers } offerte vinte
})

## Somme

total-sum = { sales-subject } { $narrowed ->
    [yes] <b>{ $amount }</b> di { $thing }
   *[no] per <b>{ $amount }</b>
} { $period }{ $counted ->
    [yes] { " " }({ sales-pieces })
   *[no] { "" }
}.
total-pieces = { sales-subject } <b>{ sales-pieces }</b> di { $thing } { $period }, per { $amount }.
total-orders = { $who ->
    [account] <b>{ $account }</b> ha comprato <b>{ $orders ->
        [one] una volta
       *[other] { $orders } volte
    }</b>{ $by ->
        [mine] { " " }da te
        [rep] { " " }da { $rep }
       *[all] { "" }
    }
    [mine] Hai fatto <b>{ $orders ->
        [one] una vendita
       *[other] { $orders } vendite
    }</b>
    [rep] <b>{ $rep }</b> ha fatto <b>{ $orders ->
        [one] una vendita
       *[other] { $orders } vendite
    }</b>
   *[all] Abbiamo fatto <b>{ $orders ->
        [one] una vendita
       *[other] { $orders } vendite
    }</b>
} { $period }, per { $amount }.
total-buyers = { $who ->
    [mine] Hai venduto
    [rep] <b>{ $rep }</b> ha venduto
   *[all] Abbiamo venduto
} a <b>{ $buyers ->
    [one] un cliente
   *[other] { $buyers } clienti
}</b> { $period }, per { $amount }.
total-average = { sales-subject } in media <b>{ $month } al mese</b>{ sales-of } { $period }: { $orders ->
    [one] un ordine
   *[other] { $orders } ordini
}, in media { $each } l’uno.
total-year = • { $year }: { $amount }
total-chart = Vendite per mese{ $who ->
    [account] { ": " }{ $account }
   *[all] { "" }
}
compared-year = { $change ->
    [same] • Come nel { $year } alla stessa data ({ $before })
   *[other] • { $change }% sul { $year } alla stessa data ({ $before })
}
compared-period = { $change ->
    [same] • Come un anno prima ({ $before } { $earlier })
   *[other] • { $change }% rispetto a un anno prima ({ $before } { $earlier })
}
compared-only = • Un anno prima, nello stesso periodo: { $before } { $earlier }
compared-nothing = • Un anno prima, nello stesso periodo: niente.

## Classifiche

rank-unknown = Delle vendite{ sales-then } non so { $of ->
    [products] il prodotto
    [lines] la linea
    [places] la città
    [reps] chi le ha fatte
    [teams] la squadra
   *[customers] il cliente
}.
rank-more = { $narrowed ->
    [yes] { $most ->
        [yes] più { $thing }
       *[no] meno { $thing }
    }
   *[no] { $most ->
        [yes] di più
       *[no] di meno
    }
}
rank-within = { $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
}
rank-what = { $of ->
    [products] { $most ->
        [yes] Il prodotto che { sales-verb } di più
       *[no] Il prodotto che { sales-verb } di meno
    }{ rank-within }
    [lines] { $most ->
        [yes] La linea che { sales-verb } di più
       *[no] La linea che { sales-verb } di meno
    }{ rank-within }
    [places] { $most ->
        [yes] La città dove { sales-verb } di più
       *[no] La città dove { sales-verb } di meno
    }{ rank-within }
    [reps] Chi ha venduto { rank-more }
    [teams] La squadra che ha venduto { rank-more }
   *[customers] { $by ->
        [mine] Tra i tuoi clienti quello
        [rep] Tra i clienti di { $rep } quello
       *[all] Il cliente
    } che ha comprato { rank-more }
}
rank-share = { $share ->
    [no] { "" }
    [1] , l’{ $share }% del totale
    [8] , l’{ $share }% del totale
    [11] , l’{ $share }% del totale
    [80] , l’{ $share }% del totale
    [81] , l’{ $share }% del totale
    [82] , l’{ $share }% del totale
    [83] , l’{ $share }% del totale
    [84] , l’{ $share }% del totale
    [85] , l’{ $share }% del totale
    [86] , l’{ $share }% del totale
    [87] , l’{ $share }% del totale
    [88] , l’{ $share }% del totale
    [89] , l’{ $share }% del totale
   *[yes] , il { $share }% del totale
}
rank-amount = { $counted ->
    [yes] { sales-pieces }, { $amount }
   *[no] { $amount }
}
rank-first = { rank-what } { $period } è <b>{ $named ->
    [yes] { $name }
   *[no] non indicato
}</b>: <b>{ rank-amount }</b>{ rank-share }.
rank-many = { $of ->
    [products] { " " }prodotti
    [lines] { " " }linee
    [places] { " " }città
    [reps] { " " }venditori
    [teams] { " " }squadre
   *[customers] { $by ->
        [mine] { " " }dei tuoi clienti
        [rep] { " " }clienti di { $rep }
       *[all] { " " }clienti
    }
}{ $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
}
rank-heads = { $of ->
    [lines] { $most ->
        [yes] Le prime
       *[no] Le ultime
    }
    [places] { $most ->
        [yes] Le prime
       *[no] Le ultime
    }
    [teams] { $most ->
        [yes] Le prime
       *[no] Le ultime
    }
   *[customers] { $most ->
        [yes] I primi
       *[no] Gli ultimi
    }
}
rank-top = { rank-heads } { $count }{ rank-many } { $period } fanno insieme <b>{ $amount }</b>{ rank-share }:
rank-named = { rank-heads } { $count }{ rank-many } { $period }: <b>{ $names }</b>. Insieme fanno { $amount }{ rank-share }.
rank-place = { $by ->
    [mine] { $of ->
        [reps] Sei
       *[customers] <b>{ $name }</b> è
    }
   *[all] <b>{ $name }</b> è
} al <b>{ $place }º posto</b> su { $among } { $period }, con { rank-amount }{ rank-share }.
rank-placeless = { $who ->
    [account] <b>{ $account }</b> non è in classifica { $period }: nessun acquisto
    [mine] Non sei in classifica { $period }: nessuna vendita
   *[rep] <b>{ $rep }</b> non è in classifica { $period }: nessuna vendita
}{ sales-of } (in classifica { $among ->
    [one] ce n’è uno
   *[other] ce ne sono { $among }
}).
rank-row = { $place }. { $named ->
    [yes] { $name }
   *[no] non indicato
}: { rank-amount }{ $share ->
    [no] { "" }
   *[yes] { " " }({ $share }%)
}
rank-whole = • In tutto { $amount }
rank-least = Chi non ha comprato o venduto niente non è in classifica.
rank-chart = { $of ->
    [products] Vendite per prodotto
    [lines] Vendite per linea
    [places] Vendite per città
    [reps] Vendite per venditore
    [teams] Vendite per squadra
   *[customers] Vendite per cliente
}

## Sconti

discount-percent = { $whole ->
    [0] lo { $percent }%
    [1] l’{ $percent }%
    [8] l’{ $percent }%
    [11] l’{ $percent }%
    [80] l’{ $percent }%
    [81] l’{ $percent }%
    [82] l’{ $percent }%
    [83] l’{ $percent }%
    [84] l’{ $percent }%
    [85] l’{ $percent }%
    [86] l’{ $percent }%
    [87] l’{ $percent }%
    [88] l’{ $percent }%
    [89] l’{ $percent }%
   *[other] il { $percent }%
}
discount-subject = { $who ->
    [account] A <b>{ $account }</b>{ sales-on } { $by ->
        [mine] hai fatto
        [rep] { $rep } ha fatto
       *[all] abbiamo fatto
    }
    [mine] Hai fatto{ sales-on }
    [rep] <b>{ $rep }</b> ha fatto{ sales-on }
   *[all] Abbiamo fatto{ sales-on }
}
discount-lines = { $lines ->
    [one] su una riga
   *[other] su { $lines } righe
}
discount-always = { discount-subject }{ $lines ->
    [one] { "" }
   *[other] { " " }sempre
} <b>{ $percent }</b> di sconto{ sales-then } ({ discount-lines }).
discount-mean = { discount-subject } in media <b>{ $percent }</b> di sconto{ sales-then } ({ discount-lines }).
discount-none = Nessuno sconto { $who ->
    [account] a <b>{ $account }</b>
    [mine] da parte tua
    [rep] da parte di { $rep }
   *[all] fatto
}{ sales-on }{ sales-then }: sempre prezzo pieno ({ discount-lines }).
discount-untold = Lo sconto non risulta{ $who ->
    [account] { " " }per <b>{ $account }</b>
   *[all] { "" }
}{ sales-on }{ sales-then }: le righe di vendita non lo dicono.
discount-usual = • Sconto abituale: { $percent } ({ $often } righe su { $lines })
discount-usually-none = • Sconto abituale: nessuno ({ $often } righe su { $lines } a prezzo pieno)
discount-line = { $product }, { $named ->
    [yes] { $customer }, { $when }
   *[no] { $when }
}
discount-average = • Sconto medio: { $percent }
discount-most = • Il più alto: { $percent } su { discount-line }
discount-last = • L’ultimo: { $percent } su { discount-line }
discount-highest = Lo sconto più alto{ sales-then } è <b>{ $percent }</b>{ $named ->
    [yes] { " " }a <b>{ $customer }</b>
   *[no] { $who ->
        [account] { " " }a <b>{ $account }</b>
       *[all] { "" }
    }
}: { $product }, { $when }{ $sold ->
    [yes] , fatto da { $seller }
   *[no] { "" }
}.
discount-row = • { $percent }%: { discount-line }{ $sold ->
    [yes] { " " }({ $seller })
   *[no] { "" }
}
discount-first = { $of ->
    [reps] { $most ->
        [yes] In media sconta di più
       *[no] In media sconta di meno
    }
    [teams] { $most ->
        [yes] La squadra che in media sconta di più
       *[no] La squadra che in media sconta di meno
    }
    [products] { $most ->
        [yes] Il prodotto più scontato in media
       *[no] Il prodotto meno scontato in media
    }
    [lines] { $most ->
        [yes] La linea più scontata in media
       *[no] La linea meno scontata in media
    }
    [places] { $most ->
        [yes] La città dove in media scontiamo di più
       *[no] La città dove in media scontiamo di meno
    }
   *[customers] { $most ->
        [yes] Il cliente con lo sconto medio più alto
       *[no] Il cliente con lo sconto medio più basso
    }
}{ sales-on }{ sales-then }{ $of ->
    [reps] { "" }
   *[other] { " " }è
} <b>{ $name }</b>: <b>{ $mean }%</b>, con punte fino a { $highest }% ({ discount-lines }).
discount-mean-row = { $place }. { $name }: { $mean }%, al massimo { $highest }% ({ discount-lines })
discount-chart = { $of ->
    [reps] Sconto medio per venditore
    [teams] Sconto medio per squadra
    [products] Sconto medio per prodotto
    [lines] Sconto medio per linea
    [places] Sconto medio per città
   *[customers] Sconto medio per cliente
}

## Più o meno di tanto

discount-bounded = { $count ->
    [0] Nessuna riga con
    [one] Una riga con
   *[other] { $count } righe con
} { $bound } di sconto{ sales-then }{ $customers ->
    [0] {""}
    [one] , a un cliente
   *[other] , a { $customers } clienti
}{ $count ->
    [0] .
   *[other] :
}
discount-bounded-row = • { $percent }{ $named ->
    [yes] { " " }a <b>{ $customer }</b>
   *[no] { "" }
}: { $product }, { $when }{ $sold ->
    [yes] { " " }({ $seller })
   *[no] { "" }
}
rank-bounded = { $count ->
    [0] Nessuno
   *[other] <b>{ $count }</b>
} { $of ->
    [products] { $count ->
        [one] prodotto
       *[other] prodotti
    }
    [reps] { $count ->
        [one] venditore
       *[other] venditori
    }
    [lines] { $count ->
        [one] linea
       *[other] linee
    }
    [places] { $count ->
        [one] città
       *[other] città
    }
    [teams] { $count ->
        [one] squadra
       *[other] squadre
    }
   *[customers] { $count ->
        [one] cliente
       *[other] clienti
    }
} con { $bound }{ $counted ->
    [yes] { " " }pezzi
   *[no] { "" }
}{ $narrowed ->
    [yes] { " " }di { $thing }
   *[no] { "" }
}{ sales-then }{ $count ->
    [0] .
   *[other] :
}

## Prezzi

price-one = <b>{ $product }</b>{ $known ->
    [yes] {": "}listino <b>{ $price }</b>.
   *[no] {": "}il prezzo di listino non lo so.
}
price-several = { $count } articoli:
price-row = • { $product }: { $known ->
    [yes] <b>{ $price }</b>
   *[no] prezzo di listino non indicato
}
price-per = { $per }
price-last = • L’ultima vendita: a { $price }{ $named ->
    [yes] , a <b>{ $account }</b>,
   *[no] {""}
} { $when }
price-of-what = Il prezzo di che cosa? Tra gli articoli non lo trovo: ripeti la domanda con il suo nome.
