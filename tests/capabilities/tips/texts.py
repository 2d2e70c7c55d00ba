"""Every Swedish text that the public pages can show, found in the files themselves."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "src/samsyn"
TIPS = SOURCE / "capabilities/tips"
WEB = SOURCE / "interfaces/web"
TIP_PAGES = ("leave", "receipt", "already_sent", "code", "come_back", "_form", "_emergency", "_call", "_code")
LAYOUTS = ("base.html", "public.html", "_foot.html", "_languages.html")
PAGES = (
    *(TIPS / "templates/tips" / f"{name}.html" for name in TIP_PAGES),
    SOURCE / "interfaces/public/templates/public/start.html",
    *(WEB / "templates/layouts" / name for name in LAYOUTS),
    *(WEB / "templates/forms" / name for name in ("_summary.html", "field.html")),
)
CODE = (*(TIPS / f"{name}.py" for name in ("public_views", "fields", "payload", "forms")), WEB / "words.py")
SPOKEN = {"_", "gettext_lazy", "gettext", "pgettext_lazy", "ngettext"}
FOR_WORKERS = {"CallForm", "AnswerForm", "Channel", "ReporterKind"}
NOT_PUBLIC = FOR_WORKERS | {"clock", "hours_clock", "_finished", "days_left", "week_words"}
TAG = re.compile(r"""(?:\{% translate |_\()(?:"([^"]+)"|'([^']+)')""")
BLOCK = re.compile(r"\{% blocktranslate(.*?)%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
VARIABLE = re.compile(r"\{\{ (\w+) \}\}")


def public_texts() -> set[str]:
    """The texts as a language file writes them; one with a plural is "one | several"."""
    found: set[str] = set()
    for path in PAGES:
        page = path.read_text("utf-8")
        found |= {one or other for one, other in TAG.findall(page)}
        found |= {_block(options, body) for options, body in BLOCK.findall(page)}
    for path in CODE:
        found |= _of_code(ast.parse(path.read_text("utf-8")))
    return found


def _block(options: str, body: str) -> str:
    forms = re.split(r"\{% plural %\}", body)
    if "trimmed" in options:
        forms = [" ".join(line.strip() for line in form.strip().splitlines()) for form in forms]
    return VARIABLE.sub(r"%(\1)s", " | ".join(forms))


def _of_code(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name in NOT_PUBLIC:
            continue
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPOKEN:
            texts = [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
            name = node.func.id  # type: ignore[attr-defined]
            if name == "pgettext_lazy":
                found.add(f"{texts[0]}\x04{texts[1]}")
            elif texts:
                found.add(" | ".join(texts[:2]) if name == "ngettext" else texts[0])
        found |= _of_code(node)
    return found
