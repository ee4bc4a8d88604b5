from typing import Any

from django.core.management.base import BaseCommand

from halos.core import clock
from halos.pages.actions import forget_ended


class Command(BaseCommand):
    help = "Remove saved answers whose end date has passed (saving an answer does the same)."

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_ended(now=clock.now())
        self.stdout.write(f"{count} saved answer{'' if count == 1 else 's'} removed.")
