"""What is asked, as reps, their manager and the office type or dictate it: written before any fact was counted.

A row: key | who asks | topic | words. A key with a plus leans on the question before it.
"""

from dataclasses import dataclass

ITALIAN = """
gloves|Chiara Novaro|last_purchase|quando ha preso i guanti l'ultima volta la dottoressa amoretti
+masks|Chiara Novaro|last_purchase|e le mascherine
summer|Chiara Novaro|last_purchase|senti ma la Bagnasco di Varazze quand'è l'ultima volta che ci ha comprato qualcosa
two_gallo|Marta Giraudo|last_purchase|ultima cosa ordinata da gallo
few|Luca Tarditi|purchases|cosa ha comprato ghigo quest anno
+few_before|Luca Tarditi|purchases|e l'anno prima
printers|Marta Giraudo|purchases|chi è che ha preso la stampante 3d negli ultimi dodici mesi
chairs|Marta Giraudo|purchases|a chi li abbiamo dati gli ergora e500
never|Chiara Novaro|purchases|Vassallo di Alassio ha già comprato qualcosa?
lake|Enrico Zanetta|totals|quanto ha speso da noi la clinica del lago da gennaio
+lake_before|Enrico Zanetta|totals|e in tutto il 2025?
october|Fabio Peyron|totals|il mio fatturato di ottobre
syringes|Marta Giraudo|totals|quante siringhe di lumina flow A2 abbiamo dato via quest'anno in tutto
half|Silvia Boeri|totals|sorriso vivo di genova nel primo semestre quanto ci ha portato
unknown|Fabio Peyron|totals|quanto mi ha comprato quest'anno lo studio Bergamini di Ivrea
overdue|Chiara Novaro|payments|ma la riviera dei fiori è ancora indietro coi pagamenti? di quanto
over_limit|Donatella Ricci|payments|chi ha sforato il fido
my_overdue|Luca Tarditi|payments|chi dei miei ha fatture scadute
punctual|Silvia Boeri|payments|Lavagnino è di quelli che pagano in ritardo?
open_offers|Marta Giraudo|quotes|preventivi ancora aperti della chiara novaro
lost|Silvia Boeri|quotes|com'è che Canepa non ha preso il riunito
offers_worth|Enrico Zanetta|quotes|quanto vale tutta la roba che ho fuori in offerta
usual_discount|Fabio Peyron|discounts|che sconto faccio di solito a Bosio e Rolando
high_discount|Marta Giraudo|discounts|a chi abbiamo fatto più del 20% di sconto quest'anno
on_hire|Enrico Zanetta|rentals|che c'ha a noleggio il dottor caccia adesso
ending|Marta Giraudo|rentals|noleggi che finiscono entro fine mese
late_back|Piero Cavallo|rentals|chi doveva già riportarci la macchina e ce l'ha ancora
nomada|Piero Cavallo|idle|quanti nomada ho liberi adesso
no_compressor|Fabio Peyron|idle|mi serve un compressore a noleggio ce n'è uno libero
broken|Fabio Peyron|issues|cosa ha di rotto la sorriso vivo di torino
parts|Piero Cavallo|issues|chi sta aspettando i ricambi
no_fault|Enrico Zanetta|issues|zoppis ha guasti in sospeso?
owner|Donatella Ricci|owner|chi segue il dottor orengo
owner_misspelt|Donatella Ricci|owner|la clinica san salvaro chi la cura dei nostri
secretary|Luca Tarditi|contact_details|mi serve il numero della segretaria della marengo
buyer_mail|Fabio Peyron|contact_details|mail di chi fa gli acquisti all'università
two_rossi|Marta Giraudo|contact_details|cellulare di Elena Rossi
+rossi_asti|Marta Giraudo|contact_details|quella di asti
three_best|Silvia Boeri|ranking|i miei tre clienti migliori quest'anno
top_product|Marta Giraudo|ranking|il prodotto che ci ha fatto più fatturato nel 2025
my_quiet|Enrico Zanetta|stale|chi dei miei non compra da più di sei mesi
quiet|Marta Giraudo|stale|in provincia di torino chi è che non ordina più da almeno sei mesi
goes_with|Luca Tarditi|recommend|al centro saluzzo cosa gli posso abbinare adesso che hanno preso la vaporis 24
no_resin|Marta Giraudo|recommend|chi ha preso la stampante Printea ma la resina non l'ha mai comprata da noi
alba|Luca Tarditi|nearby|sono ad alba chi posso passare a salutare
rapallo|Silvia Boeri|nearby|clienti vicino a rapallo
card|Luca Tarditi|card|parlami un po' di Revello
card_lab|Fabio Peyron|card|dimmi tutto su mina
labs|Marta Giraudo|segments|quanti laboratori abbiamo tra i clienti
imperia|Chiara Novaro|segments|chi ho in provincia di imperia
"""

ENGLISH = """
crocetta|Fabio Peyron|last_purchase|when did ortodonzia crocetta last buy anything
autoclave|Enrico Zanetta|last_purchase|last autoclave clinica del lago bought - when was that?
buyers|Marta Giraudo|purchases|who bought a vaporis 24 this year
unknown|Enrico Zanetta|purchases|what did Studio Pellegrini in Aosta buy last month
spent|Silvia Boeri|totals|how much has istituto stomatologico spent with us this year
+spent_before|Silvia Boeri|totals|and last year?
november|Chiara Novaro|totals|my turnover so far this month
overdue|Enrico Zanetta|payments|anything overdue at dentalpiu, and how much
two_branches|Marta Giraudo|payments|how much does Sorriso Vivo owe us
open_offers|Luca Tarditi|quotes|what have we still got open with artusio, quotes i mean
lost|Fabio Peyron|quotes|why did we lose the millora at arte ceramica
discount|Luca Tarditi|discounts|what discount did I give Dalmasso on the ergora chair
on_hire|Marta Giraudo|rentals|what has the university got on hire from us
not_late|Chiara Novaro|rentals|is siccardi late bringing that compressor back?
idle|Silvia Boeri|idle|have we got an orbis air sitting idle
ticket|Silvia Boeri|issues|whats wrong at baracchini, any open ticket?
owner|Donatella Ricci|owner|whose customer is the Gallo in Savona
mobile|Luca Tarditi|contact_details|whats dr revellos mobile
buyer|Chiara Novaro|contact_details|who does the buying at riviera dei fiori
best_lab|Marta Giraudo|ranking|which lab has bought the most from us this year
my_quiet|Silvia Boeri|stale|which of mine haven't bought for six months
novara|Enrico Zanetta|nearby|in Novara tomorrow, who can I drop in on
card|Piero Cavallo|card|tell me about tigullio salute
goes_with|Enrico Zanetta|recommend|what could i sell prealpi to go with that 3d printer
clinics|Enrico Zanetta|segments|how many of my customers are clinics
"""


@dataclass(frozen=True)
class Wording:
    """One question as it is asked."""

    key: str
    who: str
    topic: str
    text: str
    follows: bool


def wordings(rows: str) -> list[Wording]:
    """The rows of a table above."""
    cut = [line.split("|") for line in rows.strip().splitlines()]
    return [Wording(key.lstrip("+"), who, topic, text, key.startswith("+")) for key, who, topic, text in cut]
