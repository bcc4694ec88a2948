"""The check. The answers stay in the browser's page; what arrives is one choice, the same size either way."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from quills.web.check.keeping import gone_through
from quills.web.check.questions import QUESTIONS
from quills.web.look import arrival
from quills.web.people.ways import home
from quills.web.spaces.gate import opened

SAID: Final = {"1": True, "0": False}


@require_safe
@opened
def begin(request: HttpRequest) -> HttpResponse:
    """Are you alone? Before it, where it is not known, whether somebody else set this up."""
    page = {True: "another", False: "alone", None: "setup"}[arrival.set_up_by_another(request)]
    return render(request, f"check/{page}.html", {"home": home()})


@require_POST
@opened
def setup(request: HttpRequest) -> HttpResponse:
    """The welcome's question, answered here."""
    answer = arrival.setup(request)
    answer["Location"] = reverse("check:begin")
    return answer


@require_safe
@opened
def questions(request: HttpRequest) -> HttpResponse:
    """All questions; a script shows one at a time, and forgets what was said when the page goes."""
    if arrival.set_up_by_another(request) is not False:
        return redirect("check:begin")
    return render(request, "check/questions.html", {"questions": QUESTIONS, "home": home()})


@sensitive_post_parameters("some")
@require_POST
@opened
def keep(request: HttpRequest) -> HttpResponse:
    """Whether something was so. The same is written, of the same size, whatever it was."""
    said = SAID.get(request.POST.get("some", ""))
    if said is None or arrival.set_up_by_another(request) is not False:
        return redirect("check:begin")
    gone_through(request, careful=said)
    return redirect("check:done")


@require_safe
@opened
def done(request: HttpRequest) -> HttpResponse:
    """Thank you; word for word the same for everybody."""
    return render(request, "check/done.html", {"home": home()})
