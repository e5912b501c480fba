"""周督查, 半月报, 月调度 …: asked for, looked at, decided, and for whom they are."""
