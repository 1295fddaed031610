# What to propose, to whom and why; groups of customers.

recommend-to = You can propose <b>{ $product }</b> to <b>{ $account }</b>: { $why }.
recommend-row = • <b>{ $product }</b>: { $why }
recommend-nothing = I see nothing in particular to propose to <b>{ $account }</b>: nothing that others buy with what they bought, no repeat order that is due, no interest on record.
recommend-card = 📇 Card

ago = { $days ->
    [0] today
    [one] yesterday
   *[other] { $length } ago
}

why-all-others = all the other { $of } customers who bought { $after } also bought this within { $days } days
why-others = { $buyers } of the other { $of } customers who bought { $after } also bought this within { $days } days
why-all = all { $of } customers who bought { $after } also bought this within { $days } days
why-some = { $buyers } of the { $of } customers who bought { $after } also bought this within { $days } days
why-latest = { $buyers } of the last { $of } customers who bought { $after } also bought this within { $days } days
why-stated = it goes with { $after }, bought { $when }
why-wanted = they were interested { $when } and haven’t bought it yet
why-due = they usually buy it every { $every }, last time { $ago }
why-stopped = they used to buy it about every { $every }, but last did { $ago }

recommend-after = Whoever buys <b>{ $thing }</b> usually goes on to buy <b>{ $product }</b>: { $buyers } of { $of } customers, within { $days } days.
recommend-after-row = • { $product }: { $buyers } of { $of } customers
recommend-after-nothing = I see no purchases that usually follow <b>{ $thing }</b>: nothing that at least three customers, and one in three, bought within { $days } days.

recommend-without = { $count ->
    [one] One customer bought <b>{ $thing }</b> and not yet <b>{ $without }</b>: <b>{ $account }</b> ({ $when }).
   *[other] { $count } customers bought <b>{ $thing }</b> and not yet <b>{ $without }</b>.
}
recommend-without-row = • <b>{ $account }</b>: bought it { $when }
recommend-without-nobody = No customers bought <b>{ $thing }</b> without also buying <b>{ $without }</b>.
recommend-lacks = Yes: <b>{ $account }</b> bought { $thing } and not yet { $without }.
recommend-lacks-not = No: nothing shows that <b>{ $account }</b> bought { $thing } without { $without }.
recommend-period = Purchases looked at: { $period }.
recommend-mine = Only among your customers.
recommend-whose = Only among the customers of { $whose }.

recommend-whom = { $count ->
    [one] I have something for <b>{ $account }</b>: <b>{ $product }</b>, { $why }.
   *[other] I have something for { $count } customers. I’d start with <b>{ $account }</b>: <b>{ $product }</b>, { $why }.
}
recommend-whom-row = • <b>{ $account }</b>: { $product }, { $why }
recommend-whom-nobody = Nothing in particular to propose for now: nothing that a customer lacks and others like them bought, no repeat order that is due.

segment-loyal = loyal
segment-promising = promising
segment-new = new
segment-occasional = occasional
segment-risk = at risk
segment-asleep = dormant
segments-loyal = loyal
segments-promising = promising
segments-new = new
segments-occasional = occasional
segments-risk = at risk
segments-asleep = dormant

segment-of = <b>{ $account }</b> is { $segment }: { $why }.
segment-why-paused = used to buy about every { $every }, last time { $ago }
segment-why-asleep = last bought { $ago }
segment-why-often = buys about every { $every }, last time { $ago }
segment-why-once = { $times ->
    [one] one purchase in two years
   *[other] { $times } purchases in two years
}, the last { $ago }
segment-none = <b>{ $account }</b> hasn’t bought anything yet: they are in no group.
segments-all = { $count ->
    [one] One customer has bought at least once; here is how they are doing, by the last two years:
   *[other] { $count } customers have bought at least once; here is how they are doing, by the last two years:
}
segments-size = • { $segment }: <b>{ $count }</b>
segments-named = { $count ->
    [one] One customer is { $one }: <b>{ $account }</b>.
   *[other] { $count } customers are { $segment }; the one worth most is <b>{ $account }</b>.
}
segments-row = • <b>{ $account }</b>: { $why }
segments-nobody = No customers are { $segment }.
segments-nothing = No purchases to look at: groups are made by what customers buy.
segments-chart = Customers by group
