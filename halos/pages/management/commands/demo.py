from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.urls import reverse

from halos.core import clock
from halos.pages.demo import make_demo


class Command(BaseCommand):
    help = "Make the database where there is none, load the catalogue and keep the demo's answers under fixed links."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=7, help="decides the links (default: %(default)s)")
        parser.add_argument("--size", type=int, default=3, help="how many answers (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("load", verbosity=0)
        for saved in make_demo(size=options["size"], seed=options["seed"], now=clock.now()):
            if options["verbosity"]:
                self.stdout.write(
                    f"{settings.ORIGIN}{reverse('pages:saved', args=[saved.secret])}  {saved.question[:60]}"
                )
