"""`python -m simulator --port N`: the practice messenger alone, for anybody's bot."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import datetime

from simulator.app import Simulator
from simulator.clock import VirtualClock
from simulator.company import Person
from simulator.options import Credentials, Options

PEOPLE = (
    Person("u1001", "李敏", "联络员", "13800001001", "住房和城乡建设局"),
    Person("u1002", "王建国", "联络员", "13800001002", "教育局"),
    Person("u1003", "陈静", "督查员", "13800001003", "督查室"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until Ctrl-C; 2 when the arguments or the port cannot be used."""
    options = _read(arguments)
    try:
        asyncio.run(_serve(options))
    except (OSError, ValueError) as trouble:
        sys.stderr.write(f"练习台没有启动：{trouble}\n")
        return 2
    except KeyboardInterrupt:
        sys.stdout.write("已停止。\n")
    return 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="练习台：本机上的钉钉式聊天服务")
    parser.add_argument("--host", default="127.0.0.1", help="本机地址，默认 127.0.0.1")
    parser.add_argument("--port", type=int, default=8765, help="端口，0 为任意空闲端口，默认 8765")
    parser.add_argument("--now", type=datetime.fromisoformat, help="时钟的起点，如 2026-09-01T09:00")
    parser.add_argument("--secret", help="应用密钥，默认每次启动随机生成")
    return parser.parse_args(arguments)


async def _serve(wanted: argparse.Namespace) -> None:
    credentials = Credentials(client_secret=wanted.secret) if wanted.secret else Credentials()
    options = Options(people=PEOPLE, clock=VirtualClock(wanted.now), credentials=credentials)
    simulator = Simulator(options)
    await simulator.start(wanted.host, wanted.port)
    papers = simulator.options.credentials
    sys.stdout.write(
        f"练习台    {simulator.url}/\n"
        f"应用ID    {papers.client_id}\n应用密钥  {papers.client_secret}\n"
        f"机器人    {papers.robot_code}\n企业      {papers.corp_id}\n按 Ctrl-C 停止。\n"
    )
    sys.stdout.flush()
    try:
        await asyncio.Event().wait()
    finally:
        await simulator.stop()


if __name__ == "__main__":
    sys.exit(main())
