# Questions: who is meant, where the answer comes from, the buttons under it.

question-unknown = I’m not sure what you’d like to know. Ask me for example what a customer bought, how much we sold them, whether they pay on time, what they have on hire, which offers are open.
customer-unknown = I know no customer called “{ $name }”.
customer-unknown-near = I know no customer called “{ $name }”. Do you mean one of these?
which-customer = Which customer?
which-customer-named = Which “{ $name }”?
which-person = Which “{ $name }”?
which-one = • <b>{ $account }</b>
which-one-telling = • <b>{ $account }</b> — { $facts }
answer-unread = <i>I left out “{ $words }”: I don’t know what that is.</i>

source-files = <i>From { $files }</i>
source-files-notes = <i>From { $files } and { $count ->
    [one] a note
   *[other] { $count } notes
}</i>
source-notes = <i>From { $count ->
    [one] a note
   *[other] { $count } notes
}</i>
source-said = 💬 { $rep }, { $when }:
    “{ $words }”
source-row = 📄 { $file }, row { $row } — imported { $when }
source-sample = the sample company
source-sample-only = 📄 It comes with the sample company.
source-none = I don’t know where this comes from.

choice-page = { $page } of { $pages }
choice-back = ◀️
choice-on = ▶️
choice-source = 🔎 Source
choice-source-number = 🔎 Source { $number }
choice-chart = 📊 Chart

command-card = A customer’s card

answer-hidden = { $account } is not among the customers you may see.
answer-hidden-owner = { $account } is { $owner }’s customer: you may not see their details.
answer-sight = Only among the customers you may see.
answer-sight-whole = Only somebody who sees all customers can do this.
answer-among = <i>Only: { $said }.</i>
