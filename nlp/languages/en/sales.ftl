# Replies about sales: purchases, sums, rankings, discounts.

## Whom and what it is about

sales-subject = { $who ->
    [account] <b>{ $account }</b> { $by ->
        [mine] bought from you
        [rep] bought from { $rep }
       *[all] bought
    }
    [mine] You sold
    [rep] <b>{ $rep }</b> sold
   *[all] We sold
}
sales-verb = { $who ->
    [account] <b>{ $account }</b> bought
    [mine] you sold
    [rep] <b>{ $rep }</b> sold
   *[all] we sold
}
sales-of = { $narrowed ->
    [yes] { " " }of { $thing }
   *[no] { "" }
}
sales-on = { $narrowed ->
    [yes] { " " }on { $thing }
   *[no] { "" }
}
sales-thing = { $narrowed ->
    [yes] { " " }{ $thing }
   *[no] { "" }
}
sales-then = { $dated ->
    [yes] { " " }{ $period }
   *[no] { "" }
}
sales-pieces = { $pieces ->
    [one] one unit
   *[other] { $pieces } units
}
sales-amount = { $money }
sales-and = and
sales-unpriced = an untold amount
sales-to = <b>{ $account }</b>:
sales-row = • { $named ->
    [yes] { $name }
   *[no] not stated
}: { $counted ->
    [yes] { sales-pieces }, { $amount }
   *[no] { $amount }
}{ $recent ->
    [yes] , last { $when }
   *[no] { "" }
}
sales-told = Of this, { $amount } is only in notes, not in the books yet.
sales-bare = { $lines ->
    [one] For one line I don’t know the price.
   *[other] For { $lines } lines I don’t know the price.
}
sales-began = The sales I can see begin on { $when }; I know nothing of before.

## When there is nothing

no-purchases = No purchases{ sales-of } by <b>{ $account }</b>{ sales-then }{ $by ->
    [mine] { " " }from you
    [rep] { " " }from { $rep }
   *[all] { "" }
}.
no-sales = { $who ->
    [mine] No sales of yours
    [rep] No sales by { $rep }
   *[all] No sales
}{ $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
}{ sales-then }.
sales-instead = • The last time was { $when }: { $what }.
sales-instead-else = • The last purchase of all: { $what }, { $when }.
sales-never = • Has never bought anything, as far as I know.

## The last purchase

purchase-told = • { $what } — from your note
purchase-told-by = • { $what } — from { $rep }’s note
purchase-confirmed = • { $what }
bought-nothing = <b>{ $account }</b> hasn’t bought anything yet, as far as I know.
bought-nothing-of = <b>{ $account }</b> has never bought { $product }, as far as I know.
bought-day = { $who ->
    [account] <b>{ $account }</b> { $which ->
        [first] first
       *[last] last
    } bought{ $by ->
        [mine] { " " }from you
        [rep] { " " }from { $rep }
       *[all] { "" }
    }
    [mine] You { $which ->
        [first] first
       *[last] last
    } sold
    [rep] <b>{ $rep }</b> { $which ->
        [first] first
       *[last] last
    } sold
   *[all] We { $which ->
        [first] first
       *[last] last
    } sold
} { $narrowed ->
    [yes] { $thing } { "" }
   *[no] { "" }
}{ $near ->
    [yes] { "" }
   *[no] on{ " " }
}<b>{ $when }</b>{ $several ->
    [yes] , <b>{ $amount }</b> in all:
   *[no] , for <b>{ $amount }</b>:
}

bought-days = { $who ->
    [account] The last { $days } times <b>{ $account }</b> bought{ sales-thing }{ $by ->
        [mine] { " " }from you
        [rep] { " " }from { $rep }
       *[all] { "" }
    }
    [mine] The last { $days } days on which you sold{ sales-thing }
    [rep] The last { $days } days on which <b>{ $rep }</b> sold{ sales-thing }
   *[all] The last { $days } days on which we sold{ sales-thing }
}, <b>{ $amount }</b> in all:

## Purchases

bought-products = { sales-subject } <b>{ $count ->
    [one] one product
   *[other] { $count } products
}</b>{ $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
} { $period }, for <b>{ $amount }</b>:
bought-times = { sales-subject } { $thing } <b>{ $times ->
    [one] once
   *[other] { $times } times
}</b> { $period }: { sales-pieces }, { $amount }.
bought-on = • { $when }: { $what }{ $told ->
    [mine] { " " }— from your note
    [other] { " " }— from { $rep }’s note
   *[no] { "" }
}
bought-by = <b>{ $by ->
    [mine] { $count ->
        [one] One of your customers
       *[other] { $count } of your customers
    }
    [rep] { $count ->
        [one] One customer of { $rep }
       *[other] { $count } customers of { $rep }
    }
   *[all] { $count ->
        [one] One customer
       *[other] { $count } customers
    }
}</b> { $count ->
    [one] bought
   *[other] bought
} { $narrowed ->
    [yes] { $thing } { $period } ({ sales-pieces }, { $amount }):
   *[no] something { $period }, for { $amount }:
}

## In which season

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
season-in-winter = in winter
season-in-spring = in spring
season-in-summer = in summer
season-in-autumn = in autumn
season-named = { $month }
season-named-more = { $month },
season-who = { $who ->
    [account] <b>{ $account }</b> buys
    [mine] You sell
    [rep] <b>{ $rep }</b> sells
   *[all] We sell
}{ $narrowed ->
    [yes] { " " }{ $thing }
   *[no] { "" }
}
season-month = { season-who } { $only ->
    [yes] only
   *[no] mostly
} { $season }, in <b>{ $month }</b>.
season-season = { season-who } mostly <b>{ $season }</b> ({ $months }).
season-months = { season-who } all year round, more in { $count ->
    [one] { "" }
   *[other] { "" }
}<b>{ $months }</b>.
season-none = { season-who } all year round, at no particular time.
season-few = { season-who } too rarely to tell a season; so far: <b>{ $months }</b>.
season-years = • { $days ->
    [one] One day with purchases
   *[other] { $days } days with purchases
} { $several ->
    [yes] between { $from } and { $to }
   *[no] in { $from }
}
season-chart = Purchases by month

## How they buy

habit-often = { $narrowed ->
    [yes] <b>{ $account }</b> buys { $thing }
   *[no] <b>{ $account }</b> buys
} on average <b>every { $days ->
    [0] day
    [one] day
   *[other] { $days } days
}</b>: { $orders } times since { $first }, last on { $last }.
habit-once = <b>{ $account }</b> bought{ sales-thing } only once, on { $last }.
habit-sold = { sales-subject }{ $narrowed ->
    [yes] { " " }{ $thing }
   *[no] { "" }
} <b>{ $orders ->
    [one] once
   *[other] { $orders } times
}</b>{ sales-then }, for { $amount }; last on { $last }.
habit-spent = • { $amount } an order on average
habit-way = • From offer to order it takes{ $offers ->
    [one] { "" }
   *[other] { " " }on average
} { $days ->
    [one] one day
   *[other] { $days } days
}{ $met ->
    [yes] , with { $contacts ->
        [one] one contact
       *[other] { $contacts } contacts
    } on the way
   *[no] { "" }
} ({ $offers ->
    [one] one offer won
   *[other] { $offers } offers won
})

## Sums

total-sum = { sales-subject } { $narrowed ->
    [yes] <b>{ $amount }</b> worth of { $thing }
   *[no] goods worth <b>{ $amount }</b>
} { $period }{ $counted ->
    [yes] { " " }({ sales-pieces })
   *[no] { "" }
}.
total-pieces = { sales-subject } <b>{ sales-pieces }</b> of { $thing } { $period }, for { $amount }.
total-orders = { $who ->
    [account] <b>{ $account }</b> bought <b>{ $orders ->
        [one] once
       *[other] { $orders } times
    }</b>{ $by ->
        [mine] { " " }from you
        [rep] { " " }from { $rep }
       *[all] { "" }
    }
    [mine] You made <b>{ $orders ->
        [one] one sale
       *[other] { $orders } sales
    }</b>
    [rep] <b>{ $rep }</b> made <b>{ $orders ->
        [one] one sale
       *[other] { $orders } sales
    }</b>
   *[all] We made <b>{ $orders ->
        [one] one sale
       *[other] { $orders } sales
    }</b>
} { $period }, for { $amount }.
total-buyers = { $who ->
    [mine] You sold
    [rep] <b>{ $rep }</b> sold
   *[all] We sold
} to <b>{ $buyers ->
    [one] one customer
   *[other] { $buyers } customers
}</b> { $period }, for { $amount }.
total-average = { sales-subject } on average <b>{ $month } a month</b>{ sales-of } { $period }: { $orders ->
    [one] one order
   *[other] { $orders } orders
}, { $each } each on average.
total-year = • { $year }: { $amount }
total-chart = Sales by month{ $who ->
    [account] { ": " }{ $account }
   *[all] { "" }
}
compared-year = { $change ->
    [same] • Same as in { $year } at the same date ({ $before })
   *[other] • { $change }% on { $year } at the same date ({ $before })
}
compared-period = { $change ->
    [same] • Same as a year before ({ $before } { $earlier })
   *[other] • { $change }% on a year before ({ $before } { $earlier })
}
compared-only = • A year before, over the same time: { $before } { $earlier }
compared-nothing = • A year before, over the same time: nothing.

## Rankings

rank-unknown = Of the sales{ sales-then } I don’t know { $of ->
    [products] the product
    [lines] the line
    [places] the town
    [reps] who made them
    [teams] the team
   *[customers] the customer
}.
rank-more = { $narrowed ->
    [yes] { $most ->
        [yes] most { $thing }
       *[no] least { $thing }
    }
   *[no] { $most ->
        [yes] most
       *[no] least
    }
}
rank-within = { $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
}
rank-what = { $of ->
    [products] { $most ->
        [yes] The product { sales-verb } most of
       *[no] The product { sales-verb } least of
    }{ rank-within }
    [lines] { $most ->
        [yes] The line { sales-verb } most of
       *[no] The line { sales-verb } least of
    }{ rank-within }
    [places] { $most ->
        [yes] The town where { sales-verb } most
       *[no] The town where { sales-verb } least
    }{ rank-within }
    [reps] The rep who sold { rank-more }
    [teams] The team that sold { rank-more }
   *[customers] { $by ->
        [mine] Among your customers the one
        [rep] Among { $rep }’s customers the one
       *[all] The customer
    } who bought { rank-more }
}
rank-share = { $share ->
    [no] { "" }
   *[yes] , { $share }% of the whole
}
rank-amount = { $counted ->
    [yes] { sales-pieces }, { $amount }
   *[no] { $amount }
}
rank-first = { rank-what } { $period } is <b>{ $named ->
    [yes] { $name }
   *[no] not stated
}</b>: <b>{ rank-amount }</b>{ rank-share }.
rank-many = { $of ->
    [products] { " " }products
    [lines] { " " }lines
    [places] { " " }towns
    [reps] { " " }reps
    [teams] { " " }teams
   *[customers] { $by ->
        [mine] { " " }of your customers
        [rep] { " " }customers of { $rep }
       *[all] { " " }customers
    }
}{ $narrowed ->
    [yes] { " " }({ $thing })
   *[no] { "" }
}
rank-heads = { $of ->
   *[customers] { $most ->
        [yes] The top
       *[no] The bottom
    }
}
rank-top = { rank-heads } { $count }{ rank-many } { $period } come to <b>{ $amount }</b>{ rank-share }:
rank-named = { rank-heads } { $count }{ rank-many } { $period }: <b>{ $names }</b>. Together { $amount }{ rank-share }.
rank-place = { $by ->
    [mine] { $of ->
        [reps] You are
       *[customers] <b>{ $name }</b> is
    }
   *[all] <b>{ $name }</b> is
} <b>no. { $place }</b> of { $among } { $period }, with { rank-amount }{ rank-share }.
rank-placeless = { $who ->
    [account] <b>{ $account }</b> has no place { $period }: no purchases
    [mine] You have no place { $period }: no sales
   *[rep] <b>{ $rep }</b> has no place { $period }: no sales
}{ sales-of } ({ $among } have one).
rank-row = { $place }. { $named ->
    [yes] { $name }
   *[no] not stated
}: { rank-amount }{ $share ->
    [no] { "" }
   *[yes] { " " }({ $share }%)
}
rank-whole = • In all { $amount }
rank-least = Whoever bought or sold nothing is not listed.
rank-chart = { $of ->
    [products] Sales by product
    [lines] Sales by line
    [places] Sales by town
    [reps] Sales by rep
    [teams] Sales by team
   *[customers] Sales by customer
}

## Discounts

discount-percent = { $whole ->
   *[other] { $percent }%
}
discount-subject = { $who ->
    [account] { $by ->
        [mine] You gave <b>{ $account }</b>
        [rep] { $rep } gave <b>{ $account }</b>
       *[all] We gave <b>{ $account }</b>
    }
    [mine] You gave
    [rep] <b>{ $rep }</b> gave
   *[all] We gave
}
discount-lines = { $lines ->
    [one] one line
   *[other] { $lines } lines
}
discount-always = { discount-subject }{ $lines ->
    [one] { "" }
   *[other] { " " }always
} <b>{ $percent }</b> off{ sales-on }{ sales-then } ({ discount-lines }).
discount-mean = { discount-subject } <b>{ $percent }</b> off on average{ sales-on }{ sales-then } ({ discount-lines }).
discount-none = No discount { $who ->
    [account] for <b>{ $account }</b>
    [mine] of yours
    [rep] by { $rep }
   *[all] given
}{ sales-on }{ sales-then }: always full price ({ discount-lines }).
discount-untold = No word of a discount{ $who ->
    [account] { " " }for <b>{ $account }</b>
   *[all] { "" }
}{ sales-on }{ sales-then }: the sales lines don’t say.
discount-usual = • Usual discount: { $percent } ({ $often } of { $lines } lines)
discount-usually-none = • Usual discount: none ({ $often } of { $lines } lines at full price)
discount-line = { $product }, { $named ->
    [yes] { $customer }, { $when }
   *[no] { $when }
}
discount-average = • Mean discount: { $percent }
discount-most = • The highest: { $percent } on { discount-line }
discount-last = • The last: { $percent } on { discount-line }
discount-highest = The highest discount{ sales-then } is <b>{ $percent }</b>{ $named ->
    [yes] { " " }for <b>{ $customer }</b>
   *[no] { $who ->
        [account] { " " }for <b>{ $account }</b>
       *[all] { "" }
    }
}: { $product }, { $when }{ $sold ->
    [yes] , given by { $seller }
   *[no] { "" }
}.
discount-row = • { $percent }%: { discount-line }{ $sold ->
    [yes] { " " }({ $seller })
   *[no] { "" }
}
discount-first = { $of ->
    [reps] { $most ->
        [yes] The rep who gives most off on average
       *[no] The rep who gives least off on average
    }
    [teams] { $most ->
        [yes] The team that gives most off on average
       *[no] The team that gives least off on average
    }
    [products] { $most ->
        [yes] The product with the highest mean discount
       *[no] The product with the lowest mean discount
    }
    [lines] { $most ->
        [yes] The line with the highest mean discount
       *[no] The line with the lowest mean discount
    }
    [places] { $most ->
        [yes] The town with the highest mean discount
       *[no] The town with the lowest mean discount
    }
   *[customers] { $most ->
        [yes] The customer with the highest mean discount
       *[no] The customer with the lowest mean discount
    }
}{ sales-on }{ sales-then }: <b>{ $name }</b>, <b>{ $mean }%</b>, up to { $highest }% ({ discount-lines }).
discount-mean-row = { $place }. { $name }: { $mean }%, at most { $highest }% ({ discount-lines })
discount-chart = { $of ->
    [reps] Mean discount by rep
    [teams] Mean discount by team
    [products] Mean discount by product
    [lines] Mean discount by line
    [places] Mean discount by town
   *[customers] Mean discount by customer
}

## More or less than so much

discount-bounded = { $count ->
    [0] No line has
    [one] One line has
   *[other] { $count } lines have
} { $bound } discount{ sales-then }{ $customers ->
    [0] {""}
    [one] , for one customer
   *[other] , for { $customers } customers
}{ $count ->
    [0] .
   *[other] :
}
discount-bounded-row = • { $percent }{ $named ->
    [yes] { " " }to <b>{ $customer }</b>
   *[no] { "" }
}: { $product }, { $when }{ $sold ->
    [yes] { " " }({ $seller })
   *[no] { "" }
}
rank-bounded = { $count ->
    [0] No
   *[other] <b>{ $count }</b>
} { $of ->
    [products] { $count ->
        [one] product
       *[other] products
    }
    [reps] { $count ->
        [one] rep
       *[other] reps
    }
    [lines] { $count ->
        [one] line
       *[other] lines
    }
    [places] { $count ->
        [one] town
       *[other] towns
    }
    [teams] { $count ->
        [one] team
       *[other] teams
    }
   *[customers] { $count ->
        [one] customer
       *[other] customers
    }
} with { $bound }{ $counted ->
    [yes] { " " }pieces
   *[no] { "" }
}{ $narrowed ->
    [yes] { " " }of { $thing }
   *[no] { "" }
}{ sales-then }{ $count ->
    [0] .
   *[other] :
}

## Prices

price-one = <b>{ $product }</b>{ $known ->
    [yes] {": "}list price <b>{ $price }</b>.
   *[no] {": "}I don’t know the list price.
}
price-several = { $count } products:
price-row = • { $product }: { $known ->
    [yes] <b>{ $price }</b>
   *[no] no list price
}
price-per = { $per }
price-last = • The last one sold: at { $price }{ $named ->
    [yes] , to <b>{ $account }</b>,
   *[no] {""}
} { $when }
price-of-what = The price of what? I can’t find it among the products: ask again with its name.
