"""Which accounts are compared at all: those near in place and time, those that name the same person, those that share
several of their most telling words, and copies of what has no day.

Each account stands in one cell of place and time and is compared with those of its own and of the neighbouring cells, so a
pair is found once. Cells are 1/8 degree by 3 days; what names only a district or a province is sought in cells of 2
degrees, what names only a country in the whole country, a period of more than four days in cells of 32 days. Blocks do not
depend on what else is known: a new account touches its own alone. Accounts of one document are of different incidents and
are not compared.
"""

from __future__ import annotations

from itertools import product
from typing import Final

import duckdb

from recount.linking.observation import PRECISE_PLACE, PROVINCE

DEGREES: Final = (0.125, 2.0)  # of a fine and of a wide cell
DAYS: Final = (3, 32)
SHORT: Final = 4  # days of a period that is sought in fine cells
TELLING: Final = 10  # words of an account that count as its most telling
NAMED_WITHIN: Final = 400  # days between the reports of accounts that are compared since they name the same person
WORDED_WITHIN: Final = 45  # and of those that share telling words
SHARED_WORDS: Final = 2  # telling words that two accounts must share to be compared for them

_CELLS: Final = f"""
create or replace temp table cells as
select unique_id as n, document, country, (precision > {PRECISE_PLACE})::int + (precision > {PROVINCE})::int as p,
  (until - since >= {SHORT})::int as t, (middle // {DAYS[0]})::int as t0, (middle // {DAYS[1]})::int as t1,
  floor(lat / {DEGREES[0]})::int as y0, floor(lon / {DEGREES[0]})::int as x0,
  floor(lat / {DEGREES[1]})::int as y1, floor(lon / {DEGREES[1]})::int as x1
from (select *, (since + until) // 2 as middle from accounts)
where precision is not null and middle is not null
"""
_SAME_PLACE: Final = (
    "r.y0 = l.y0 + l.dy and r.x0 = l.x0 + l.dx",
    "r.y1 = l.y1 + l.dy and r.x1 = l.x1 + l.dx",
    "l.dy = 0 and l.dx = 0 and r.country = l.country",
)
_OTHER: Final = "(l.document is null or l.document is distinct from r.document)"
_NEAR: Final = f"""
select least(l.n, r.n) as join_key_l, greatest(l.n, r.n) as join_key_r
from (select cells.*, dx, dy, dt from cells, steps where p = {{p}} and t = {{lt}}) l
join cells r on {{same_place}} and r.t{{t}} = l.t{{t}} + l.dt
where r.t = {{rt}} and (r.p < {{p}} or (r.p = {{p}} and l.n < r.n)) and {_OTHER}
"""
_MARKS: Final = f"""
create or replace temp table marks as
with dated as (select *, coalesce(published, since) as day from accounts where coalesce(published, since) is not null)
select unique_id as n, document, day, unnest(names) as mark, {NAMED_WITHIN} as within, 1 as enough from dated
union all select unique_id, document, day, unnest(words[1:{TELLING}]), {WORDED_WITHIN}, {SHARED_WORDS} from dated
"""
_MARKED: Final = f"""
select l.n as join_key_l, r.n as join_key_r
from (select marks.*, dt from marks, unnest([-1, 0, 1]) as s(dt)) l
join marks r on l.mark = r.mark and l.within = r.within and l.day // l.within + l.dt = r.day // r.within
where l.n < r.n and abs(l.day - r.day) <= l.within and {_OTHER}
group by l.n, r.n, l.within, l.enough having count(*) >= l.enough
"""
_COPIES: Final = f"""
insert into near select l.unique_id, r.unique_id from undated l join undated r on l.words = r.words
where l.unique_id < r.unique_id and len(l.words) > 0 and {_OTHER}
"""


def block(database: duckdb.DuckDBPyConnection) -> None:
    """Make the view `pairs` (join_key_l, join_key_r, match_key) of the table `accounts` (`recount.linking.columns`)."""
    database.execute("create or replace temp table steps (dx int, dy int, dt int)")
    database.executemany("insert into steps values (?, ?, ?)", list(product((-1, 0, 1), repeat=3)))
    database.execute(_CELLS)
    database.execute(_MARKS)
    near = [
        _NEAR.format(p=p, lt=lt, rt=rt, t=max(lt, rt), same_place=_SAME_PLACE[p])
        for p, lt, rt in product((0, 1, 2), (0, 1), (0, 1))
    ]
    database.execute(f"create or replace temp table near as {' union all '.join(near)}")
    database.execute(f"insert into near select distinct * from ({_MARKED}) anti join near using (join_key_l, join_key_r)")
    database.execute("create or replace temp view undated as select * from accounts where coalesce(published, since) is null")
    database.execute(_COPIES)
    database.execute("create or replace temp view pairs as select *, '0' as match_key from near")
    database.execute("drop table cells")
    database.execute("drop table marks")
