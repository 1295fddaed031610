# Colleagues: invitations, teams, roles, who leaves, the log.

rank-rep = rep
rank-support = support
rank-office = office
rank-manager = manager
rank-admin = admin

## Invitations

invitation-void = This invitation is no longer valid: ask whoever runs Taccuino at your company for a new one.
invite-link = Send this link to <b>{ $name }</b> ({ $what }). It works once, for { $days } days:
    { $link }
invite-void-before = The link from before no longer works.
invite-already = { $name } is already in. Change role and team with /team.
invite-how = Write /invite and your colleague’s name, with role and team if you like. For example:
    <code>/invite Laura Bianchi</code>
    <code>/invite Laura Bianchi manager team North</code>
invite-not-admin = Only whoever runs Taccuino, or a manager, can invite.
invite-only-own = You can invite only reps and support to your own team: for the rest ask an admin.
invite-no-team = You are not in a team yet: ask an admin to put you in yours.
invite-joined = { $name } is in.

## The team

team-title = 👥 { $count ->
    [one] One colleague
   *[other] { $count } colleagues
}
team-of = <b>{ $team }</b>
team-none = <b>No team</b>
team-none-word = none
team-row = • { $name } — { $rank }
team-row-state = • { $name } — { $rank } · <i>{ $state }</i>
team-how = Write /team to see everybody, or /team, the team and the name. For example: /team North Laura Bianchi
team-not-allowed = Only whoever runs Taccuino, or a manager, can change roles and teams.
team-gone = That team is gone.
mate-title = 👤 <b>{ $name }</b> — { $what }
mate-now = ✔️ <b>{ $name }</b> — { $what }
mate-team = · { $team }
mate-state = <i>{ $state }</i>
mate-invited = invited, not in yet
mate-not-in = not in yet
mate-stopped = has stopped the bot
mate-holds = Looks after { $customers ->
    [0] no customers
    [one] 1 customer
   *[other] { $customers } customers
} · open reminders: { $reminders } · open offers: { $offers }
mate-which = Whom do you mean?
mate-unknown = I know no colleague called “{ $name }”.
mate-not-yours = Only an admin can do that.
mate-team-not-yours = Only an admin can change teams.
mate-fixed = { $name } is an admin in Taccuino’s settings: that changes only there.
mate-last-admin = { $name } is the last admin: make somebody else one first.
choice-mate = ‹ { $name }
choice-mates = ‹ Colleagues
choice-rank = 🎖 { $rank }
choice-team = 👥 { $team }
choice-no-team = 👥 No team
choice-invite = 🔗 Invitation link
choice-remove = 🚪 Remove

## Who leaves

remove-how = Write /remove and your colleague’s name, for example: /remove Laura Bianchi
remove-not-allowed = Only whoever runs Taccuino, or a manager, can remove colleagues.
remove-asked = 🚪 Remove <b>{ $name }</b>? Access ends at once.
remove-nothing = There are no customers, reminders or offers to hand over.
remove-holds = That leaves { $customers ->
    [0] no customers
    [one] 1 customer
   *[other] { $customers } customers
}, { $reminders ->
    [0] no open reminders
    [one] 1 open reminder
   *[other] { $reminders } open reminders
} and { $offers ->
    [0] no open offers
    [one] 1 open offer
   *[other] { $offers } open offers
}: who takes over?
remove-done = 🚪 <b>{ $name }</b> no longer has access.
remove-to = <b>{ $heir }</b> takes over { $customers ->
    [0] no customers
    [one] 1 customer
   *[other] { $customers } customers
}, { $reminders ->
    [0] no reminders
    [one] 1 reminder
   *[other] { $reminders } reminders
} and { $offers ->
    [0] no offers
    [one] 1 offer
   *[other] { $offers } offers
}.
remove-to-nobody = Nobody takes over: customers { $customers }, offers { $offers }. The reminders ({ $reminders }) ring no more.
remove-undone = ↩️ <b>{ $name }</b> is back in, with customers, reminders and offers.
remove-undone-outside = Their Telegram belongs to another colleague by now, though: send a new invitation.
choice-heir = → { $name }
choice-heir-nobody = Nobody
choice-remove-sure = 🚪 Yes, remove
choice-remove-not = Leave it

## The log

log-title = 🗂 <b>Log</b>
log-empty = The log is still empty.
log-not-allowed = Only whoever runs Taccuino, or a manager, can see the log.
log-nobody = Settings
log-row = • { $when } — <b>{ $who }</b>: { $what }
log-invite = invited { $name } ({ $rank })
log-join = used the invitation
log-role = { $name } is now { $rank }
log-team = { $name }’s team: { $team }
log-remove = removed { $name }
log-handover = to { $heir } from { $name }: customers { $customers }, reminders { $reminders }, offers { $offers }
log-restore = brought { $name } back
log-sight = reps see { $sight }
log-sight-all = all customers
log-sight-team = their team’s customers
log-sight-own = only their own customers
log-export = exported the data
log-erase = erased a person’s data
log-merge = joined { $gone } to { $into }
log-unmerge = parted { $gone } and { $into }
log-import = imported { $files }
log-unload = took an import back
log-other = { $kind }
