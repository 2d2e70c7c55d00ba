import pytest


@pytest.mark.parametrize("path", ["/", "/arenden/", "/personer/", "/kalender/", "/skickat/", "/tipsa/"])
def test_every_page_of_the_shell_is_calm_at_both_widths(visit, path):
    sara = visit("sara")
    sara.go(path)


def test_the_worker_moves_by_keyboard_only(visit):
    sara = visit("sara")
    sara.go("/")
    sara.page.keyboard.press("Tab")
    assert sara.page.evaluate("() => document.activeElement.textContent") == "Hoppa till innehållet"
    sara.page.keyboard.press("Enter")
    assert sara.page.evaluate("() => document.activeElement.id") == "innehall"
