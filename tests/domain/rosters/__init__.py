"""Lines, files and address books against a small roster."""

from domain.rosters import Member, Seat, Standing
from domain.vocabulary import PostRole

OFFICE, EDUCATION, CIVIL, TOWN = "区政府督查室", "区教育局", "区民政局", "青石镇人民政府"
HOUSING, HOUSES = "区住房和城乡建设局", "区住房保障中心"


def seat(unit: str, role: PostRole = PostRole.LIAISON, *, stand_in: bool = False) -> Seat:
    """A post."""
    return Seat(unit, role, stand_in)


ADMIN = Member(1, "秦越", "u01", "13800000001", seats=(seat(OFFICE, PostRole.ADMIN),))
TEACHER = Member(2, "吴静", "u31", "", seats=(seat(EDUCATION),))
CLERK = Member(3, "白雪", "u33", "13900000033", seats=(seat(CIVIL), seat(CIVIL, PostRole.CASE_OFFICER)))
BUILDER = Member(4, "周航", "", "13900000011", seats=(seat(HOUSING),))
GONE = Member(5, "罗珊", "u41", "13900000041")
STANDING = Standing(
    (OFFICE, EDUCATION, CIVIL, TOWN, HOUSING, HOUSES), (ADMIN, TEACHER, CLERK, BUILDER, GONE), {EDUCATION: 5}
)
