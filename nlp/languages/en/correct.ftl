# Putting right what was noted.

fix-done = ✏️ Corrected: { $what }.
fix-done-was = ✏️ Corrected: { $what } (was { $was }).
fix-done-count = ✏️ Corrected: { $what } (was { $was }).
fix-removed = 🗑 Removed: { $what }.
fix-added = ➕ Added: { $what }.
fix-nothing = 👌 It was like that already: nothing changed.
fix-again = ↩️ Back to { $what }.
fix-added-undone = ↩️ Taken out again: { $what }.
fix-undone = ↩️ Correction undone.
fix-undone-words = ↩️ Undone: the correction “{ $words }”.
fix-overtaken = It has changed again since: this correction can’t be brought back.
fix-left = Fine, left as it was.
alone-welcome = You’re welcome.
alone-fine = All right.
fix-confirmed = 📗 The company’s books have confirmed it already: a note can’t change it.
fix-no-record = There’s nothing to correct yet.
fix-unclear = 🤔 What should I correct?
fix-unfit = 🤔 I got “<b>{ $value }</b>” ({ $field }), but I can’t tell what to change. What should I correct?
fix-which = ✏️ Which one? Tap the one to correct.
fix-which-add = ➕ Add it to which one?
fix-which-name = ❓ “{ $said }”: which one?
fix-role = { $role }: { $what }
fix-met = { $who } · { $channel }
fix-todo = { $what }
fix-todo-when = { $what } — { $when }
fix-issue-product = { $kind }, { $product }
fix-count = { $count }
fix-money = { $money }
fix-term = { $term }
fix-names = { $names }
fix-words = { $words }
fix-quote = “{ $words }”

fix-field-account = customer
fix-field-contact = person
fix-field-product = product
fix-field-quantity = quantity
fix-field-price = price
fix-field-discount = discount
fix-field-total = total
fix-field-role = outcome
fix-field-date = day
fix-field-time = time
fix-field-due = day
fix-field-channel = way
fix-field-competitor = competitor
fix-field-issue = problem
fix-field-action = to do

fix-name-account = Customer
fix-name-contact = Person
fix-name-product = Product
fix-name-quantity = Quantity
fix-name-price = Price
fix-name-discount = Discount
fix-name-total = Total
fix-name-role = Outcome
fix-name-date = Day
fix-name-time = Time
fix-name-due = Day
fix-name-channel = How
fix-name-competitor = Competitor
fix-name-issue = Problem
fix-name-action = To do

choice-fix = ✏️ Correct
choice-fix-undo = ↩️ Undo the correction
choice-fix-leave = ✖️ Leave it
choice-fix-back = ‹ Back
choice-fix-remove = 🗑 Remove
choice-fix-field = { $field }: { $value }
choice-fix-empty = { $field }
choice-fix-thing = { $what } ›
choice-fix-day = { $day }
choice-fix-term = { $term }
choice-fix-number = { $number }

fix-card-which = ✏️ Tap what needs correcting.
fix-card-value = ✏️ <b>{ $field }</b>: choose, or write the right value.
fix-card-write = ✏️ <b>{ $field }</b>: write the right value.
fix-card-name = ✏️ <b>{ $field }</b>: choose, or write the name (a new one too).
fix-card-no-value = 🤔 I need the { $field } here: write just the value, or go back.

aliases-title = 📚 { $count ->
    [one] One word learnt:
   *[other] { $count } words learnt:
}
aliases-row = • “{ $words }” → <b>{ $name }</b> ({ $who }, { $when })
aliases-row-nobody = • “{ $words }” → <b>{ $name }</b> ({ $when })
aliases-empty = No names learnt yet: when you correct one, I remember it for everybody.
choice-alias-forget = 🗑 { $words }
choice-alias-newer = ‹ Newer
choice-alias-older = Older ›
