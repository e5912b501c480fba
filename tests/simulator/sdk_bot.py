"""A bot on the unmodified official SDK, run as a program of its own: echoes messages, prints events."""

import sys

import dingtalk_stream
from dingtalk_stream import AckMessage


class Echo(dingtalk_stream.ChatbotHandler):  # type: ignore[misc]
    async def process(self, callback: dingtalk_stream.CallbackMessage) -> tuple[int, str]:
        message = dingtalk_stream.ChatbotMessage.from_dict(callback.data)
        said = message.text.content
        self.reply_markdown("回声", f"{message.sender_staff_id} 说：**{said}**", message)
        return AckMessage.STATUS_OK, "OK"


class Events(dingtalk_stream.EventHandler):  # type: ignore[misc]
    async def process(self, event: dingtalk_stream.EventMessage) -> tuple[int, str]:
        sys.stdout.write(f"event {event.headers.event_type} {event.data['userId']}\n")
        sys.stdout.flush()
        return AckMessage.STATUS_OK, "OK"


def main(client_id: str, client_secret: str) -> None:
    client = dingtalk_stream.DingTalkStreamClient(dingtalk_stream.Credential(client_id, client_secret))
    client.register_all_event_handler(Events())
    client.register_callback_handler(dingtalk_stream.ChatbotMessage.TOPIC, Echo())
    client.start_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
