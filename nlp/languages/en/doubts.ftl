# What is still to be cleared up after a note, and what is good to know at once.

## The receipt

card-people-new = { $count ->
   *[other] 👤 { $new } (new)
}
card-people-both = { $count ->
   *[other] 👤 { $people } · { $new } (new)
}
card-item-new = { $role }: { $what } (new)
card-outcome = 💬 { $words }
card-unread = 🤷 I did not get: “{ $first }”
card-unread-two = 🤷 I did not get: “{ $first }” and “{ $second }”
choice-not-new = Not new

## The questions

doubt-account = ❓ “{ $said }”: which customer?
doubt-account-one = ❓ Is “{ $said }” { $name }?
doubt-contact = ❓ “{ $said }”: which person?
doubt-contact-one = ❓ Is “{ $said }” { $name }?
doubt-product = ❓ “{ $said }”: which product?
doubt-whom = ❓ Who with? Pick one, or reply here with the name.
doubt-not-new = ❓ Who is “{ $said }”?
doubt-not-new-none = No name is like it. Reply to this message with the right one.

choice-told = { $name } · { $fact }
choice-owner = { $name } · { $fact }’s
choice-met = { $name } · last contact { $fact }
choice-bought = { $name } · bought { $fact }
choice-role = { $name } · { $fact }
choice-fresh = ➕ New: “{ $said }”
choice-none = None of these

## The list of doubts

open-count = 🗂 { $place } of { $of }
open-said = { $when }: <i>“{ $words }”</i>
open-clear = ✅ All clear.
open-left = { $count ->
    [one] That is it for now: one is still open.
   *[other] That is it for now: { $count } are still open.
}
choice-skip = Skip
choice-drop = 🗑 Throw away
choice-start-over = Start over

## What is good to know

warn-overdue = 🚨 <b>{ $account }</b> has { $amount } overdue for { $days ->
    [one] a day
   *[other] { $days } days
}
warn-limit = 🚦 <b>{ $account }</b> is past the credit limit: owes { $owes } of { $limit }
warn-discount = 💸 <b>{ $account }</b> never had more than { $most }% off, this is { $percent }%
warn-discount-first = 💸 The first discount for <b>{ $account }</b>: { $percent }%
warn-trouble = 🔁 <b>{ $account }</b>: { $kind } again, { $times } times in a year
warn-trouble-product = 🔁 <b>{ $account }</b>: { $kind } with { $product } again, { $times } times in a year
warn-rival = 🏁 <b>{ $account }</b> names { $name } for the { $times ->
    [3] third
    [4] fourth
    [5] fifth
   *[other] { $times }th
} time in a year
