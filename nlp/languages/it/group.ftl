# Nei gruppi: chi legge, e cosa si può dire.

group-private = Questo chiedimelo in privato.
group-outsider = In questo gruppo c’è chi non è dei nostri: qui non dico niente dei clienti. Scrivimi in privato.
group-unseen = Prima devo sapere chi legge: siete in { $count }, ne conosco { $seen }. Chi non ha ancora scritto tocchi qui.
group-uncounted = Non riesco a vedere quanti siete in questo gruppo. Riprova tra poco, o scrivimi in privato.
group-known = Ora so chi legge: chiedete pure.
choice-here = 👋 Ci sono
