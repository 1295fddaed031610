# The replies in English. Telegram understands <b>, <i> and little else; values come escaped.

## Days

date-pattern = EEEE d MMMM
date-pattern-year = EEEE d MMMM y
day = { $date }
day-today = today, { $date }
day-tomorrow = tomorrow, { $date }
day-yesterday = yesterday, { $date }
day-at = { $day }, { $time }

## Words

channel-visit = visit
channel-call = phone call
channel-email = e-mail
channel-message = message
channel-video = video call
channel-event = event

role-bought = 🛒 Buys
role-rented = 🔑 Hires
role-quoted = 📄 Quote
role-interested = 👀 Interested in
role-sample = 🎁 Trial
role-returned = ↩️ Returns
role-declined = ✖️ Declines

issue-fault = fault
issue-damage = damage
issue-delivery = delivery
issue-payment = payment
issue-service = service
issue-price = price
issue-other = problem

action-call = call
action-visit = visit
action-email = e-mail
action-message = text
action-quote = prepare the quote
action-send = send the material
action-deliver = deliver
action-check = check
action-other = to do

per-day = a day
per-week = a week
per-month = a month
per-year = a year

## Quantities and prices

line-product = { $product }
line-count = { $count } × { $product }
line-each = at { $price } each
line-price = at { $price }
line-rate = at { $price } { $per }
line-total = ({ $total } in all)
line-discount = less { $percent }%
span-days = { $count ->
    [one] one day
   *[other] { $count } days
}
span-weeks = { $count ->
    [one] one week
   *[other] { $count } weeks
}
span-months = { $count ->
    [one] one month
   *[other] { $count } months
}
span-years = { $count ->
    [one] one year
   *[other] { $count } years
}

line-duration = for { $length }

## The card after a note

card-account = ✅ <b>{ $account }</b> · { $channel }, { $when }
card-account-new = ✅ <b>{ $account }</b> (new) · { $channel }, { $when }
card-nobody = ✅ <b>Customer to be named</b> · { $channel }, { $when }
card-not-reached = 🚪 Not reached
card-people = 👤 { $people }
card-item = { $role }: { $what }
card-issue = ⚠️ Reports: { $kind }
card-issue-product = ⚠️ Reports: { $kind }, { $product }
card-competitors = 🏁 Competitors: { $names }
card-todo = 📝 { $what } — <i>no date</i>
card-todo-when = 🔔 { $what } — <b>{ $when }</b>
card-undone = ↩️ Undone: <i>{ $words }</i>

choice-undo = ↩️ Undo
choice-redo = Bring it back
choice-name = { $name }
choice-none = None of these

doubt-account = ❓ “{ $said }”: which customer?
doubt-contact = ❓ “{ $said }”: which person?
doubt-product = ❓ “{ $said }”: which product?

## Things to do

todo-words = { $what }
todo-words-who = { $what } ({ $who })
todo-who = { $action }: { $who }
todo-action = { $action }

reminder = 🔔 <b>{ $what }</b>
reminder-late = ⏳ Late: it was due { $when }.
reminder-done = ✅ Done: { $what }
reminder-later-when = ⏰ { $what } — I’ll remind you { $when }

choice-done = ✅ Done
choice-reopen = Not yet
choice-later-10m = 10 min
choice-later-1h = 1 hour
choice-later-tomorrow = Tomorrow

agenda-title = { $count ->
    [one] 📋 One thing to do:
   *[other] 📋 { $count } things to do:
}
agenda-todo = • { $what }
agenda-todo-when = • { $what } — { $when }
agenda-more = … and { $count } more.
agenda-empty = Nothing to do.

## Questions

last-purchase = <b>{ $account }</b> last bought { $when }:
purchase-told = • { $what } — from your note
purchase-told-by = • { $what } — from { $rep }’s note
purchase-confirmed = • { $what }
bought-nothing = <b>{ $account }</b> hasn’t bought anything yet, as far as I know.
bought-nothing-of = <b>{ $account }</b> has never bought { $product }, as far as I know.
customer-unknown = I know no customer called “{ $name }”.
which-customer = Which customer?
whose-purchase = Which customer? Please ask again with the name.
question-unknown = I can’t answer that yet. I can tell you what a customer last bought and what you have to do.

## Short words

welcome = Hello { $name }! I’m your notebook.
help = After a visit, type or dictate how it went and I’ll do the rest:
    • <i>Saw Rossi this morning with Ms Bianchi, she’s taking 3 pallet trucks at 1,200 each, call her back Friday at 3pm</i>
    • <i>remind me tomorrow at 9 to send Rossi the price list</i>
    • <i>what did Rossi last buy?</i>
    /agenda shows what you have to do.
nothing-understood = I found nothing to note down here. Tell me whom you saw and how it went, or what to remind you of.
command-unknown = I don’t know that command. /help shows what you can tell me.
button-unknown = That button is no longer good: what it showed is gone.
correction-by-undo = I can’t correct by words yet: edit the message before, or tap “Undo” and say it again.
nothing-to-undo = There is nothing to undo.
unread = I can’t read this: please type it or dictate it.
unread-voice = I can’t listen to voice notes: tap the microphone on your keyboard and dictate, I read it at once.
unread-file = I can’t read files yet: please tell me what matters in words.
not-saved = Something went wrong and this message was not recorded. Please send it again.

stranger = Hello, I only work with people who were invited: ask whoever runs Taccuino at your company for the link.
invitation-void = This invitation is no longer good: ask whoever runs Taccuino at your company for a new one.
invite-link = Send this link to { $name } (good for { $days } days, once):
    { $link }
invite-already = { $name } is already here.
invite-how = Type /invite and your colleague’s name, for example: /invite Laura Bianchi
invite-not-admin = Only whoever administers Taccuino can invite.

command-agenda = What I have to do
command-help = What you can tell me
