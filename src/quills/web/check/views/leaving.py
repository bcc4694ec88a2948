"""How Leave is set: what it does, where it goes, and trying it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quills.web.check.forms import SiteForm
from quills.web.check.leaving import choose, chosen, give
from quills.web.spaces.gate import opened


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def leave(request: HttpRequest) -> HttpResponse:
    """The settings of Leave; what is chosen is sealed."""
    form = SiteForm(request.POST) if request.method == "POST" else SiteForm.of(chosen(request))
    if form.is_valid():
        host = form.cleaned_data["host"]
        choose(request, host)
        messages.success(request, _("Saved. Leave goes there from now on."))
        answer = redirect("check:leave")
        give(answer, host)
        return answer
    context = {"form": form, "back_to": reverse("check:you"), "back_words": _("Back")}
    return render(request, "check/leave.html", context)
