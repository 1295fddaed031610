"""The wordings of the second set, written unseen: who asks, topic, text, and for a follow-up what it follows."""

# number | who asks | topic | text | after
IT = """
01|Luca Tarditi|last_purchase|ultimo ordine del dalmasso quando e cosa
02|Silvia Boeri|last_purchase|il parodi la turbina quand'è che l'ha presa l'ultima volta
03|Silvia Boeri|last_purchase|e il bosio?|02
04|Enrico Zanetta|purchases|cosa mi ha comprato il monferato a ottobre
05|Chiara Novaro|purchases|dimmi un po se l'amoretti ha gia un'autoclave presa da noi e quale
06|Marta Giraudo|purchases|chi ha preso la stampante 3d quest'anno
07|Silvia Boeri|totals|totale tigulio salute quest anno
08|Silvia Boeri|totals|e l'anno prima|07
09|Luca Tarditi|totals|io quest'anno a quanto sono arrivato di venduto
10|Fabio Peyron|totals|quanto ha speso lo studio pastorino quest'anno
11|Donatella Ricci|payments|dentalpiu quanto ci deve in tutto e che fido ha
12|Fabio Peyron|payments|ho qualche cliente mio con roba scaduta da pagare?
13|Donatella Ricci|payments|Scusa, puoi vedere se la Clinica Belvedere ha fatture scadute? Grazie
14|Enrico Zanetta|quotes|le offerte mie che sono ancora aperte
15|Silvia Boeri|quotes|senti ma com'è che canepa non ci ha poi preso il riunito
16|Silvia Boeri|rentals|il nomada che ha in casa parodi quando deve rientrare
17|Marta Giraudo|rentals|chi ha macchine a noleggio che dovevano già essere tornate
18|Marta Giraudo|idle|qual è la macchina da noleggio che sta ferma in magazzino da più tempo e da quando
19|Luca Tarditi|idle|mi serve un compressore c30 da noleggiare per domani ce n'è uno in magazzino
20|Enrico Zanetta|issues|studio monferrato cos'ha l'aspiratore che non va
21|Piero Cavallo|issues|quali chiamate sto aspettando i ricambi
22|Donatella Ricci|owner|di chi è la zopis di domodossola
23|Chiara Novaro|owner|mi ha chiamato lavagnino da chiavari ma chi lo segue dei nostri
24|Chiara Novaro|contact_details|cell della biamonti
25|Luca Tarditi|contact_details|mi daresti per favore la mail della cravero, quella degli acquisti alle langhe
26|Fabio Peyron|contact_details|numero di elena rossi
27|Marta Giraudo|ranking|tra gli agenti chi ha venduto di piu da gennaio e quanto
28|Enrico Zanetta|ranking|i miei tre clienti migliori di quest'anno
29|Fabio Peyron|discounts|che sconto ha di solito bosio e rolando
30|Marta Giraudo|discounts|vorrei sapere lo sconto più alto che abbiamo mai fatto su una riga e a chi l'abbiamo fatto
31|Silvia Boeri|stale|chi dei miei non compra niente da piu di sei mesi
32|Enrico Zanetta|stale|da chi non vendo da sei mesi e passa tra i clienti che seguo io
33|Luca Tarditi|recommend|saluzzo il mese scorso ha preso l'autoclave cosa ci abbino di solito la prendono con cosa
34|Enrico Zanetta|recommend|prealpi ha la stampante printea che gli propongo che non ha ancora preso
35|Chiara Novaro|nearby|domattina sono ad albenga da chi posso passare
36|Luca Tarditi|nearby|sono ad alba chi ho qui
37|Enrico Zanetta|card|scheda robutti
38|Chiara Novaro|card|sto entrando da sicardi a finale dimmi le cose che devo sapere
39|Marta Giraudo|segments|quali sono le cliniche grandi che abbiamo in liguria
40|Donatella Ricci|segments|quanti laboratori odontotecnici abbiamo tra i clienti
"""

EN = """
01|Enrico Zanetta|last_purchase|when did clinica del lago last order
02|Fabio Peyron|purchases|what did the mina lab buy off us in september
03|Fabio Peyron|totals|how much has the Ateneo spent with us since january
04|Fabio Peyron|totals|and the whole of last year?|03
05|Fabio Peyron|last_purchase|last order from studio Brambati?
06|Chiara Novaro|payments|riviera dei fiori how late do they usually pay
07|Silvia Boeri|quotes|the quote for the two E300 chairs at istituto ligure - how much was it, still open?
08|Marta Giraudo|rentals|who has got our orbis air scanners on hire right now
09|Silvia Boeri|idle|any nomada free i could hire out and which warehouse are they in
10|Piero Cavallo|issues|whats wrong with the autoclave at sorriso vivo turin
11|Donatella Ricci|owner|who looks after Barachini
12|Silvia Boeri|contact_details|i need the mobile of whoever does the buying at the istituto stomatologico
13|Marta Giraudo|ranking|which item brought in the most money this year
14|Marta Giraudo|discounts|what discount did we give the ateneo on the ergora e500
15|Luca Tarditi|stale|have I got anyone who hasn't bought for over six months
16|Fabio Peyron|recommend|what do people normally buy along with an Ergora E300
17|Silvia Boeri|nearby|in la spezia tomorrow who can i drop in on
18|Silvia Boeri|card|tell me about tigullio before I walk in
19|Enrico Zanetta|segments|my clinics in alessandria province please
20|Marta Giraudo|totals|how much did Gallo buy last year
"""
