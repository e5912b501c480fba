"""What people do in the practice messenger: say, tap, read, leave."""

from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass

from simulator import contents
from simulator.chats import BOT, Button, Chats, Draft, Message
from simulator.company import Company, Group, Person
from simulator.files import MAX_BYTES, Files, StoredFile
from simulator.inbound import Spoken
from simulator.rendering import find_links, spoken_text
from simulator.robot import Robot


class ActProblem(Exception):
    """A person cannot do that: the HTTP status and the reason, in Chinese, for the page."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One act of speaking. A file is its name, its content in base64, and what a voice message says.

    `together` puts words and pictures into one message; `talk` passes on who said what elsewhere.
    """

    text: str | None = None
    quote: str | None = None
    group: str | None = None
    at: bool = False
    files: tuple[tuple[str, str, str], ...] = ()
    together: bool = False
    talk: tuple[tuple[str, str], ...] = ()


class Acts:
    """Carries out what the page or a script lets people do."""

    def __init__(self, company: Company, chats: Chats, files: Files, robot: Robot) -> None:
        self._company = company
        self._chats = chats
        self._files = files
        self._robot = robot

    def say(self, user_id: str, said: Said) -> list[Message]:
        """Put words and files into the chat, each as its own bubble, and push them to the robot."""
        person = self.find_person(user_id)
        group = self._find_group(person, said.group)
        if said.quote is not None:
            self._find_bubble(person, said.quote)
        stored = [self._store(name, content) for name, content, _ in said.files]
        if said.text is None and not stored and not said.talk:
            raise ActProblem(400, "要么写点什么，要么附上文件。")
        self.read(user_id, None, group.id if group else None)
        return self._speak(person, group, said, stored)

    def _speak(
        self, person: Person, group: Group | None, said: Said, stored: list[StoredFile]
    ) -> list[Message]:
        spoken: list[Message] = []
        pictures = [file for file in stored if file.kind == "picture" and (group or said.together)]
        if said.text is not None or (pictures and said.together):
            spoken.append(self._say_text(person, group, said, pictures))
        for file, (_, _, recognition) in zip(stored, said.files, strict=True):
            heard = not (group or (said.together and file in pictures))
            spoken.append(self._say_file(person, group, file, recognition, heard=heard))
        if said.talk:
            spoken.append(self._pass_on(person, group, said.talk))
        return spoken

    def tap(self, user_id: str, message_id: str, action: str, *, at: bool = False) -> Message:
        """Tap a button or link by its label: a `dtmd` link speaks in the person's name."""
        person = self.find_person(user_id)
        message = self._find_bubble(person, message_id)
        text = spoken_text(_choose(message, action).url)
        if text is None:
            raise ActProblem(400, f"“{action}”是普通链接，练习台不打开外部网页。")
        return self.say(user_id, Said(text=text, group=message.group, at=at))[0]

    def read(self, user_id: str, message_ids: list[str] | None, group: str | None = None) -> list[Message]:
        """Read these bubbles, or all of the one-to-one chat, or all of one group."""
        person = self.find_person(user_id)
        if message_ids is None:
            fresh = [one for one in self._chats.unread_by(user_id) if one.group == group]
        else:
            wanted = {self._find_bubble(person, message_id).id for message_id in message_ids}
            fresh = [one for one in self._chats.unread_by(user_id) if one.id in wanted]
        for message in fresh:
            self._robot.note_read(message, person)
        return fresh

    def leave(self, user_id: str) -> None:
        """The person leaves the company; the robot is told and cannot write to him any more."""
        person = self.find_person(user_id)
        self._company.left.add(person.user_id)
        self._robot.note_leaving(person)

    def find_person(self, user_id: str) -> Person:
        """The person who acts. Raises `ActProblem` 404 when unknown, 409 when gone."""
        person = self._company.people.get(user_id)
        if person is None:
            raise ActProblem(404, f"没有这个人：{user_id}")
        if user_id in self._company.left:
            raise ActProblem(409, f"{person.name}已经离职。")
        return person

    def _find_group(self, person: Person, group_id: str | None) -> Group | None:
        if group_id is None:
            return None
        group = self._company.groups.get(group_id)
        if group is None or person.user_id not in group.members:
            raise ActProblem(404, f"没有这个群，或者{person.name}不在群里：{group_id}")
        if group.state == "disbanded":
            raise ActProblem(409, f"群已经解散：{group.title}")
        return group

    def _find_bubble(self, person: Person, message_id: str) -> Message:
        message = self._chats.find(message_id)
        if message is None or message.recalled or person.user_id not in message.audience:
            raise ActProblem(404, f"{person.name}看不到这条消息：{message_id}")
        return message

    def _store(self, name: str, encoded: str) -> StoredFile:
        try:
            content = b64decode(encoded, validate=True)
        except (NotBase64, ValueError):
            raise ActProblem(400, f"文件内容不是 base64：{name}") from None
        if len(content) > MAX_BYTES:
            raise ActProblem(400, f"文件超过 20 MB：{name}")
        return self._files.keep(name, content)

    def _say_text(
        self, person: Person, group: Group | None, said: Said, pictures: list[StoredFile]
    ) -> Message:
        text = said.text or ""
        message = self._show(person, group, Draft(kind="text", text=text, quote=said.quote))
        mention = f"@{self._robot.name}"
        if group is None or said.at or mention in text:
            heard = text if group is None else " " + text.replace(mention, "").strip()
            self._push(person, group, message, contents.words(heard, pictures))
        return message

    def _pass_on(self, person: Person, group: Group | None, talk: tuple[tuple[str, str], ...]) -> Message:
        shown = f"[聊天记录]\n{contents.summary(talk)}"
        message = self._show(person, group, Draft(kind="text", text=shown))
        if group is None:
            self._push(person, group, message, contents.talk(talk))
        return message

    def _say_file(
        self, person: Person, group: Group | None, file: StoredFile, recognition: str, *, heard: bool
    ) -> Message:
        draft = Draft(
            kind="voice" if file.kind == "audio" else file.kind,
            text=recognition,
            file_code=file.code,
            file_name=file.name,
        )
        message = self._show(person, group, draft)
        if heard:
            self._push(person, group, message, contents.attachment(file, recognition))
        return message

    def _show(self, person: Person, group: Group | None, draft: Draft) -> Message:
        audience = self._company.present(group) if group else (person.user_id,)
        return self._chats.add(
            draft,
            sender=person.user_id,
            at=self._robot.clock.now(),
            audience=audience,
            group=group.id if group else None,
        )

    def _push(self, person: Person, group: Group | None, message: Message, content: contents.Content) -> None:
        kind, body = content
        quoted = self._chats.find(message.draft.quote) if message.draft.quote else None
        spoken = Spoken(
            message_id=message.id,
            person=person,
            group=group,
            kind=kind,
            body=body,
            at_ms=int(message.at.timestamp() * 1000),
            quoted=quoted,
        )
        self._robot.hear(spoken, message.audience)


def _choose(message: Message, action: str) -> Button:
    links = [Button(label, url) for label, url in find_links(message.draft.text)]
    offered = [*message.draft.buttons, *(links if message.draft.is_markdown else [])]
    offered = offered if message.sender == BOT else []
    for button in offered:
        if button.label == action:
            return button
    labels = "、".join(button.label for button in offered) or "无"
    raise ActProblem(404, f"这条消息上没有“{action}”；可点的有：{labels}")
