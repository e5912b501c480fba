"""延期: in time, as often and as long as the pack allows, with a second limit, told to both sides."""
