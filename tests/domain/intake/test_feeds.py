"""RSS and Atom as items, and XML that is no feed or worse."""

import pytest

from domain.intake.feeds import DEEPEST, BadFeed, read_feed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>网民留言</title>
<item><title>幸福路 路灯不亮</title><link>https://liuyan.example.cn/threads/content?tid=88291</link>
<description><![CDATA[<p>中段已有<b>一周</b>不亮。</p><p>晚上&nbsp;很危险 &lt;急&gt;</p>]]></description>
<guid isPermaLink="false">m-88291</guid><pubDate>Mon, 21 Sep 2026 18:30:00 GMT</pubDate></item>
<item><title>第二条</title><link>https://liuyan.example.cn/threads/content?tid=88292</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><title>楼道灯</title><id>tag:example.cn,2026:/orders/GD-12</id><link href="https://example.cn/o/12"/>
<summary>不亮</summary><updated>2026-09-22T09:30:00+08:00</updated>
<author><title>不是标题</title></author></entry></feed>"""


def test_rss() -> None:
    first, second = read_feed(RSS.encode(), 10)
    assert first == {
        "编号": "m-88291",
        "标题": "幸福路 路灯不亮",
        "内容": "中段已有一周不亮。\n晚上 很危险 <急>",
        "收到日期": "2026-09-22 02:30",
    }
    assert second == {"编号": "88292", "标题": "第二条"}


def test_atom() -> None:
    (entry,) = read_feed(ATOM.encode(), 10)
    assert (entry["标题"], entry["内容"], entry["收到日期"]) == ("楼道灯", "不亮", "2026-09-22 09:30")
    assert len(entry["编号"]) <= 40


def test_other_encodings_of_the_standard_library() -> None:
    data = RSS.replace("UTF-8", "UTF-16").encode("utf-16")
    assert len(read_feed(data, 10)) == 2


def test_no_more_than_one_beyond_what_is_wanted() -> None:
    many = "<rss><channel>" + "<item><title>a</title></item>" * 50 + "</channel></rss>"
    assert len(read_feed(many.encode(), 10)) == 11


BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "no xml",
        "<html><body>登录</body></html>",
        "<rss><channel>",
        "<!DOCTYPE rss><rss><channel></channel></rss>",
        f'<!DOCTYPE rss [<!ENTITY a0 "ha">{BILLION}]><rss><item><title>&a9;</title></item></rss>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
        "<rss>" + "<a>" * DEEPEST + "</a>" * DEEPEST + "</rss>",
        '<?xml version="1.0" encoding="klingon"?><rss></rss>',
    ],
)
def test_what_is_no_feed_is_refused(xml: str) -> None:
    with pytest.raises(BadFeed):
        read_feed(xml.encode(), 10)
