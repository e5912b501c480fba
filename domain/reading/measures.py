"""What stands after a number that counts, measures or dates something and names no case."""

# A number before one of these counts or measures something and is no case.
_MEASURES = (
    r"个|天(?![气然])|日(?!报)|月|年|周(?![边围])|点(?!位)|时(?![限间候])|秒|小时|分(?![办管派局析工])|元|万|亿"
    r"|倍|度|℃|m|km|kg|块(?!钱)|人(?![大民手员])|家(?!长)|户|栋|幢|座|楼|层|间|米|平(?![台时])|公里|亩|吨|辆|盏|根|棵"
    r"|套|批次|次(?!日)|条(?!件)|项(?!目)|处(?!理)|所(?!有|以)|种|名(?!称)|位(?!置)|台(?!账)|届|成(?!效)|余"
    r"|多(?=[个天年月户人家次])|路(?![灯面口])|街(?!道)|道(?!路)|区(?!政)|组(?!织)|村(?![民委里])|队|期(?!限)|段|标(?!准)|件"
)
# After a blank fewer words do: 进展 12 周边居民已同意 is about case 12.
_MEASURES_APART = (
    r"%|天(?![气然])|个(?:半?月|工作日|自然日|星期|礼拜|小时)|周(?![边围])|月(?![底末初])|日(?!报)"
    r"|年(?![内初底末度])|小时|分钟|元|万|亿|米|公里|℃|件(?!已)"
)
# 12:30 is a time of day; 进展12：10月开工 is not.
_CLOCK = r":\s*[0-5][0-9](?![0-9月日号天年个户处条.、%])"
COUNTED = rf"[0-9]|[./-]\s*[0-9]|{_CLOCK}|%|{_MEASURES}|\s+(?:{_MEASURES_APART})"
# After a source word fewer still: 建议56区城市管理局主办.
COUNTED_OF_SOURCE = (
    rf"[0-9]|[./-]\s*[0-9]|{_CLOCK}|%|天(?![气然])|个|月|年|周(?![边围])|条(?!件)|项(?!目)|万|户"
)
COUNTED_ALOUD = rf"{COUNTED}|[分足全大中小来几]"  # 十分, 百分, 二十大
# 号 before one of these is a house, a line, a document or a day.
NO_CASE = (
    r"[0-9]|楼|线(?!索)|院|门|路(?![灯面])|井|文(?!件)|令|桥|地块|机|厂|馆|段|坑|泵|店|铺|库|塔|池|闸|站|公告|通知"
    r"|房|车|船|球|口|\s*(?:之?前(?![期往面来后])|以前|之后|以后|后(?![面续来期勤])|左右|以内|上午|下午|早上|晚上"
    r"|中午|那天|当天|这天|起(?![草诉])|凌晨)"
)
# 28号到10月10号 is a stretch of days, except after a command: 延期12号到10月10号.
TO_A_MONTH = r"\s*[到至~-]\s*[0-9]{1,2}月"
