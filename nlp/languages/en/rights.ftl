# What cannot be done any more, who was known already, what a file leaves alone.

undo-too-late = More than { $days } days have passed, or those data were erased: this can no longer be brought back.

## A new person who was known already

choice-person-known = { $name } isn’t new
doubt-person-known = ❓ Who is “{ $said }”?
doubt-person-known-none = I know nobody like that. Reply to this message with the right name.

## What a file leaves alone

load-kept = { $count ->
    [one] ✋ { $count } value set in the chat stays as it is: { $what }
   *[other] ✋ { $count } values set in the chat stay as they are: { $what }
}
load-kept-role = roles
load-kept-team = teams
load-kept-owner = who looks after customers
load-kept-left = who was removed
load-kept-other = other data
