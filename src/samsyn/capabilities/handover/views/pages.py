"""What the pages here refuse, and the way they answer."""

from functools import partial

from samsyn.capabilities.handover.refusals import HandOverRefused
from samsyn.foundation.cases.deputies import DeputyRefused
from samsyn.foundation.drafts import pages

page, answer = pages.page, pages.answer
attempt = partial(pages.attempt, refusals=(HandOverRefused, DeputyRefused))
