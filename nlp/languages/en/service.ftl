# Faults, complaints and jobs of the workshop.

ticket-complaint = complaint
ticket-maintenance = maintenance
ticket-quality = quality

issues-open-account = <b>{ $account }</b> has { $count ->
    [one] one open ticket
   *[other] { $count } open tickets
}{ $narrowed }, { $count ->
    [one] since { $day }
   *[other] the oldest since { $day }
}:
issues-open = { $count ->
    [one] There is one open ticket
   *[other] There are { $count } open tickets
}{ $narrowed }, { $count ->
    [one] since { $day }
   *[other] the oldest since { $day }
}:
issues-who = In charge: { $names }
issues-none-account = <b>{ $account }</b> has no open tickets{ $narrowed }.
issues-none = No open tickets{ $narrowed }.
issues-never = There have been none in the past either.
issues-last = • The last one: { $product }{ $kind }{ $said }, { $when }{ $done }{ $by }
issues-all = • There have been { $count } in all
issues-times-account = <b>{ $account }</b> called us { $count ->
    [one] once
   *[other] { $count } times
}{ $narrowed } { $period }.
issues-times = { $count ->
    [one] One ticket
   *[other] { $count } tickets
}{ $narrowed } { $period }.
issues-from-to = • The first { $first }, the last { $last }
issues-still = { $count ->
    [one] • One is still open
   *[other] • { $count } are still open
}
issues-all-closed = • All closed
issues-no-times-account = <b>{ $account }</b> has reported no problem { $period }{ $narrowed }.
issues-no-times = No tickets { $period }{ $narrowed }.
issues-period = { $count ->
    [0] No new tickets
    [one] One ticket
   *[other] { $count } tickets
} { $period }{ $narrowed }:
issues-period-none = No tickets opened or closed { $period }{ $narrowed }.
issues-closed = { $count ->
    [one] • One closed in that time
   *[other] • { $count } closed in that time
}
issues-most = The most problems { $period }{ $narrowed }: <b>{ $name }</b>, { $count }.
issues-row-most = • { $name }: { $count }{ $open ->
    [0] {""}
   *[other] , { $open } open
}
issues-nobody = Unknown customer
issues-product = { $product }{ $serial }:{" "}
issues-no-product = no product given
issues-said = {" "}“{ $text }”
issues-done = {" "}· { $text }
issues-by = {" "}· { $text }
issues-since = since { $day }{ $days ->
    [0] {""}
    [one] {""}
   *[other] {" "}({ $days } days)
}
issues-was = opened { $day }, now closed
issues-until = opened { $day }, closed { $closed }
issues-row = • { $product }{ $kind }{ $said } — { $when }{ $done }{ $by }
issues-row-who = • <b>{ $account }</b>, { $product }{ $kind }{ $said } — { $when }{ $done }{ $by }

export-state-waiting = awaiting parts

issues-waiting = { $count ->
    [one] One job is waiting for parts
   *[other] { $count } jobs are waiting for parts
}{ $narrowed }:
issues-waiting-none = No job is on record as waiting for parts{ $narrowed }.
issues-often = { $count ->
    [0] Nobody has had
    [one] Only one has had
   *[other] { $count } have had
} { $bound } tickets { $period }{ $count ->
    [0] .
   *[other] :
}
