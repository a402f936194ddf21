"""The intervals of notices and the bank holidays, from placements/reference/."""

from django.db import migrations

from placements.imports import reference


def load(apps, schema_editor):
    reference.load_notice_rules(
        notice_rule_class=apps.get_model("placements", "NoticeRule"),
        bank_holiday_class=apps.get_model("placements", "BankHoliday"),
    )


class Migration(migrations.Migration):
    dependencies = [("placements", "0029_notices")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
