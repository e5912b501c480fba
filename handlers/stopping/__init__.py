"""停发, 恢复, 停发着什么: messages held back for a while, of everybody or of one unit."""
