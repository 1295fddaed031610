"""A group with the bot in it: its members write there, come and go."""

from __future__ import annotations

from typing import Any

from tests.botapi.people import User
from tests.botapi.world import World


class Member(User):
    """A person as a member of a group: what they say and see is said and seen there."""

    def __init__(self, user: User, chat: dict[str, Any]) -> None:
        self.world, self.id, self.name, self.account = user.world, user.id, user.name, user.account
        self.said: list[int] = []
        self.chat = chat


class Group:
    """A group of these people and the bot, which may read only what is meant for it."""

    def __init__(self, world: World, chat_id: int, people: list[User], title: str = "Vendite") -> None:
        self.world = world
        self.chat = {"id": chat_id, "type": "group", "title": title}
        with world.lock:
            world.chats.by_id[chat_id] = self.chat
            world.chats.people[chat_id] = {world.me["id"], *(user.id for user in people)}
        self.members = {user.id: Member(user, self.chat) for user in people}

    def member(self, user: User) -> Member:
        """The person in this group."""
        return self.members[user.id]

    def lets_in(self, by: User, user: User) -> Member:
        """Somebody comes in: the bot is told."""
        self.members[user.id] = Member(user, self.chat)
        with self.world.lock:
            self.world.chats.people[self.chat["id"]].add(user.id)
        self.member(by)._sends({"new_chat_members": [user.account]})
        return self.members[user.id]

    def comes_unseen(self, user: User) -> Member:
        """Somebody was in before the bot came: only the number of people tells."""
        self.members[user.id] = Member(user, self.chat)
        with self.world.lock:
            self.world.chats.people[self.chat["id"]].add(user.id)
        return self.members[user.id]

    def leaves(self, user: User) -> None:
        """Somebody goes: the bot is told."""
        with self.world.lock:
            self.world.chats.people[self.chat["id"]].discard(user.id)
        self.members.pop(user.id)._sends({"left_chat_member": user.account})
