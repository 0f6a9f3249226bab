"""Background programs, used from coroutines."""
import sys


def test_results_can_be_awaited(ip):
    import asyncio

    async def use():
        process = ip.user_ns["p"]
        assert await process.wait() == 0
        assert await process.stdout.read() == b"hi\n" and process.stdout.at_eof()
        assert await process.stderr.read() == b""
        return True
    ip.run_cell_magic("script", "--bg --proc p " + sys.executable, "print('hi')")
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(use())
    finally:
        loop.close()
