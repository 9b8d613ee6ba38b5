"""Which accounts are compared at all: those near in place and time, and those that name the same person.

Each account stands in one cell of place and time and is compared with those of its own and of the neighbouring cells, so a
pair is found once. Cells are 1/8 degree by 3 days; what names only a district or something wider, or a period of more than
four days, is sought in cells of 2 degrees, or of 32 days. Cells do not depend on what else is known: a new account touches
its own alone. Accounts of one document are of different incidents and are not compared.
"""

from __future__ import annotations

from itertools import product
from typing import Final

import duckdb

from recount.linking.observation import PRECISE_PLACE

DEGREES: Final = (0.125, 2.0)  # of a fine and of a wide cell
DAYS: Final = (3, 32)
SHORT: Final = 4  # days of a period that is sought in fine cells
_NAMED_WITHIN: Final = 45  # days between two accounts that are compared since they name the same person

_CELLS: Final = f"""
create or replace temp table cells as
select unique_id as n, document, (precision > {PRECISE_PLACE})::int as p, (until - since >= {SHORT})::int as t,
  floor(lat / {DEGREES[0]})::int as y0, floor(lon / {DEGREES[0]})::int as x0, (middle // {DAYS[0]})::int as t0,
  floor(lat / {DEGREES[1]})::int as y1, floor(lon / {DEGREES[1]})::int as x1, (middle // {DAYS[1]})::int as t1
from (select *, (since + until) // 2 as middle from accounts)
where lat is not null and lon is not null and middle is not null
"""
_OTHER: Final = "(l.document is null or l.document is distinct from r.document)"
_NEAR: Final = f"""
select least(l.n, r.n) as join_key_l, greatest(l.n, r.n) as join_key_r
from (select cells.*, dx, dy, dt from cells, steps where p = {{p}} and t = {{lt}}) l
join cells r on r.y{{p}} = l.y{{p}} + l.dy and r.x{{p}} = l.x{{p}} + l.dx and r.t{{t}} = l.t{{t}} + l.dt
where r.t = {{rt}} and (r.p < {{p}} or (r.p = {{p}} and l.n < r.n)) and {_OTHER}
"""
_NAMED: Final = f"""
select distinct l.n as join_key_l, r.n as join_key_r from named l join named r on l.name = r.name
where l.n < r.n and abs(l.day - r.day) <= {_NAMED_WITHIN} and {_OTHER}
"""
_NAMES: Final = """
create or replace temp table named as
select unique_id as n, document, coalesce(published, since) as day, unnest(names) as name from accounts
"""


def block(database: duckdb.DuckDBPyConnection) -> None:
    """Make the table `pairs` (join_key_l, join_key_r, match_key) of the table `accounts` (`recount.linking.columns`)."""
    database.execute("create or replace temp table steps (dx int, dy int, dt int)")
    database.executemany("insert into steps values (?, ?, ?)", list(product((-1, 0, 1), repeat=3)))
    database.execute(_CELLS)
    database.execute(_NAMES)
    near = [_NEAR.format(p=p, lt=lt, rt=rt, t=max(lt, rt)) for p, lt, rt in product((0, 1), repeat=3)]
    database.execute(f"create or replace temp table near as {' union all '.join(near)}")
    database.execute(
        f"create or replace temp table pairs as select *, '0' as match_key from near"
        f" union all select *, '0' from ({_NAMED}) n anti join near using (join_key_l, join_key_r)"
    )
