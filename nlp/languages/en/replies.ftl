# The replies in English. Telegram understands <b>, <i> and little else; values come escaped.

## Days

date-pattern = EEEE d MMMM
date-pattern-year = EEEE d MMMM y
date-pattern-short = d MMMM
date-pattern-short-year = d MMMM y
date-first = 1
day = { $date }
day-today = today, { $date }
day-tomorrow = tomorrow, { $date }
day-yesterday = yesterday, { $date }
day-at = { $day }, { $time }

period-year = in { $year }
period-month = in { $month }
period-day = on { $from }
period-days = from { $from } to { $to }
period-to-today = from { $from } to today
period-since = since { $day }
period-until = until { $day }
period-all = in all

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
card-whom = ❓ Which customer? Tap, or write the name.
card-whom-write = ❓ Which customer? Write me the name.
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

## Things to do

todo-deed = { THING($what) ->
    [yes] { $action ->
        [quote] send{" "}
        [send] send{" "}
        [deliver] deliver{" "}
        [check] check{" "}
        [email] send{" "}
        [message] send{" "}
       *[other] {""}
    }
   *[no] {""}
}
todo-words = { todo-deed }{ $what }
todo-words-who = { todo-deed }{ $what } ({ $who })
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
agenda-todo-at = • { $what } — at { $time }
agenda-late = ⏳ { $count ->
    [one] And one thing left over from before.
   *[other] And { $count } things left over from before.
}
agenda-title-period = { $count ->
    [one] 📋 One thing to do { $period }:
   *[other] 📋 { $count } things to do { $period }:
}
agenda-empty-period = Nothing to do { $period }.
agenda-weekend = <i>It’s the weekend: I looked at next week too.</i>
agenda-empty = Nothing to do.

## Questions

## Short words

nothing-understood = I found nothing to note down here. Tell me who you saw and how it went, or what to remind you of.
command-unknown = I don’t know that command. /help shows what you can tell me.
button-unknown = That button is no longer good: what it showed is gone.
nothing-to-undo = There is nothing to undo.
unread = I can’t read this: please type it or dictate it.
unread-voice = I can’t listen to voice notes: tap the microphone on your keyboard and dictate, I read it at once.
unread-file = The only files I read are the company’s data (CSV, Excel, vCard, zip): tell me the rest in words.
not-saved = Something went wrong and this message was not recorded. Please send it again.

stranger = Hello, I only work with people who were invited: ask whoever runs Taccuino at your company for the link.

## The company's data

kind-copy = copy of the data
kind-colleagues = colleagues
kind-customers = customers
kind-contacts = contacts
kind-products = products
kind-sales = sales
kind-invoices = invoices and payments
kind-rentals = rentals
kind-machines = machines
kind-tickets = service work
kind-offers = offers
kind-leads = leads

load-reading = ⏳ Reading { $file }…
load-reading-rows = ⏳ Reading { $file }: { $done } of { $rows } rows…
load-asked = 📥 <b>Ready to import</b>: nothing is written yet.
load-done = ✅ <b>Imported</b>
load-not = ✖️ Not imported: nothing was written.
load-undone = ↩️ Import undone: the data are as before.
load-waits = ⏳ Something changed meanwhile: I read the file again and then import it.
load-mend = 📄 Fix these rows and send me the file again: the others are fine.
load-gone = This import was undone or replaced already: please send the file again.
load-failed = Something went wrong and nothing was imported. Please send the file again.
load-not-allowed = Only managers and the office can import the company’s data.
load-too-large = { $file } is over the 20 MB that Telegram lets me download: split it, zip it, or use <code>taccuino import</code>.
load-file = • <b>{ $file }</b> — { $kind } · rows: { $counts }
load-file-refused = • <b>{ $file }</b> — not imported: { $reason }
load-new = { $count } new
load-changed = { $count } changed
load-unchanged = { $count } unchanged
load-refused = { $count } refused
load-comma = ·
load-nothing = no rows
load-row = {"    "}line { $line }: { $reason }
load-row-cell = {"    "}line { $line }: { $reason } (“{ $cell }”)
load-row-more = {"    "}… and { $count } more
load-questions = { $count ->
    [one] ❓ One name is not clear: I’ll ask after the import.
   *[other] ❓ { $count } names are not clear: I’ll ask after the import.
}
load-questions-file = { $count ->
    [one] ❓ One name is not clear: answer with --answers and a file of names and codes.
   *[other] ❓ { $count } names are not clear: answer with --answers and a file of names and codes.
}
load-question =  ❓ “{ $said }” may be: { $names }
load-yes-no = Import it?
load-refused-file = 📄 The refused rows are in { $file }: fix them and import them again.
load-reason = Reason
load-refused-name = refused-{ $file }

reason-not-empty = there are data here already: a copy goes into an empty Taccuino only
reason-newer-export = a newer Taccuino wrote it: please update this one
reason-missing-column = the column “{ $column }” is missing, and without it there is nothing to import
reason-missing-value = something needed is missing
reason-bad-date = no such day
reason-unknown-customer = unknown customer
reason-negative-quantity = quantity below zero
reason-duplicate-line = repeated row
reason-bad-number = not a number
reason-wrong-encoding = the letters cannot be read: save it again, as UTF-8
reason-empty-file = the file is empty
reason-not-xlsx = it is no Excel sheet, or broke off on its way: save it again as .xlsx or .csv
reason-not-vcard = no business card that can be read
reason-not-zip = the zip does not open
reason-too-large = it is too large
reason-unknown-format = not a kind of file I can read: send CSV, Excel, vCard or zip
reason-unknown-kind = I can’t tell what data these are: a header row is needed, and columns such as customer, date, amount

choice-load = ✅ Import
choice-load-not = ✖️ Leave it
choice-refused = { $count ->
    [one] 📄 The refused row
   *[other] 📄 The { $count } refused rows
}

doubt-load-account = ❓ “{ $said }” ({ $count ->
    [one] 1 row
   *[other] { $count } rows
}): which customer?
doubt-load-same = ❓ “{ $said }”: new, or one of these?
doubt-settled-any = ✔️ “{ $said }”: noted.
choice-new = It is new

## The data taken out

export-sheet-customers = Customers
export-sheet-contacts = Contacts
export-sheet-leads = Leads
export-sheet-products = Products
export-sheet-machines = Machines
export-sheet-sales = Sales
export-sheet-offers = Offers
export-sheet-rentals = Rentals
export-sheet-invoices = Invoices
export-sheet-tickets = Tickets
export-sheet-interactions = Interactions
export-sheet-items = Products discussed
export-sheet-reminders = Things to do
export-sheet-messages = Notes
export-sheet-colleagues = Colleagues
export-sheet-imports = Imports

export-column-code = Code
export-column-name = Name
export-column-stage = Stage
export-column-sector = Sector
export-column-size = Size
export-column-vat = VAT number
export-column-tax-code = Tax code
export-column-street = Street
export-column-postcode = Postcode
export-column-city = City
export-column-province = Province
export-column-country = Country
export-column-phones = Phones
export-column-emails = E-mails
export-column-webs = Website
export-column-owner = Owner
export-column-terms = Payment terms
export-column-credit-limit = Credit limit
export-column-warmth = Warmth
export-column-aliases = Other names
export-column-parent = Group
export-column-note = Note
export-column-latitude = Latitude
export-column-longitude = Longitude
export-column-id = Id
export-column-source = Source
export-column-message-id = Note id
export-column-customer = Customer
export-column-customer-code = Customer code
export-column-role = Role
export-column-preferred = Preferred channel
export-column-consent = Consent
export-column-line = Line
export-column-kind = Kind
export-column-unit = Unit
export-column-price = Price
export-column-per = Per
export-column-complements = Goes with
export-column-serial = Serial number
export-column-model = Model
export-column-year = Year
export-column-hours = Hours
export-column-state = State
export-column-site = Site
export-column-date = Date
export-column-document = Document
export-column-product = Product
export-column-product-code = Product code
export-column-quantity = Quantity
export-column-unit-price = Unit price
export-column-discount-pct = Discount %
export-column-total = Total
export-column-currency = Currency
export-column-colleague = Colleague
export-column-status = Confirmation
export-column-number = Number
export-column-outcome-on = Decided on
export-column-reason = Reason
export-column-competitor = Competitor
export-column-valid-until = Valid until
export-column-start = Start
export-column-end = Planned end
export-column-returned = Returned
export-column-rate = Rate
export-column-services = Services
export-column-due = Due
export-column-net = Net
export-column-vat-amount = VAT
export-column-unpaid = Unpaid
export-column-paid-on = Paid on
export-column-opened = Opened
export-column-description = Description
export-column-closed = Closed
export-column-technician = Technician
export-column-resolution = Resolution
export-column-time = Time
export-column-channel = Channel
export-column-people = People
export-column-reached = Reached
export-column-competitors = Competitors
export-column-duration = Duration
export-column-day = Day
export-column-action = Action
export-column-what = What
export-column-contact = Contact
export-column-said-at = When
export-column-words = Words
export-column-lang = Language
export-column-job = Job
export-column-team = Team
export-column-phone = Phone
export-column-email = E-mail
export-column-imported = Imported on
export-column-file = File
export-column-sheet = Sheet
export-column-rows = Rows
export-column-new = New
export-column-changed = Changed
export-column-unchanged = Unchanged
export-column-refused = Refused

export-stage-lead = lead
export-stage-prospect = prospect
export-stage-customer = customer
export-warmth-hot = hot
export-warmth-warm = warm
export-warmth-cold = cold
export-kind-sale = sale
export-kind-hire = hire
export-kind-fault = fault
export-kind-damage = damage
export-kind-delivery = delivery
export-kind-payment = payment
export-kind-service = service
export-kind-price = price
export-kind-other = other
export-per-day = day
export-per-week = week
export-per-month = month
export-per-year = year
export-state-open = open
export-state-done = done
export-state-closed = closed
export-state-won = won
export-state-lost = lost
export-state-hired = hired out
export-state-free = free
export-state-workshop = in the workshop
export-state-sold = sold
export-status-told = told in a note
export-status-confirmed = confirmed
export-channel-visit = visit
export-channel-call = call
export-channel-email = e-mail
export-channel-message = message
export-channel-video = video call
export-channel-event = event
export-channel-web = website
export-channel-shop = shop
export-channel-social = social media
export-channel-fax = fax
export-role-bought = buys
export-role-rented = hires
export-role-quoted = quoted
export-role-interested = interested
export-role-sample = sample
export-role-returned = returns
export-role-declined = declined
export-role-rep = rep
export-role-support = support
export-role-manager = manager
export-role-office = office
export-role-admin = administrator
export-action-call = call
export-action-visit = visit
export-action-email = write an e-mail
export-action-message = write
export-action-quote = prepare the offer
export-action-send = send material
export-action-deliver = deliver
export-action-check = check
export-action-other = to do
export-duration-d = days
export-duration-w = weeks
export-duration-m = months
export-duration-y = years
export-answer-yes = yes
export-answer-no = no

## Two customers that are one

merge-how = To join two customers write /merge, the one too many, = and the one that stays. For example:
    <code>/merge Rossi Log = Rossi Logistica</code>
    Codes will do as well. One tap parts them again.
merge-not-allowed = Only whoever runs the company’s data, or the office, can join customers.
merge-asked = 🔗 Are they the same customer?
merge-goes = ➖ Goes into the other: { $account }
merge-stays = ✅ Stays: { $account }
merge-account = <b>{ $account }</b>
merge-town = · { $value }
merge-code = · code { $value }
merge-facts = · { $value ->
    [0] nothing known yet
    [one] 1 fact
   *[other] { $value } facts
}
merge-same = <b>{ $account }</b> is one customer already.
merge-not = All right, they stay two customers.
merge-done = 🔗 Joined: <b>{ $gone }</b> now is <b>{ $into }</b>. Its data, name and code lead there.
merge-undone = ↩️ Two again: <b>{ $gone }</b> and <b>{ $into }</b>.
merge-later = The customer that stayed was joined to another meanwhile: part those first.
merge-several = “{ $name }” may be: { $names }. Please write the code, or the number with its #.
choice-merge = 🔗 Join
choice-no = No

## One person’s data

privacy-how = Write /privacy and the person’s name, for example: /privacy Laura Bianchi
privacy-not-allowed = Only whoever runs the company’s data, or the office, can see and erase a person’s data here.
privacy-unknown = I keep nothing about “{ $name }”.
privacy-which = Whom do you mean?
privacy-several = It may be: { $names }. Please write the number with its #.
privacy-title = 👤 <b>{ $name }</b> — this is what I keep:
privacy-field = • { $field }: { $value }
privacy-counts = • Contacts: { $interactions } · messages that speak of them: { $messages } · reminders: { $reminders }
privacy-yes = yes
privacy-no = no
privacy-sure = ⚠️ I erase everything about <b>{ $name }</b>: their card, how to reach them, and the name in all messages. This cannot be undone. Are you sure?
privacy-erased = 🗑️ Erased. What stands in Telegram’s chats already stays there: delete it by hand if need be.
privacy-left = All right, nothing was erased.
person-role = Role
person-preferred = Prefers
person-consent = Consent
person-note = Note
reach-phone = Phone
reach-mobile = Mobile
reach-email = E-mail
reach-web = Web
reach-other = Contact
choice-erase = 🗑️ Erase everything
choice-erase-sure = 🗑️ Yes, erase
choice-leave = Leave it

export-which = All the data you may see: in which form?
export-xlsx = 📊 The company’s data, a sheet for each thing.
export-zip = 🗜 A copy of the data: send it to an empty Taccuino and everything is there.
choice-export-xlsx = 📊 Excel, to read
choice-export-zip = 🗜 A copy, to import again
