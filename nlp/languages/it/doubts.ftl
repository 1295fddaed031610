# Quello che resta da chiarire dopo una nota, e quello che conviene sapere subito.

## La ricevuta

card-people-new = { $count ->
    [one] 👤 { $new } (nuovo)
   *[other] 👤 { $new } (nuovi)
}
card-people-both = { $count ->
    [one] 👤 { $people } · { $new } (nuovo)
   *[other] 👤 { $people } · { $new } (nuovi)
}
card-item-new = { $role }: { $what } (nuovo)
card-outcome = 💬 { $words }
card-unread = 🤷 Non ho capito: «{ $first }»
card-unread-two = 🤷 Non ho capito: «{ $first }» e «{ $second }»
choice-not-new = Non è nuovo

## Le domande

doubt-account = ❓ «{ $said }»: quale cliente?
doubt-account-one = ❓ «{ $said }» è { $name }?
doubt-contact = ❓ «{ $said }»: quale persona?
doubt-contact-one = ❓ «{ $said }» è { $name }?
doubt-product = ❓ «{ $said }»: quale prodotto?
doubt-whom = ❓ Con chi? Scegli, oppure rispondi qui con il nome.
doubt-not-new = ❓ Chi è «{ $said }»?
doubt-not-new-none = Nessun nome gli somiglia. Rispondi a questo messaggio con quello giusto.

choice-told = { $name } · { $fact }
choice-owner = { $name } · di { $fact }
choice-met = { $name } · sentito { $fact }
choice-bought = { $name } · acquisto { $fact }
choice-role = { $name } · { $fact }
choice-fresh = ➕ Nuovo: «{ $said }»
choice-none = Nessuno di questi

## L’elenco dei dubbi

open-count = 🗂 { $place } di { $of }
open-said = { $when }: <i>«{ $words }»</i>
open-clear = ✅ Tutto chiaro.
open-left = { $count ->
    [one] Per ora è tutto: ne resta uno da chiarire.
   *[other] Per ora è tutto: ne restano { $count } da chiarire.
}
choice-skip = Salta
choice-drop = 🗑 Butta via
choice-start-over = Da capo

## Quello che conviene sapere

warn-overdue = 🚨 <b>{ $account }</b> ha { $amount } scaduti da { $days ->
    [one] un giorno
   *[other] { $days } giorni
}
warn-limit = 🚦 <b>{ $account }</b> è oltre il fido: deve { $owes } su { $limit }
warn-discount = 💸 <b>{ $account }</b> non ha mai avuto più del { $most }% di sconto, questo è il { $percent }%
warn-discount-first = 💸 È il primo sconto per <b>{ $account }</b>: { $percent }%
warn-trouble = 🔁 <b>{ $account }</b>: { $kind }, è la { $times }ª volta in un anno
warn-trouble-product = 🔁 <b>{ $account }</b>: { $kind } di { $product }, è la { $times }ª volta in un anno
warn-rival = 🏁 <b>{ $account }</b> nomina { $name } per la { $times }ª volta in un anno
