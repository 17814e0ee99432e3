"""A long job says how far it is and how it ended."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django_tasks import task

from salford_css.core import clock, jobs
from salford_css.core.models import Job, Post, User


@task()
def make_posts(uid: str, names: list[str]) -> None:
    with jobs.running(uid) as progress:
        for done, name in enumerate(names, 1):
            Post.objects.create(ref=name, title=name)
            progress.reached(done, "Making posts.")
        progress.sentence = f"{len(names)} posts were made."


@pytest.fixture
def at_once(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.mark.django_db(transaction=True)
def test_a_job_ends_with_a_sentence(at_once: None):
    job = jobs.start_job("posts", by=None, total=2)
    make_posts.enqueue(uid=str(job.uid), names=["a", "b"])
    job.refresh_from_db()
    assert (job.done, job.total, job.sentence, job.failed) == (2, 2, "2 posts were made.", False)
    assert job.started_at <= job.ended_at <= clock.now()


@pytest.mark.django_db
def test_what_a_job_changes_names_the_job_and_who_asked_for_it(at_once: None, ada: User):
    job = jobs.start_job("posts", by=ada)
    make_posts.enqueue(uid=str(job.uid), names=["a"])
    event = Post.pgh_event_model.objects.get()
    assert event.pgh_context == {"command": "job posts", "user": ada.pk}


@pytest.mark.django_db
def test_a_refused_job_ends_with_the_rules_sentence():
    job = jobs.start_job("posts", by=None)
    with jobs.running(str(job.uid)):
        raise ValidationError("The period is locked.")
    job.refresh_from_db()
    assert (job.failed, job.sentence) == (True, "The period is locked.")


@pytest.mark.django_db
def test_a_job_that_breaks_says_so_without_its_insides():
    job = jobs.start_job("posts", by=None)
    with pytest.raises(ZeroDivisionError), jobs.running(str(job.uid)):
        1 / 0  # noqa: B018
    job.refresh_from_db()
    assert job.failed
    assert "division" not in job.sentence


@pytest.mark.django_db(transaction=True)
def test_progress_shows_while_the_jobs_own_transaction_is_open():
    job = jobs.start_job("posts", by=None, total=9)
    with transaction.atomic():
        jobs.Progress(str(job.uid)).reached(4, "Half way.")
        transaction.set_rollback(True)
    assert Job.objects.get().done == 4


@pytest.mark.django_db
def test_whoever_asked_for_a_job_sees_how_far_it_is(client):
    olive = User.objects.create_user("olive", "a password of length")
    job = jobs.start_job("import-results", by=olive, total=12)
    client.force_login(olive)
    assert "0 of 12 done" in client.get(f"/jobs/{job.uid}/").content.decode()


@pytest.mark.django_db
def test_a_job_of_somebody_else_does_not_exist(client, ada: User):
    job = jobs.start_job("import-results", by=ada)
    client.force_login(User.objects.create_user("olive", "a password of length"))
    assert client.get(f"/jobs/{job.uid}/").status_code == 404


@pytest.mark.django_db
def test_a_job_that_was_refused_says_so_on_its_page(client, ada: User):
    job = jobs.start_job("import-results", by=ada)
    with jobs.running(str(job.uid)):
        raise ValidationError("The period is locked.")
    client.force_login(ada)
    page = client.get(f"/jobs/{job.uid}/").content.decode()
    assert "It did not succeed." in page
    assert "The period is locked." in page
