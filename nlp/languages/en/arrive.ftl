# What comes to the chat besides notes: contact cards, places, forwarded messages, photos, replies to reminders.

arrive-person = 👤 <b>{ $name }</b>
arrive-person-new = 👤 <b>{ $name }</b> (new)
arrive-person-at = 👤 <b>{ $name }</b> · { $account }
arrive-person-at-new = 👤 <b>{ $name }</b> (new) · { $account }
arrive-role = 💼 { $role }
arrive-role-new = 💼 { $role } (new)
arrive-way = 📞 { $value }
arrive-way-new = 📞 { $value } (new)
arrive-nothing-new = I had all of it already.
arrive-firm = ❓ Which customer is this? Tap, or write the name.
arrive-firm-new = New: “{ $name }”
arrive-no-firm = None

arrive-whose = ❓ Which customer? Tap, or write the name.
arrive-which = ❓ Which of these?
arrive-nobody = None of these
arrive-where = ❓ Who are you with? Tap, or write the name.
arrive-where-new = ❓ I know nobody here. Who are you with? Tap, or write the name.
arrive-where-write = ❓ I know nobody here. Who are you with? Write me the name.
arrive-far = { $name } · { $metres } m
arrive-here-already = ✅ You were at <b>{ $account }</b> today already: the visit is noted.
arrive-around = 📍 Who is near

arrive-forwarded = ✉️ <i>{ $words }</i>
arrive-photos = { $count ->
    [one] 📷 1 photo
   *[other] 📷 { $count } photos
}
arrive-photos-more = { $count ->
    [one] One more
   *[other] { $count } more
}
arrive-photo-of = <b>{ $account }</b>, { $when }
arrive-photo-lost = 📷 I did not keep the photo: send it with a word on who you saw.

arrive-when = ⏰ When shall I remind you? Tap, or reply with the day.
arrive-words = <i>{ $words }</i>

unread-place = 📍 I do not note where others are: send me your own position when you are there.
unread-ours = I wrote this one myself: it is noted already.
unread-video = I cannot watch videos: tell me in a few words.
