# In groups: who reads along, and what may be said.

group-private = Ask me that in private.
group-outsider = Somebody in this group is not one of us: I won’t talk about customers here. Write to me in private.
group-unseen = I need to know who reads this first: there are { $count } of you, and I know { $seen }. Whoever hasn’t written yet, tap here.
group-uncounted = I can’t see how many you are in this group. Try again in a moment, or write to me in private.
group-known = Now I know who reads this: ask away.
choice-here = 👋 I’m here
