# The home page, help, settings, /cancel, the menu of commands, links that open something.

## Home

home-hello = Hello { $name }, I’m your notebook: tell me about a visit in your own words, typed or dictated.
home-ask = Or ask. Try it here:
home-first = For example: <i>Saw { $account } this morning with { $person }, asks the price of { $product }</i>
choice-example = What did { $account } last buy?
choice-agenda = Agenda
choice-open-doubts = Open doubts
choice-help = Help
choice-home = ‹ Home

## Help

help = Type or dictate in your own words, I do the rest. For example:
help-examples = • <i>Saw { $account } this morning with { $person }, asks the price of { $product }, call back Friday at 3pm</i>
    • <i>remind me tomorrow at 9 to send { $account } the price list</i>
    • <i>what did { $account } last buy?</i>
help-tell = <b>Tell</b> me about a visit, a call, a mail:
    • <i>Spoke to { $person } at { $account }, takes 5 at 38 euros each, deliver Monday</i>
    • <i>Call from { $account }, complains about a late delivery, check tomorrow</i>
    • <i>remind me in an hour to call { $account }</i>
    I save at once and show what I understood. Where a name is in doubt I ask right below: what you leave stays in /open.
help-ask = <b>Ask</b> as you would a colleague:
    • <i>how much did { $account } buy this year?</i>
    • <i>does { $account } pay on time?</i>
    • <i>who have I not heard from in three months?</i>
    • <i>what do I have to do tomorrow?</i>
    /card and a name: the customer’s card. In any chat, @ with my username and the start of a name: share the card.
help-mend = <b>Correct</b> right away, or when you think of it:
    • <i>no, it was 5</i>
    • <i>it was Thursday</i>
    • <i>the customer is { $account }</i>
    • <i>drop the second one</i>
    You can also edit the message you sent, or reply to an older card. “↩️ Undo” takes it all back, later too. /cancel closes what I am asking.
help-data = <b>Data</b>: /export sends you a file with all that you may see.
help-data-load = Send me customers, products, sales, invoices as CSV, Excel, vCard or zip: I show what changes and import only after your yes.
    /merge joins two customers that are one. /privacy shows what is kept of a person and, if need be, erases it.
help-people = <b>People</b>: /team shows your colleagues, and you can ask:
    • <i>who looks after { $account }?</i>
    • <i>what is { $person }’s phone number?</i>
    Your language, zone and hours are in /settings.
help-people-charge = /invite and a name lets a colleague in, /remove and a name takes them out and hands over their customers. /log says who did what.
help-people-admin = In /settings you also decide who sees which customers.
choice-help-tell = Tell
choice-help-ask = Ask
choice-help-mend = Correct
choice-help-data = Data
choice-help-people = People

example-account = Rossi
example-person = Ms Bianchi
example-product = a drill

## Settings

settings-title = ⚙️ <b>Settings</b>
settings-language = Language: <b>{ $language }</b>
settings-zone = Time zone: <b>{ $zone }</b> (it is { $now })
settings-works = Working hours: <b>{ $from }–{ $to }</b>
settings-works-company = Working hours: <b>{ $from }–{ $to }</b>, the company’s
settings-quiet = Quiet: <b>{ $from }–{ $to }</b>
settings-quiet-none = Quiet: <b>never</b>
settings-digest-on = Digest: <b>yes</b>
settings-digest-off = Digest: <b>no</b>
settings-sight = Who sees what: <b>{ $sight }</b>
settings-which-language = Which language shall I answer in?
settings-which-zone = Where are you? If it’s not listed, type for example <code>/settings zone Lisbon</code>
settings-works-from = When do you start? Things to do without a time ring then. Or type <code>/settings hours 8-17</code>
settings-works-to = You start at { $from }. And you finish?
settings-quiet-from = From when shall I make no sound? Or type <code>/settings quiet 20-7</code>
settings-quiet-to = Quiet from { $from }. Until when?
settings-which-digest = Do you want the digest?
settings-which-sight = Which customers does a rep see? Of the others they see only the name and who looks after them; this is for the whole company.
    • <b>All</b>: everybody’s
    • <b>The team</b>: their own and their team’s
    • <b>Only their own</b>: their own
settings-unread = I can’t make anything of “{ $words }” here.
settings-how = I find no such setting: tap the one you want to change.
settings-words-language = language lang
settings-words-zone = zone timezone
settings-words-hours = hours work working
settings-words-quiet = quiet silence
settings-words-digest = digest
settings-words-yes = yes on
settings-words-no = no never none nothing off
sight-all = everybody sees everything
sight-team = each team its own
sight-own = each their own customers
choice-set-language = Language
choice-set-zone = Time zone
choice-set-hours = Hours
choice-set-quiet = Quiet
choice-set-digest = Digest
choice-set-sight = Who sees what
choice-picked = ✓ { $name }
choice-hours-company = The company’s
choice-quiet-none = No quiet hours
choice-digest-on = Yes
choice-digest-off = No
choice-sight-all = All
choice-sight-team = The team
choice-sight-own = Only their own
choice-settings = ‹ Settings

## Closing what is being asked

cancel-nothing = Nothing was open.
cancel-merge = All right, nothing is joined: they stay two customers.
cancel-privacy = All right, that person’s data stay as they are.
cancel-load = All right, nothing is imported: I have written nothing.
cancel-export = All right, no file.
cancel-remove = All right, no colleague was removed.
cancel-field = All right, that stays as it is.
cancel-left = ✖️ Left alone.
cancel-doubt = “{ $said }” is still to be cleared up, no hurry: you find it in /open.

## Links and menu

link-gone = What this link opened is gone, or is not yours.

command-agenda = What I have to do
command-export = The data in a file
command-help = What you can tell me
command-invite = Let a colleague in
command-log = Who did what
command-open = Open doubts
command-settings = Language, zone, hours
command-team = Your colleagues

## How Taccuino is doing (/health)

command-health = How Taccuino is doing
health-not-allowed = Only who administers Taccuino can see how it is doing.
health-fine = ✅ <b>Everything is fine</b>
health-not-fine = ⚠️ <b>Something needs a look</b>
health-inbox-none = To be read: nothing
health-inbox = To be read: { $count }, oldest: { $since }
health-aside = { $count ->
    [0] Set aside: nothing
   *[other] Set aside because it failed: <b>{ $count }</b>
}
health-aside-row = • { $who }, { $when }: { $error }
health-outbox-none = To be sent: nothing
health-outbox = To be sent: { $count }, oldest: { $since }
health-unsent = { $count ->
    [0] Refused by Telegram (7 days): nothing
   *[other] Refused by Telegram (7 days): <b>{ $count }</b>
}
health-blocked = Have stopped the bot: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
health-processes = { $count ->
    [one] 1 process
   *[other] { $count } processes
} · started: { $since }
health-database = { $kind }, { $size } MB, schema { $schema }
health-somebody = somebody
choice-health = 🔄 Refresh
choice-retry = 🔁 Try again: { $who }, { $when }
