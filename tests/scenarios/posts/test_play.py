from tests.scenarios.conftest import Opens


def show(who, h):
    print(f"--- {who}:")
    print(h.text if hasattr(h, "text") else h)
    print("   [", h.labels if h else "", "]")


async def test_play(town: Opens):
    async with town() as t:
        show("liaison", await t.liaison.says("我28号到10月10号休假，小李代一下"))
        show("liaison", await t.liaison.says("确认"))
        show("standin", t.stand_in.hears())
        show("liaison", await t.liaison.says("谁代我"))
        show("stand_in", await t.stand_in.says("我9月30号休假，周航代"))
        show("liaison", await t.liaison.says("我10月1号到3号休假，高远代"))
        show("liaison", await t.liaison.says("我9月1号到5号休假，高远代"))
        show("liaison", await t.liaison.says("我10月20号到9月25号休假，高远代"))
        show("liaison", await t.liaison.says("我10月20号起休假，高远代"))
        show("liaison", await t.liaison.says("取消"))
        await t.time_goes_to("2026-09-28 09:30")
        show("standin", t.stand_in.hears())
        show("liaison", t.liaison.hears())
        show("standin", await t.stand_in.says("签收 建议012"))
        await t.time_goes_to("2026-10-12 09:30")
        show("liaison", t.liaison.hears())
        show("standin", t.stand_in.hears())


async def test_play2(town: Opens):
    async with town() as t:
        await t.liaison.says("延期 建议021 到11月2日 等评审")
        await t.liaison.says("确认")
        t.approver.hears()
        t.second_approver.hears()
        show("liaison", await t.liaison.says("我调走了，以后找李敏"))
        show("liaison", await t.liaison.taps("确认交接"))
        show("standin", t.stand_in.hears())
        show("admin", t.admin.hears())
        await t.time_goes_to("2026-09-23 10:30")
        show("standin", t.stand_in.hears())
        show("liaison", t.liaison.hears())
        show("admin", t.admin.hears())
        show("standin", await t.stand_in.says("接下 建议012、建议099"))
        show("standin", await t.stand_in.says("接下 建议012、建议021"))
        show("liaison", t.liaison.hears())
        show("admin", t.admin.hears())
        show("standin", await t.stand_in.says("接下全部"))
        show("liaison", t.liaison.hears())
        show("admin", t.admin.hears())
        show("liaison", await t.liaison.says("签收 建议012"))
        show("liaison", await t.liaison.taps("转告李敏"))
        show("standin", t.stand_in.hears())
        show("standin", await t.stand_in.says("撤回"))
        show("liaison", t.liaison.hears())
        show("admin", t.admin.hears())
        show("standin", await t.stand_in.says("不接"))
        show("standin", await t.stand_in.says("手上太多"))
        show("admin", t.admin.hears())
        show("liaison", t.liaison.hears())


async def test_play3(town: Opens):
    async with town() as t:
        t.messenger.acts.leave(t.liaison.user_id)
        await t.rests()
        show("admin", t.admin.hears())
        t.messenger.acts.leave(t.stand_in.user_id)
        await t.rests()
        show("admin", t.admin.hears())
        await t.time_goes_to("2026-09-23 09:00")
        show("supervisor", t.supervisor.hears())
        show("leader", t.leader.hears())
        show("admin", t.admin.hears())
        show("admin", await t.admin.says("故障"))
