# Who is near.

nearby-where = Near where? Tell me a town, or send me your position.
nearby-unknown = I don’t know where “{ $place }” is: tell me a town near it, or send me your position.
nearby-account-unplaced = I don’t know where <b>{ $account }</b> is: tell me the town.
nearby-some = Near { $place }, within { $km } km, { $leads ->
    [0] { $count ->
        [one] there is one customer
       *[other] there are { $count } customers
    }
   *[other] { $count ->
        [one] there is one lead
       *[other] there are { $count } customers and leads
    }
}{ $narrowed }:
nearby-some-here = Around here, within { $km } km, { $leads ->
    [0] { $count ->
        [one] there is one customer
       *[other] there are { $count } customers
    }
   *[other] { $count ->
        [one] there is one lead
       *[other] there are { $count } customers and leads
    }
}{ $narrowed }:
nearby-none = No customer within { $km } km of { $place }{ $narrowed }.
nearby-none-here = No customer around here, within { $km } km{ $narrowed }.
nearby-wider = There is nobody within { $km } km, so I looked further.
nearby-unplaced = { $count ->
    [one] One customer is left out: I don’t know where their town is.
   *[other] { $count } customers are left out: I don’t know where their towns are.
}
nearby-row = • <b>{ $name }</b>{ $city } — { $km } km{ $facts }
nearby-facts = {" "}{ $facts }
nearby-mine = {" "}of yours
nearby-lead = · not yet a customer
nearby-bought = · last purchase { $day }
nearby-seen = · last contact { $day }
nearby-owner = · with { $owner }
nearby-phone = · { $phone }
