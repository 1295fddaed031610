# Domande: di chi si parla, da dove viene la risposta, i tasti sotto.

question-unknown = Non ho capito cosa vuoi sapere. Chiedimi per esempio cosa ha comprato un cliente, quanto gli abbiamo venduto, se paga puntuale, cosa ha a noleggio, le offerte aperte.
customer-unknown = Non conosco nessun cliente di nome «{ $name }».
customer-unknown-near = Non conosco nessun cliente di nome «{ $name }». Intendi uno di questi?
which-customer = Quale cliente?
which-customer-named = Quale «{ $name }»?
which-person = Quale «{ $name }»?
which-one = • <b>{ $account }</b>
which-one-telling = • <b>{ $account }</b> — { $facts }
answer-unread = <i>Non ho tenuto conto di «{ $words }»: non so cosa sia.</i>

source-files = <i>Fonte: { $files }</i>
source-files-notes = <i>Fonte: { $files } e { $count ->
    [one] una nota
   *[other] { $count } note
}</i>
source-notes = <i>Fonte: { $count ->
    [one] una nota
   *[other] { $count } note
}</i>
source-said = 💬 { $rep }, { $when }:
    «{ $words }»
source-row = 📄 { $file }, riga { $row } — importato { $when }
source-sample = azienda di prova
source-sample-only = 📄 Viene dall’azienda di prova.
source-none = Di questo non so la fonte.

choice-page = { $page } di { $pages }
choice-back = ◀️
choice-on = ▶️
choice-source = 🔎 Fonte
choice-source-number = 🔎 Fonte { $number }
choice-chart = 📊 Grafico

command-card = La scheda di un cliente

answer-hidden = { $account } non è tra i clienti che puoi vedere.
answer-hidden-owner = { $account } è un cliente di { $owner }: i suoi dati non li puoi vedere.
answer-sight = Solo tra i clienti che puoi vedere.
answer-sight-whole = Questo può farlo solo chi vede tutti i clienti.
answer-among = <i>Solo: { $said }.</i>
