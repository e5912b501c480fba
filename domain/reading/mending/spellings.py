"""Closed lists about command words: characters that look alike, initials, and words that are none."""

from typing import Final

from domain.reading.text.word_lists import split_words

# Characters that look alike, where one of them stands in a command word.
LOOKS: Final = split_words(
    "签佥笺 收牧攸 延廷诞 期斯朔 退腿褪煺 展辗 反友 馈溃愧 复夏 答搭 改攻政 催摧崔璀 撤撒澈 销消锁稍",
    "号亏 驳骏 批抵 准淮难推 查杳 看着 恢灰 助肋 帮邦 停亭 发友 设没 置罝 预顶 核该 验检 故敌 障章 待侍",
    "代伐 请清情 转传 推椎 顺须 限根 拒柜 绝艳 详祥 同问向 意竟 通诵 过边 交文 采釆 纳讷 接按 回囬徊 促捉",
    "进迸 度渡 再冉 给拾 长张 应庆 由甲 归旧 派哌 重里 分份 拾挂 牌碑 访仿 案按 并开 半丰 月用",
)

# Words that sound or look like a command word and are written in their own right. They are taken for the
# command only where nothing but a command can stand: 统一12, 12统一, never 统一安排 nor 12 统一安排.
ORDINARY: Final = frozenset(
    split_words(
        "验资 大副 测绘 经度 帮扶 题型 在建 没世",
        "前手 牵手 抢手 抢收 近战 紧张 精度 推会 推荐 推件 推导 专班 转班 分班 同一 统一 同义 不统一",
        "受贿 售汇 回收 回撤 接受 接手 大幅 大夫 大户 半幅 打赴 恢复 烟气 咽气 站起 战旗 长期",
        "研制 严治 养殖 盐场 洋场 延场 咽喉 沿道 沿到 验至 在沿 在研 在言 在严 在给 应有 因由 殷忧",
        "下大 下打 倒入 现实 限时 县市 先试 详实 相识 相视 相似 想请 乡情 乡亲 请款 大开 察看 查勘 查寻",
        "手到 首到 守到 收息 受洗 手洗 取笑 区校 搅拌 转道 传到 传导 传道 传给 传记 转机 转基 林区 咀嚼",
        "独处 财纳 股长 展厅 版筑 静脉 经脉 体型 体形 提心 教研 交验 精读 明令 了结 可疑 摄制",
        "顺眼 难吃",
    )
)

# Words that are no command of their own but ask for a list or a setting.
ASKED_FOR: Final = split_words(
    "我的 待办 待办件 清单 快到期 今天到期 谁到期 谁超期 谁没签收 谁还没签收 待我批 待审批 预览",
    "出半月报 出月报 半月报",
)

# The initials of command words; two words in a row are asked about.
_INITIALS: Final = {
    "签收": "qs",
    "签收 申请延期": "sq",
    "申请延期": "sqyq",
    "申请退回": "sqth",
    "延期": "yq",
    "展期": "zq",
    "进展": "jz",
    "进度": "jd",
    "反馈": "fk",
    "回复": "hf",
    "答复": "df",
    "退回": "th",
    "改办": "gb",
    "撤回": "ch",
    "催办": "cb",
    "查看": "ck",
    "同意": "ty",
    "驳回": "bh",
    "我的": "wd",
    "帮助": "bz",
    "待办": "db",
    "设置": "sz",
    "用量 预览": "yl",
    "核验": "hy",
    "故障": "gz",
    "快到期": "kdq dq",
    "销号": "xh",
    "挂牌": "gp",
    "并案": "ba",
}
INITIALS: Final = {
    letters: split_words(words) for words, spelt in _INITIALS.items() for letters in split_words(spelt)
}
