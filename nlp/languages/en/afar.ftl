# What is said of a card that stands far above in the chat.

far-of = ↑ <b>{ $account }</b>
far-named = ✅ Noted: <b>{ $account }</b>.
