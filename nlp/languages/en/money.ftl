# Payments, due dates, credit limits and offers.

## Sums and sentences

one-sentence = { $words }.
also-fact = • { $words }
sum-first = { $amount }
sum-also = and { $amount }
among-mine = among your customers
among-named = among { $whose }’s customers
about-thing = for { $thing }
within-time = { $period }
in-a-year = over the last twelve months
of-account = from <b>{ $account }</b>
with-vat = <i>Amounts include VAT.</i>

## How a customer pays

payer-when = { $side ->
    [after] { $days ->
        [one] one day
       *[other] { $days } days
    } after the due date
    [before] { $days ->
        [one] one day
       *[other] { $days } days
    } before the due date
   *[on] on the due date
}
payer-always = <b>{ $account }</b> always pays on time
payer-punctual = <b>{ $account }</b> pays on time
payer-usual = <b>{ $account }</b> usually pays on time
payer-late = <b>{ $account }</b> pays { $days ->
    [one] one day
   *[other] { $days } days
} late on average
payer-uneven = <b>{ $account }</b> usually pays on time, but { $slow ->
    [one] one invoice
   *[other] { $slow } invoices
} out of { $count } came more than { $days } days late
payer-stopped = <b>{ $account }</b> used to pay on time, but has paid nothing for over six months
payer-unknown = <b>{ $account }</b> hasn’t paid any invoice yet
payer-mean = • On average { payer-when }; { $good } of { $count } invoices within terms
payer-mean-year = • Last 12 months: on average { payer-when }; { $good } of { $count } invoices within terms
payer-in-time = • { $good } of { $count } invoices within terms
payer-trend = • { $way ->
    [worse] Getting worse
   *[better] Getting better
}: { $new } days late on average over the last six months, { $old } before
payer-last = • Last payment { $day }

payments-none = There are no invoices for <b>{ $account }</b>
payments-none-paid = <b>{ $account }</b> paid no invoices
payments-paid = <b>{ $account }</b> paid { $count ->
    [one] one invoice
   *[other] { $count } invoices
} worth { $amount } (VAT included)
payments-and-nothing-late = and has nothing overdue
payments-and-late = { $good ->
    [yes] but now has
   *[no] and has
} { $amount } overdue (VAT included), some of it { $since }
payments-late = <b>{ $account }</b> has { $amount } overdue (VAT included): { $count ->
    [one] one invoice, due
   *[other] { $count } invoices, the oldest due
} { $since }
payments-nothing-late = <b>{ $account }</b> has no overdue invoices
payments-owes = <b>{ $account }</b> owes us { $amount } in all (VAT included)
payments-of-it-late = and of this { $amount } is overdue, some of it { $since }
payments-none-of-it-late = but nothing is overdue yet
payments-owes-nothing = <b>{ $account }</b> owes us nothing: all invoices are paid
payments-next = The next payment from <b>{ $account }</b> is due { $day }: { $amount } (invoice { $number })
payments-mean = <b>{ $account }</b> pays on average { payer-when } ({ $count ->
    [one] one invoice
   *[other] { $count } invoices
})
payments-open = • Owes us { $amount } in all ({ $count ->
    [one] one open invoice
   *[other] { $count } open invoices
})
payments-past-limit = Yes, <b>{ $account }</b> is over the credit limit: owes us { $owed } (VAT included) against a limit of { $limit }, { $over } too much
payments-within-limit = No, <b>{ $account }</b> is within the credit limit: owes us { $owed } (VAT included) against a limit of { $limit }, { $over } left
payments-no-limit = There is no credit limit on record for <b>{ $account }</b>
payments-limit = • Credit limit { $limit }
payments-limit-past = • ⚠️ Over the credit limit: { $over } more than the { $limit } granted
payments-terms = • Terms: { $terms }
payments-not-by-product = <i>Invoices don’t say which products they are for: these are all of them, not only those</i>

invoice-late = • { $one ->
    [one] { $number }
   *[many] { $who ->
        [nobody] customer to be settled
       *[known] { $account }
    }, { $number }
}: { $amount }, was due { $day } ({ $days ->
    [one] one day ago
   *[other] { $days } days ago
})
invoice-due = • { $one ->
    [one] { $number }
   *[many] { $who ->
        [nobody] customer to be settled
       *[known] { $account }
    }, { $number }
}: { $amount }, due { $day }

## Everybody’s payments

debts-no-invoices = There are no invoices
debts-what = What is overdue
debts-late = comes to { $amount } (VAT included): { $customers ->
    [one] one customer
   *[other] { $customers } customers
}, { $count ->
    [one] one invoice
   *[other] { $count } invoices
}
debts-nothing-late = No overdue invoices
debts-open = • Still to be paid in all { $amount } ({ $count ->
    [one] one open invoice
   *[other] { $count } open invoices
})
debts-row = • { $who ->
    [nobody] Customer to be settled
   *[known] <b>{ $account }</b>
}: { $amount }, { $count ->
    [one] one invoice
   *[other] { $count } invoices
} { $since }
debts-largest = • { $account } has most overdue, { $amount } (VAT included)
due-ahead = Falling due
due-past = Of the invoices due
due-sum = { $count ->
    [one] there is one invoice
   *[other] there are { $count } invoices
} still to be paid, { $amount } (VAT included)
due-still = • Fell due in that time and still unpaid: { $count ->
    [one] one invoice
   *[other] { $count } invoices
}, { $amount }
received-sum = { $amount } came in (VAT included), { $count ->
    [one] one invoice
   *[other] { $count } invoices
}
received-nothing = No invoices were paid
due-nothing = there are no invoices still to be paid
payers-none = No customer has paid enough invoices to tell an average
payers-mean = Customers pay on average { payer-when } ({ $count ->
    [one] one invoice
   *[other] { $count } invoices
})
payers-worst = The slowest payer is <b>{ $account }</b>: on average { payer-when },
payers-best = The best payer is <b>{ $account }</b>: on average { payer-when },
payers-worst-fact = • The slowest is { $account }: { payer-when }
payers-row = • { $account }: { $side ->
    [after] { $days ->
        [one] one day late
       *[other] { $days } days late
    }
    [before] { $days ->
        [one] one day early
       *[other] { $days } days early
    }
   *[on] on time
} ({ $count ->
    [one] one invoice
   *[other] { $count } invoices
})
payers-chart = Days late on average
limit-nobody = No customer is over the credit limit
limit-past = { $count ->
    [one] One customer is over the credit limit
   *[other] { $count } customers are over the credit limit
}
limit-row = • <b>{ $account }</b>: owes { $owed } against a limit of { $limit }, { $over } too much

## Offers

offer-worth = { $amount }
offer-no-worth = no amount given
offer-products = { $product } { $more ->
    [one] and one more product
   *[other] and { $more } more products
}
offer-until = good { $day }
offer-expired = expired { $day }
offer-since = { $days ->
    [0] opened today
    [one] open since yesterday
   *[other] open for { $days } days
}
offer-won = won { $day }
offer-lost = lost { $day }
offer-lost-why = lost { $day }: { $why }
offer-row = • { $what }: { $worth }, made { $day }, { $state }
offer-row-to = • { $who ->
    [nobody] Customer to be settled
   *[known] <b>{ $to }</b>
}: { $what }, { $worth }, made { $day }, { $state }
offers-told-bare = <i>From notes only, not yet in the company’s data: { $count ->
    [one] one
   *[other] { $count }
}.</i>
offers-told = <i>From notes only, not yet in the company’s data: { $count ->
    [one] one
   *[other] { $count }
}, { $amount }.</i>
quotes-open = { $scope ->
    [account] <b>{ $account }</b> has
    [mine] You have
    [named] { $whose } has
   *[all] We have
} { $count ->
    [one] one open offer
   *[other] { $count } open offers
}
quotes-made = { $scope ->
    [account] To <b>{ $account }</b> we made
    [mine] You made
    [named] { $whose } made
   *[all] We made
} { $count ->
    [one] one offer, still open
   *[other] { $count } offers, still open
}
quotes-unpriced = with no amount given
quotes-worth = worth { $amount } in all
quotes-one = { $scope ->
    [account] <b>{ $account }</b> has
    [mine] You have
    [named] { $whose } has
   *[all] We have
} one open offer: { $what }, { $worth }, made { $day }, { $state }
quotes-one-to = { $scope ->
    [account] <b>{ $account }</b> has
    [mine] You have
    [named] { $whose } has
   *[all] We have
} one open offer: to <b>{ $to }</b>, { $what }, { $worth }, made { $day }, { $state }
quotes-none-open = { $scope ->
    [account] There are no open offers to <b>{ $account }</b>
    [mine] You have no open offers
    [named] { $whose } has no open offers
   *[all] We have no open offers
}
quotes-none = { $scope ->
    [account] No offers to <b>{ $account }</b>
    [mine] No offers of yours
    [named] No offers by { $whose }
   *[all] No offers
}
quotes-extreme = { $scope ->
    [account] For <b>{ $account }</b> the
    [mine] Your
    [named] { $whose }’s
   *[all] The
} { $side ->
    [least] smallest
   *[most] largest
} open offer is { $what } to <b>{ $to }</b>: { $worth }, made { $day }, { $state }
quotes-mean = { $scope ->
    [account] Open offers to <b>{ $account }</b> are worth
    [mine] Your open offers are worth
    [named] { $whose }’s open offers are worth
   *[all] Open offers are worth
} { $amount } on average ({ $count ->
    [one] one
   *[other] { $count }
})
quotes-in-all = • Open in all: { $count }, { $amount }
quotes-expired = • { $count ->
    [one] One has expired
   *[other] { $count } have expired
}
quotes-oldest = • The oldest: { $what } to { $to }, made { $day } ({ $days ->
    [0] today
    [one] one day ago
   *[other] { $days } days ago
})
quotes-year = • This year { $won } won and { $lost } lost{ $enough ->
    [yes] {" "}(hit rate { $percent }%)
   *[no] {""}
}
quotes-last = • The last one: { $what } to { $to }, { $worth }, made { $day }, { $state }
quotes-ending = { $scope ->
    [account] <b>{ $account }</b> has
    [mine] You have
    [named] { $whose } has
   *[all] We have
} { $count ->
    [one] one open offer
   *[other] { $count } open offers
} { $late ->
    [late] past the date
   *[ending] about to expire
}
quotes-none-ending = { $scope ->
    [account] There are no open offers to <b>{ $account }</b>
    [mine] You have no open offers
    [named] { $whose } has no open offers
   *[all] We have no open offers
} { $late ->
    [late] past the date
   *[ending] about to expire
}
quotes-won = { $scope ->
    [account] With <b>{ $account }</b> we won
    [mine] You won
    [named] { $whose } won
   *[all] We won
} { $won ->
    [one] one offer
   *[other] { $won } offers
} out of { $closed } decided
quotes-rate = • Hit rate: { $percent }%
quotes-also-lost = • Lost: { $count }, { $amount }
quotes-also-open = • Made in that time and still open: { $count }, { $amount }
quotes-days = • From offer to answer it takes { $days ->
    [0] less than a day
    [one] one day
   *[other] { $days } days
} on average

lost-because = The offer to <b>{ $to }</b> ({ $what }, { $worth }) was lost { $day }: { $known ->
    [yes] { $why }
   *[no] no reason is on record
}
lost-to = The offer to <b>{ $to }</b> ({ $what }, { $worth }) was lost { $day }: { $rival } got it
lost-to-because = The offer to <b>{ $to }</b> ({ $what }, { $worth }) was lost { $day } to { $rival }: { $why }
lost-many = { $scope ->
    [account] With <b>{ $account }</b> we lost
    [mine] You lost
    [named] { $whose } lost
   *[all] We lost
} { $count ->
    [one] one offer
   *[other] { $count } offers
}
lost-last = • The last one: { $what } to { $to }, { $state }
lost-row = • { $known ->
    [yes] { $why }
   *[no] No reason on record
}{ $who ->
    [yes] {" "}({ $rival })
   *[no] {""}
}: { $count ->
    [one] one
   *[other] { $count }
}, { $amount }
lost-none = { $scope ->
    [account] No offers lost with <b>{ $account }</b>
    [mine] You lost no offers
    [named] { $whose } lost no offers
   *[all] No offers lost
}

pipeline-open = { $side ->
    [least] Least in open offers:
   *[most] Most in open offers:
} { $who ->
    [nobody] nobody in particular
   *[known] <b>{ $rep }</b>
}, { $amount } ({ $open ->
    [one] one offer
   *[other] { $open } offers
})
pipeline-won = { $side ->
    [least] Least won:
   *[most] Most won:
} { $who ->
    [nobody] nobody in particular
   *[known] <b>{ $rep }</b>
}, { $worth } ({ $won ->
    [one] one offer
   *[other] { $won } offers
})
pipeline-row = • { $who ->
    [nobody] No rep
   *[known] { $rep }
}: { $open } open, { $amount }; { $won } won, { $worth }, { $lost } lost
pipeline-chart-open = Open offers by rep
pipeline-chart-won = Offers won by rep

## More or less than so much

bound-said = { $side ->
    [over] more than { $number }
    [least] at least { $number }
   *[under] less than { $number }
}
bound-percent = { $number }%
bound-days = { $number ->
    [one] a day
   *[other] { $number } days
}
quotes-bounded = { $scope ->
    [account] <b>{ $account }</b> has
    [mine] You have
    [named] { $whose } has
   *[all] We have
} { $count ->
    [0] no open offers
    [one] one open offer
   *[other] { $count } open offers
} of { $bound }
debts-bounded = { $customers ->
    [0] No customer has
    [one] One customer has
   *[other] { $customers } customers have
} { $unit ->
    [days] invoices overdue for { $bound }
    [count] { $bound } overdue invoices
   *[money] { $bound } overdue
}{ $customers ->
    [0] {""}
   *[other] , { $amount } in all (VAT included)
}
