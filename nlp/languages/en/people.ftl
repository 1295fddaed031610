# Who follows whom, how they are reached, when they were seen or heard, the story.

## Reps and customers

owner-is = <b>{ $rep }</b> looks after <b>{ $account }</b>
owner-you = You look after <b>{ $account }</b>
owner-nobody = <b>{ $account }</b> has no rep assigned
owner-nobody-any = No customer has a rep assigned
owner-last-met = • Last seen or heard by { $rep }, { $day }
owner-last-sold = • The last sale is { $rep }’s, { $day }
owner-none = { $scope ->
    [mine] You look after no customers
   *[named] { $whose } looks after no customers
}
owner-follows = { $scope ->
    [mine] You look after
   *[named] <b>{ $whose }</b> looks after
} { $count ->
    [one] one customer
   *[other] { $count } customers
}
owner-others = • And { $count ->
    [one] one account that is not a customer yet
   *[other] { $count } accounts that are not customers yet
}
owner-row = • { $account }{ $stage ->
    [customer] {""}
   *[other] {" "}(not a customer yet)
}
owner-row-town = • { $account }, { $town }{ $stage ->
    [customer] {""}
   *[other] {" "}(not a customer yet)
}
owner-most = <b>{ $rep }</b> looks after { $side ->
    [least] fewest
   *[most] most
} customers: { $count }
owner-most-in = In { $town } <b>{ $rep }</b> looks after { $side ->
    [least] fewest
   *[most] most
} customers: { $count }
in-town = in { $town }
owner-without = • Without a rep: { $count ->
    [one] one customer
   *[other] { $count } customers
}
owner-share = • { $rep }: { $count ->
    [one] one customer
   *[other] { $count } customers
}
owner-chart = Customers by rep

## How they are reached

details-mobile = • Mobile: { $value }
details-phone = • Phone: { $value }
details-email = • E-mail: { $value }
details-web = • Website: { $value }
details-other = • { $value }
details-plain = { $value }
details-also = · { $value }
reach-whom = Whose details do you need? Please ask again with the name of the customer or the person
reach-person = <b>{ $person }</b>{ $at }: { $value }
reach-person-none = I have no phone and no e-mail for <b>{ $person }</b>{ $at }
reach-role = , { $role }
reach-role-at = , { $role } at { $account }
reach-at = , { $account }
reach-alone = {""}
reach-note = • Note: { $note }
reach-no-phone = • No phone
reach-no-phone-but = • No phone of their own; the firm’s is { $value }
reach-no-email = • No e-mail
reach-no-email-but = • No e-mail of their own; the firm’s is { $value }
reach-firm = <b>{ $account }</b>: { $value }
reach-firm-through = <b>{ $account }</b> has no details of its own; there is { $person }: { $value }
reach-firm-none = I have no phone and no e-mail for <b>{ $account }</b>
reach-firm-also = • The firm: { $value }
reach-several = There are { $count } people on record at <b>{ $account }</b>
reach-nobody = • No people on record
reach-nobody-at = There are no people on record at <b>{ $account }</b>
reach-no-role = Nobody at <b>{ $account }</b> is on record as “{ $role }”
reach-who = At <b>{ $account }</b> there is <b>{ $person }</b>, { $role }
reach-who-no-role = At <b>{ $account }</b> there is <b>{ $person }</b> (no role on record)
reach-row = • { $person }: { $ways }
reach-row-role = • { $person }, { $role }: { $ways }
reach-no-way = no details
reach-address = • Address: { $address }
reach-no-address = • No address
reach-vat = • VAT number: { $value }
reach-tax-code = • Tax code: { $value }
reach-colleague = <b>{ $person }</b>: { $value }
reach-colleague-none = I have no phone and no e-mail for <b>{ $person }</b>

## What they prefer

by-visit = in person
by-call = by phone
by-email = by e-mail
by-message = by message
by-video = by video call
by-event = at fairs
by-web = through the website
by-shop = in the shop
by-social = on social media
by-fax = by fax
by-other = in some other way
channel-web = website request
channel-shop = shop visit
channel-social = social media contact
channel-fax = fax
channel-other = contact
trouble-complaint = complaint
part-early = early, before 8
part-morning = in the morning
part-noon = between 12 and 2
part-afternoon = in the afternoon
part-evening = after 6 pm
prefers-one = <b>{ $name }</b> prefers to be contacted { $by }
prefers-person = At <b>{ $account }</b> { $name } prefers to be contacted { $by }
prefers-several = At <b>{ $name }</b> each has their own preference
prefers-unknown = { $who ->
    [known] No preference on record for <b>{ $name }</b>
   *[all] No preference on record
}, and not enough contacts to tell
prefers-row = • { $name }: { $by }
really-usual = <b>{ $name }</b> is usually reached { $by }: { $times } of { $count } times; no preference is on record
really-all = Contacts { $scope ->
    [mine] with your customers
    [named] of { $whose }’s
   *[all] with customers
} usually happen { $by }: { $times } of { $count } times
really-firm = • Their firm usually { $by } ({ $times } of { $count } times)
really-also = and is in fact reached { $by }, { $times } of { $count } times
way-share = • { $by }: { $percent }% ({ $times ->
    [one] once
   *[other] { $times } times
}{ $vain ->
    [0] {""}
   *[other] , { $vain } in vain
})
best-part = • Most often reached { $part } ({ $times } of { $count } times)
no-consent = • ⚠️ { $name } has not agreed to be written to
ways-on-record = • Can be contacted { $one }
ways-on-record-two = • Can be contacted { $one } or { $two }

## Not seen for a while

stale-some = { $count ->
    [one] { $scope ->
        [mine] One of your customers
        [named] One of { $whose }’s customers
       *[all] One customer
    }
   *[other] { $count } { $scope ->
        [mine] of your customers
        [named] of { $whose }’s customers
       *[all] customers
    }
} { $what ->
    [bought] { $count ->
        [one] has bought nothing
       *[other] have bought nothing
    }
    [thing] { $count ->
        [one] has stopped buying { $thing }
       *[other] have stopped buying { $thing }
    }
    [seen] { $count ->
        [one] has been neither seen nor heard from
       *[other] have been neither seen nor heard from
    }
   *[touched] { $count ->
        [one] has been neither seen nor heard from and has bought nothing
       *[other] have been neither seen nor heard from and have bought nothing
    }
} { $since }
stale-nobody = { $scope ->
    [mine] None of your customers
    [named] None of { $whose }’s customers
   *[all] No customer
} { $what ->
    [bought] is without purchases
    [thing] has stopped buying { $thing }
    [seen] is without contacts
   *[touched] is without contacts and purchases
} { $since }
stale-name = <b>{ $name }</b>:
stale-name-town = <b>{ $name }</b> ({ $town }):
stale-bought = last purchase { $day }{ $end ->
    [more] ,
   *[last] {""}
}
stale-met = last contact { $day }{ $end ->
    [more] ,
   *[last] {""}
}
stale-never-bought = no purchases{ $end ->
    [more] ,
   *[last] {""}
}
stale-never-met = no contacts{ $end ->
    [more] ,
   *[last] {""}
}
stale-row = • { $words }
stale-row-worth = • { $words } ({ $amount } in two years)
stale-no-contacts = <i>No contact is on record with any of them.</i>
stale-more = <i>… and { $count } more, worth less.</i>
stale-one = With <b>{ $account }</b> the last thing happened { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago, { $day }
}
stale-one-never = No contacts with <b>{ $account }</b> and no purchases
stale-last-bought = • Last purchase { $day }
stale-last-met = • Last contact { $day }
stale-none-bought = • No purchases
stale-none-met = • No contacts on record

## The last contact

met-channel = { $channel }
met-by = by { $rep }
met-with = with { $people }
met-there = { $count ->
    [one] with { $people }
   *[other] with { $people }
}
meeting-message = messages
meeting-event = meeting at a fair
met-last = { $order ->
    [first] First contact with
   *[last] Last contact with
} <b>{ $name }</b>: { $when }, { $how }
met-words = <i>“{ $words }”</i>
met-no-words = • What was said is not on record
met-times = There { $count ->
    [one] was one contact
   *[other] were { $count } contacts
} with <b>{ $name }</b>
met-never-reached = No successful contact with <b>{ $name }</b>: { $count ->
    [one] one attempt
   *[other] { $count } attempts
} in vain
met-tried = • Since then one attempt in vain: { $when }, { $how }
met-often = • { $count ->
    [0] No contact in the last 12 months
    [one] One contact in the last 12 months
   *[other] { $count } contacts in the last 12 months
}, on average one every { $days ->
    [one] day
   *[other] { $days } days
}
met-year = • In the last 12 months: { $count }
met-none = { $scope ->
    [mine] No contact of yours with <b>{ $name }</b>
    [named] No contact of { $whose }’s with <b>{ $name }</b>
   *[all] No contact on record with <b>{ $name }</b>
}
met-other = • The last of all: { $when }, { $how }
met-nobody = { $scope ->
    [mine] You noted no contacts
    [named] { $whose } noted no contacts
   *[all] No contacts on record
}
met-many = { $scope ->
    [mine] You noted
    [named] { $whose } noted
   *[all] We noted
} { $count ->
    [one] one contact
   *[other] { $count } contacts
}
met-row = • { $when }:{ $who ->
    [known] {" "}<b>{ $account }</b>,
   *[nobody] {""}
} { $how }{ $reached ->
    [no] , not reached
   *[yes] {""}
}
met-row-words = • { $when }:{ $who ->
    [known] {" "}<b>{ $account }</b>,
   *[nobody] {""}
} { $how }{ $reached ->
    [no] , not reached
   *[yes] {""}
} — <i>{ $words }</i>

## What was done

done-part = { $met ->
    [visit] { $count ->
        [0] no visits
        [one] one visit
       *[other] { $count } visits
    }
    [call] { $count ->
        [0] no calls
        [one] one call
       *[other] { $count } calls
    }
    [email] { $count ->
        [0] no e-mails
        [one] one e-mail
       *[other] { $count } e-mails
    }
    [message] { $count ->
        [0] no messages
        [one] one message
       *[other] { $count } messages
    }
    [video] { $count ->
        [0] no video calls
        [one] one video call
       *[other] { $count } video calls
    }
    [event] { $count ->
        [0] no events
        [one] one event
       *[other] { $count } events
    }
   *[any] { $count ->
        [0] no contacts
        [one] one contact
       *[other] { $count } contacts
    }
}
done-more = { $part },
done-row = • <b>{ $name }</b>: { $parts }
done-count = { $scope ->
    [mine] You recorded
    [named] <b>{ $whose }</b> recorded
    [team] Your people recorded
   *[all] We recorded
} <b>{ done-part }</b>
done-nothing = { $scope ->
    [mine] You recorded
    [named] <b>{ $whose }</b> recorded
    [team] Your people recorded
   *[all] We recorded
} { done-part }
done-most = { $side ->
    [least] The fewest are by
   *[most] The most are by
} <b>{ $name }</b>: <b>{ done-part }</b>
done-nobody = <b>{ $names }</b> recorded no { $met ->
    [visit] visits
    [call] calls
    [email] e-mails
    [message] messages
    [video] video calls
   *[any] contacts
}
done-everybody = Everybody recorded at least one { $met ->
    [visit] visit
    [call] call
    [email] e-mail
    [message] message
    [video] video call
   *[any] contact
}
met-one = { $name }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } times)
}
met-who = <b>{ $name }</b> was seen or heard by <b>{ $names }</b>

## The story

story-of = { $with ->
    [person] Contacts with <b>{ $person }</b> ({ $account })
   *[firm] The story of <b>{ $account }</b>
}
story-with = with { $whose }
story-with-me = with you
story-by = by { $whose }
story-mine = by you
story-order = (newest first)
history-none = { $with ->
    [person] No contact on record with <b>{ $person }</b> ({ $account })
   *[firm] Nothing on record with <b>{ $account }</b>
}
history-last = The last thing of all:
    { $row }
history-row = • { $when }: { $what }
history-bought = bought { $goods }{ $more ->
    [0] {""}
    [one] {" "}and one more product
   *[other] {" "}and { $more } more products
}{ $told ->
    [yes] {" "}(from a note)
   *[no] {""}
}
history-bought-for = bought { $goods }{ $more ->
    [0] {""}
    [one] {" "}and one more product
   *[other] {" "}and { $more } more products
}, { $amount }{ $told ->
    [yes] {" "}(from a note)
   *[no] {""}
}
history-met = { $how }
history-met-words = { $how } — <i>{ $words }</i>
history-met-about = { $how }: { $goods }
history-trouble = reported: { $kind }{ $state ->
    [open] {" "}(still open)
   *[closed] {""}
}
history-trouble-words = reported: { $kind }{ $state ->
    [open] {" "}(still open)
   *[closed] {""}
} — <i>{ $words }</i>
history-offer = offer { $state ->
    [won] (won)
    [lost] (lost)
   *[open] (open)
} for { $what }{ $told ->
    [yes] {" "}(from a note)
   *[no] {""}
}
history-offer-for = offer { $state ->
    [won] (won)
    [lost] (lost)
   *[open] (open)
} for { $what }, { $amount }{ $told ->
    [yes] {" "}(from a note)
   *[no] {""}
}
history-hire = hired { $what }{ $told ->
    [yes] {" "}(from a note)
   *[no] {""}
}
history-hire-until = hired { $what } { $until }{ $told ->
    [yes] {" "}(from a note)
   *[no] {""}
}
history-invoice = invoice { $number }, { $amount } (VAT included) { $late ->
    [late] overdue
   *[due] to be paid
}

## Customers of a kind or a place

kinds-some = { $scope ->
    [mine] { $count ->
        [one] <b>1</b> customer of yours
       *[other] <b>{ $count }</b> customers of yours
    }
    [named] { $count ->
        [one] <b>1</b> customer of { $whose }’s
       *[other] <b>{ $count }</b> customers of { $whose }’s
    }
   *[all] { $count ->
        [one] <b>1</b> customer
       *[other] <b>{ $count }</b> customers
    }
} ({ $said })
kinds-nobody = { $scope ->
    [mine] None of your customers
    [named] None of { $whose }’s customers
   *[all] No customer
} ({ $said })
kinds-others = • And { $count ->
    [one] one contact who is not a customer yet
   *[other] { $count } contacts who are not customers yet
}
kinds-row = • { $account }{ $placed ->
    [yes] , { $town }
   *[no] {""}
}{ $stage ->
    [customer] {""}
   *[other] {" "}(not a customer yet)
}{ $owned ->
    [yes] {" "}· { $owner }
   *[no] {""}
}
