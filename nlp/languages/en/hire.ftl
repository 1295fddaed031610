# Hires, idle machines and rates.

## What it is about, in brackets

hire-narrowed = {" "}({ $said })
hire-narrowed-account = {" "}(<b>{ $account }</b>)
hire-narrowed-account-too = {" "}(<b>{ $account }</b>, { $said })
hire-narrowed-mine = {" "}({ $said }, your customers)
hire-mine = {" "}(your customers)
hire-serial = {" "}<code>{ $serial }</code>
hire-count = {" "}× { $count }
hire-told = { $count ->
    [one] One is only known from a note.
   *[other] { $count } are only known from notes.
}
hire-more = Showing { $shown } of { $count }.

## Hires

rentals-until = until { $day }
rentals-overdue = was due back { $day }{ $late ->
    [one] {""}
   *[other] {" "}({ $late } days ago)
}
rentals-openly = with no end date
rentals-returned = { $period }
rentals-out = { $period }, still out
rentals-one = <b>{ $account }</b> has { $product }{ $serial } on hire{ $narrowed }, { $end }.
rentals-some = <b>{ $account }</b> has { $count } machines on hire{ $narrowed }:
rentals-none = <b>{ $account }</b> has nothing on hire right now{ $narrowed }.
rentals-holder = { $product }{ $serial }: <b>{ $account }</b> has it, { $end }.
rentals-all = { $count ->
    [one] One machine is out right now{ $narrowed }; it is due back { $day }.
   *[other] { $count } machines are out right now{ $narrowed }; the first is due back { $day }.
}
rentals-all-openly = { $count ->
    [one] One machine is out right now{ $narrowed }, with no end date.
   *[other] { $count } machines are out right now{ $narrowed }, with no end date.
}
rentals-all-none = No machine is on hire right now{ $narrowed }.
rentals-since = • Since { $day }
rentals-since-rate = • Since { $day }, at { $rate } { $per }
rentals-last = • The last hire: { $product }{ $serial }, { $end }.
rentals-last-who = • The last one: <b>{ $account }</b>, { $product }{ $serial }, { $end }.
rentals-coming = • Booked: { $product }{ $serial }, from { $day }.
rentals-late-too = { $count ->
    [one] ⚠️ One more is already overdue.
   *[other] ⚠️ { $count } more are already overdue.
}
rentals-next = • The next to end: <b>{ $account }</b>, { $product }{ $serial }, { $end }.
rentals-row = • { $product }{ $serial }{ $quantity } — { $end }
rentals-row-who = • <b>{ $account }</b>: { $product }{ $serial }{ $quantity } — { $end }
rentals-ending = { $count ->
    [one] One hire ends
   *[other] { $count } hires end
} { $period }{ $narrowed }:
rentals-ending-none = No hire ends { $period }{ $narrowed }.
rentals-late = { $count ->
    [one] One machine is overdue and not back
   *[other] { $count } machines are overdue and not back
}{ $narrowed }:
rentals-late-none = No machine is overdue{ $narrowed }: all that are out are within their time.
rentals-past = { $count ->
    [one] One hire
   *[other] { $count } hires
} { $period }{ $narrowed }:
rentals-past-none = No hires { $period }{ $narrowed }.
rentals-often = { $count ->
    [one] One hire
   *[other] { $count } hires
} { $period }{ $narrowed }: { $count ->
    [one] { $first }
   *[other] the first { $first }, the last { $last }
}.
rentals-every = • On average one every { $days ->
    [one] day
   *[other] { $days } days
}
rentals-value = • Worth { $value }
rentals-value-some = • Worth { $value }, counting { $count ->
    [one] the only one that states
   *[other] the { $count } that state
} a total
rentals-value-unknown = • I don’t know what they are worth: the contracts state the rate, not the total.
rentals-ever = • { $count ->
    [one] One hire
   *[other] { $count } hires
} in all, the first { $first }, the last { $last }
rentals-first = The first hire{ $narrowed } began { $day }; { $count ->
    [one] it is the only one
   *[other] { $count } in all
}.
rentals-most = <b>{ $name }</b> hires most { $period }{ $narrowed }: { $count ->
    [one] once
   *[other] { $count } times
}.
rentals-most-product = <b>{ $name }</b> is hired most { $period }{ $narrowed }: { $count ->
    [one] once
   *[other] { $count } times
}.
rentals-times = • { $name }: { $count }, last { $last }
rentals-nobody = Unknown customer

## Idle machines

idle-of = { $thing }: { $count } free out of { $all }:
idle-all = { $count ->
    [one] One machine is free
   *[other] { $count } machines are free
} out of { $all }:
idle-of-none = { $thing }: none free right now, out of { $all }.
idle-all-none = No machine is free right now, out of { $all }.
idle-unowned = There is no such machine in the hire fleet: { $thing }.
idle-unowned-all = There is no machine in the hire fleet.
idle-out = • { $count } on hire
idle-workshop = • { $count } in the workshop, not counted as free
idle-back = • First one back: { $product }{ $serial } from <b>{ $account }</b>, { $end }
idle-row = • <b>{ $serial }</b>{ $model }{ $site } — idle since { $day } ({ $days ->
    [0] not a day yet
    [one] one day
   *[other] { $days } days
})
idle-row-never = • <b>{ $serial }</b>{ $model }{ $site } — never hired out, as far as I know
idle-model = {" "}{ $model }
idle-site = , { $site }
idle-longest = The machine{ $narrowed } that has been idle longest is { $model } <b>{ $serial }</b>{ $site }: it came back { $day }, { $days ->
    [one] one day
   *[other] { $days } days
} ago.
idle-longest-never = The machine{ $narrowed } { $model } <b>{ $serial }</b>{ $site } has never been out, as far as I know.
idle-chart = Days idle

## Rates

rates-compared = <b>{ $product }</b>{ $narrowed }: usually { $now } { $per } { $period }; { $before } { $earlier }.
rates-same = <b>{ $product }</b>{ $narrowed }: usually { $now } { $per } { $period }, the same as { $earlier }.
rates-only = <b>{ $product }</b>{ $narrowed }: usually { $now } { $per } { $period }.
rates-several = Hire rates { $period }{ $narrowed }:
rates-none = No hire with a rate { $period }{ $narrowed }.
rates-fixed = • { $period }: always { $usual } { $per } ({ $count ->
    [one] one hire
   *[other] { $count } hires
})
rates-spread = • { $period }: on average { $mean } { $per }, usually { $usual }, from { $lowest } to { $highest } ({ $count ->
    [one] one hire
   *[other] { $count } hires
})
rates-listed = • List price: { $price } { $per }
rates-below = • List price: { $price } { $per }; we are { $percent }% below it
rates-above = • List price: { $price } { $per }; we are { $percent }% above it
rates-row = • { $product }: { $now } { $per }{ $earlier }{ $price }
rates-row-before = , { $before } { $period }
rates-row-listed = {" "}(list { $price })
rates-highest = The highest rate { $period }{ $narrowed }: { $rate } { $per }, { $product } to <b>{ $account }</b>, { $day }.
rates-lowest = The lowest rate { $period }{ $narrowed }: { $rate } { $per }, { $product } to <b>{ $account }</b>, { $day }.
rates-chart = { $product }: average rate { $per }
rates-last = • The last one with a rate: { $product }, { $rate } { $per }, { $day }

## More or less than so much

rentals-bounded = { $count ->
    [0] No customer has
    [one] One customer has
   *[other] { $count } customers have
} { $bound } machines on hire{ $narrowed }{ $count ->
    [0] .
   *[other] :
}
rentals-held = • <b>{ $account }</b>: { $count ->
    [one] one machine
   *[other] { $count } machines
}
idle-bounded = { $count ->
    [0] No machine has
    [one] One machine has
   *[other] { $count } machines have
} been idle for { $bound }{ $narrowed }{ $count ->
    [0] .
   *[other] :
}
