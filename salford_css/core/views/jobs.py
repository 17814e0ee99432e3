"""How far a long job is: for whoever asked for it, and for administrators."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from salford_css.core import clock, policies
from salford_css.core.models import Job


@never_cache
@require_safe
def job(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show one job; to anybody else it does not exist."""
    found = Job.objects.filter(uid=uid).first()
    if found is None or not _concerns(request, found):
        raise Http404
    return render(request, "core/job.html", {"job": found, "breadcrumbs": [], "name": found.kind.replace("-", " ")})


def _concerns(request: HttpRequest, found: Job) -> bool:
    asked = found.started_by_id is not None and found.started_by_id == request.user.pk
    return asked or policies.is_administrator(request.user, clock.today())
