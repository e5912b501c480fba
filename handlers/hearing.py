"""What a voice message says, as the messenger heard it."""

from domain.messages import AttachmentKind, Inbound
from domain.reading.files.attachments import find_marker, without_hums


def spoken_words(inbound: Inbound) -> str | None:
    """What a voice message says, without its 嗯 and 那个; None if the message was typed."""
    if inbound.text.strip():
        marker = find_marker(inbound.text)
        return without_hums(marker.beside) if marker and marker.kind is AttachmentKind.VOICE else None
    voice = [one for one in inbound.attachments if one.kind is AttachmentKind.VOICE]
    return without_hums(" ".join(one.recognised_text for one in voice)) if voice else None
