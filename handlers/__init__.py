"""What a person's act does: one module per noun, one function per intent, one transaction per message."""
