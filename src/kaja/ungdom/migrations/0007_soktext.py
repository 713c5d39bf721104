"""Everyone is found by plain letters, by any word from its beginning, and by all her numbers.

Some thousands at a time, each with a transaction of its own: who kills this starts it again, and
those who have their text already are left as they are.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import migrations

from kaja.ungdom.samma import same_human
from kaja.ungdom.sokord import search_text

AT_ONCE = 2000
NEW = "UPDATE ungdom_person SET sokbar = %s WHERE id = %s"


def store(apps: Any, schema_editor: Any) -> None:
    """Store the text of all who have another."""
    people = apps.get_model("ungdom", "Person").objects.order_by("pk")
    others = _others(apps)
    last = 0
    while rows := list(
        people.filter(pk__gt=last).values_list("pk", "fornamn", "efternamn", "nummer", "sokbar")[
            :AT_ONCE
        ]
    ):
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(NEW, list(_changed(rows, others)))
        last = rows[-1][0]


def _changed(rows: list[Any], others: dict[int, list[str]]) -> Iterator[tuple[str, int]]:
    for pk, fornamn, efternamn, nummer, sokbar in rows:
        text = search_text(fornamn, efternamn, (nummer, *others.get(pk, ())))
        if text != sokbar:
            yield text, pk


def _others(apps: Any) -> dict[int, list[str]]:
    """The numbers that some are found by besides their own, as `queries.other_numbers` has them."""
    alias = apps.get_model("ungdom", "Alias").objects.filter(ersatt__isnull=True)
    mergers = apps.get_model("ungdom", "Sammanslagning").objects.filter(ersatt__isnull=True)
    pairs = set(mergers.values_list("fran_id", "till_id"))
    merged = {pk for pair in pairs for pk in pair}
    numbers: dict[int, list[str]] = defaultdict(list)
    own = apps.get_model("ungdom", "Person").objects.filter(pk__in=merged)
    for rows in (alias.values_list("person_id", "nummer"), own.values_list("pk", "nummer")):
        for pk, nummer in rows:
            numbers[pk].append(nummer)
    groups = same_human(merged.union(numbers), pairs)
    return {
        pk: [nr for one in sorted(group) for nr in numbers[one]] for pk, group in groups.items()
    }


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("ungdom", "0006_samma_dag_och_namn")]

    operations = [migrations.RunPython(store, migrations.RunPython.noop, atomic=False)]
