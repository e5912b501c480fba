
import pytest, os
from tests.scenarios.conftest import Opens
from tests.scenarios.town import taps_of
SCRIPT=os.environ.get("SCRIPT","")
async def test_explore(town: Opens) -> None:
    async with town() as t:
        ns=dict(t=t)
        for line in SCRIPT.strip().splitlines():
            who,_,what=line.partition(" ")
            print(">>>",line)
            if who=="time": await t.time_goes_to(what)
            elif who=="by": await t.time_goes_by(seconds=float(what))
            elif who=="all":
                for name in __import__("tests.scenarios.roster",fromlist=["x"]).CAST:
                    h=getattr(t,name).hears()
                    if len(h): print(f"[{name}]"); print(h); print("  ",[l for b in h.bubbles for l,_ in taps_of(b)])
            else:
                sp=getattr(t,who)
                verb,_,arg=what.partition(":")
                h = await (sp.says(arg) if verb=="says" else sp.taps(arg)) if verb in("says","taps") else sp.hears()
                print(h); print("  ",[f"{l}|{x}" for l,x in (taps_of(h.bubbles[-1]) if h.bubbles else [])])
