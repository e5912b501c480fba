"""Characters written otherwise: the traditional script, and numerals as banks write or people speak them."""

import re
from typing import Final

# Chinese of the traditional script that appears in what people write about their cases.
_TRADITIONAL = (
    "簽進復覆駁銷辦幫詳預覽號議誰還沒過證設靜備閉會屬職責轉給歸單區後間時實項線訪級訴請長緩寬個們麼嗎報總關發錯換應該見無與從"
    "來為業處務開電話聯繫審準視記計劃結約點週禮幾兩萬億樓層戶門鎮鄉橋遲順顯圖動現場據補論認說讓將對舊條節慶資廠質監環衛園災難"
    "頭協領導數狀況確經終滿評價馬緊趕誤員題類達運遞選擇歷歲勞廢礙讀寫檢標規則組織種廳戰積極權遠龍鄰壞損錄鎖釋餘齊"
)
_SIMPLIFIED = (
    "签进复复驳销办帮详预览号议谁还没过证设静备闭会属职责转给归单区后间时实项线访级诉请长缓宽个们么吗报总关发错换应该见无与从"
    "来为业处务开电话联系审准视记计划结约点周礼几两万亿楼层户门镇乡桥迟顺显图动现场据补论认说让将对旧条节庆资厂质监环卫园灾难"
    "头协领导数状况确经终满评价马紧赶误员题类达运递选择历岁劳废碍读写检标规则组织种厅战积极权远龙邻坏损录锁释余齐"
)
VARIANTS: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
# Numerals as banks write them and as they are spoken digit by digit (幺), several of them together.
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰幺", "一二二三三四五六六七八九十百一")
_FORMAL_NUMBER = re.compile(
    r"[壹贰貳叁參肆伍陆陸柒捌玖零拾佰]{2,9}(?=[号號件]|$|[\s,;。、的])"
    r"|[零〇一二三四五六七八九幺]{2,9}"
)


def spell_plainly(folded: str) -> str:
    """贰佰壹拾 as 二百一十 and 二幺零 as 二一零, character by character."""
    return _FORMAL_NUMBER.sub(lambda found: found[0].translate(_FORMAL), folded)
