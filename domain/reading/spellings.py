"""How command words come out of thumbs and voice input: characters taken for others, pinyin, initials."""

from typing import Final

from domain.reading.word_lists import split_words

# Characters that sound or look like one another, among those of the command words.
ALIKE: Final = split_words(
    "签千前钱浅欠牵迁铅谦乾倩佥 收手守首受售瘦寿授 延廷沿言严盐研颜炎演眼烟岩蜒",
    "期其奇旗齐起妻七器气企棋 退推腿褪 回会汇惠辉灰徊迴悔 进近尽紧劲金今近 展站占战斩崭盏张",
    "反返饭范犯翻凡 馈溃愧亏魁匮 复付服福负父富副附府腹傅 答达搭瘩 办半板版般伴拌班 改该盖钙概",
    "催摧崔璀脆翠 撤彻澈扯车 同通童铜痛筒 意义议一易艺益亿毅 驳播拨博伯勃泊 批披匹劈皮 准淮难",
    "查察插茶差 看砍刊 交叫教焦较胶 分份纷芬 帮邦棒 助住主注柱 恢灰挥辉 核合河何盒 验言严眼演 停亭庭挺",
    "发法罚 设社射舍 置制致志至质治 用拥勇佣 量亮两粮 预玉遇欲 览蓝懒烂揽 故古固顾 障章帐账张 待带代戴",
    "我窝 的地得 件间见 到道倒 至之 管官馆 归规龟 清青请情 单但",
)

# Command words, and the letters that stand for them; two words in a row are asked about.
_LETTERS: Final = {
    "签收": "qs qianshou shouqian",
    "签收 申请延期": "sq",
    "申请延期": "sqyq shenqingyanqi",
    "延期": "yq yanqi",
    "展期": "zq",
    "进展": "jz jinzhan",
    "进度": "jd jindu",
    "反馈": "fk fankui",
    "回复 恢复": "hf huifu",
    "答复": "df dafu",
    "退回": "th tuihui",
    "改办": "gb gaiban",
    "撤回": "ch chehui",
    "催办": "cb cuiban",
    "查看": "ck chakan",
    "同意": "ty tongyi",
    "驳回": "bh bohui",
    "我的": "wd wode",
    "帮助": "bz bangzhu",
    "待办": "db daiban",
    "设置": "sz shezhi",
    "用量 预览": "yl",
    "核验": "hy heyan",
    "故障": "gz guzhang",
    "快到期": "kdq dq",
    "撤销": "chexiao",
    "用量": "yongliang",
    "预览": "yulan",
    "停发": "tingfa",
}
SPELT: Final = {
    letters: split_words(words) for words, spelt in _LETTERS.items() for letters in split_words(spelt)
}
