"""What the pages here refuse, and the way they answer."""

from functools import partial

from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.drafts import pages
from samsyn.foundation.messages.further_use import UseRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered

REFUSALS = (ConsentRefused, UseRefused, NotDelivered, PayloadError)
page, answer = pages.page, pages.answer
attempt = partial(pages.attempt, refusals=REFUSALS)
press = partial(pages.press, refusals=REFUSALS)
