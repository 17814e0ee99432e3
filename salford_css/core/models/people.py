"""People as the system knows them: users, posts, who holds a post when, and what a post may do."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from salford_css.core import audit, clock
from salford_css.core.employment import Employment, Reports, loop
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, exactly_one, no_overlap


class UserManager(BaseUserManager["User"]):
    """Makes users."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Make an ordinary user; without a password nobody can sign in."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator (used by the `createsuperuser` command)."""
        return self.create_user(username, password, is_superuser=True, **fields)


@audit.track(exclude=("password", "last_login"))
class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]
    """Somebody who can sign in. What they may do comes from the posts they hold and from grants."""

    username = models.CharField(max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    email = models.EmailField(blank=True)
    name = models.CharField(
        max_length=150, blank=True, help_text="Only where the person enters it; never shown to partners."
    )
    is_active = models.BooleanField("active", default=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_api_client = False

    def __str__(self) -> str:
        return self.username

    @property
    def may_read_exempt(self) -> bool:
        """Say whether the user may read Part 2: anybody with a grant but a cabinet member's alone."""
        return bool(self.roles_on(clock.today()) - {Role.CABINET_MEMBER})

    def roles_on(self, day: date) -> frozenset[str]:
        """Return every role on a day, by the posts held or by a grant of one's own; asked once for each object."""
        known: dict[date, frozenset[str]] = self.__dict__.setdefault("_roles_on", {})
        if day not in known:
            held = posts_held(self, day).values("pk")
            grants = AccessGrant.objects.in_force(day).filter(Q(user=self) | Q(post__in=held))
            known[day] = frozenset(grants.values_list("role", flat=True))
        return known[day]

    def knows_roles(self, day: date, roles: Iterable[str]) -> None:
        """Take the roles of a day from who has just read them."""
        self.__dict__.setdefault("_roles_on", {})[day] = frozenset(roles)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Forget the roles too."""
        self.__dict__.pop("_roles_on", None)
        super().refresh_from_db(*args, **kwargs)


class PostKind(models.TextChoices):
    """What sort of post it is."""

    OFFICER = "officer", "officer"
    MEMBER = "member", "elected member"
    PARTNER = "partner", "post at a partner"


class PostStatus(models.TextChoices):
    """Whether the post exists yet."""

    ESTABLISHED = "established", "established"
    PLANNED = "planned", "planned"
    PROPOSED = "proposed", "proposed"


@audit.track()
class Post(models.Model):
    """A post, not a person: the Director, a Lead Member, all Assistant Directors together."""

    ref = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=PostKind, default=PostKind.OFFICER)
    status = models.CharField(max_length=12, choices=PostStatus, default=PostStatus.ESTABLISHED)
    collective = models.BooleanField(default=False, help_text="Several people hold it side by side.")
    note = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        triggers = indexed("post", title="NEW.title", body=["NEW.note"])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the post's page."""
        return reverse("post", args=[self.ref])


@audit.track()
class Tenure(Dated):
    """Who holds a post, from when to when. A collective post has several places."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures")
    place = models.PositiveSmallIntegerField(default=1)
    user = models.ForeignKey(User, models.PROTECT, related_name="tenures")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["post", "place", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("post", "place", name="core_tenure_one_holder", message="Somebody else holds this post then."),
        ]

    def clean(self) -> None:
        """Refuse a second place in a post that one person holds."""
        super().clean()
        if self.post_id and self.place > 1 and not self.post.collective:
            raise ValidationError({"place": f"{self.post} is held by one person at a time."})

    def __str__(self) -> str:
        return f"{self.post}, place {self.place}"


def _existed(row: "PostEmployment | ReportingLine") -> None:
    """Refuse an organisation that did not exist on the day a row begins."""
    day = row.valid_from
    if day and row.organisation_id and not row.organisation.holds_on(day):
        raise ValidationError({"organisation": f"{row.organisation} did not exist on {day:%-d %B %Y}."})


@audit.track()
class PostEmployment(Dated):
    """Who employs a post. Two employers make a joint post; one of them leads."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="employments")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="employments")
    is_lead = models.BooleanField("lead employer", default=False)
    share = models.DecimalField(
        "share of cost, per cent",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Empty: not recorded.",
    )
    illustrative = models.BooleanField(default=False, help_text="Made up to show how posts are kept.")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("post", "organisation", name="core_postemployment_once"),
            no_overlap(
                "post",
                name="core_postemployment_one_lead",
                condition=Q(is_lead=True),
                message="Another employer leads on some of these days.",
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gte=0, share__lte=100),
                name="core_postemployment_share",
                violation_error_message="A share lies between 0 and 100 per cent.",
            ),
        ]

    def clean(self) -> None:
        """Refuse an employer that did not exist on the first day."""
        super().clean()
        _existed(self)

    def as_numbers(self) -> Employment:
        """Return what the rules of employment look at."""
        return Employment(str(self.organisation), self.share, self.is_lead, self.valid_from, self.valid_to)

    def __str__(self) -> str:
        return f"{self.post} at {self.organisation}"


@audit.track()
class ReportingLine(Dated):
    """To whom a post reports, at one of its employers."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="reports_to")
    superior = models.ForeignKey(Post, models.PROTECT, related_name="reported_by")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="+")
    illustrative = models.BooleanField(default=False, help_text="Made up to show how posts are kept.")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("post", "organisation", name="core_reportingline_one_superior"),
            models.CheckConstraint(
                condition=~Q(post=F("superior")),
                name="core_reportingline_not_to_itself",
                violation_error_message="A post cannot report to itself.",
            ),
        ]

    def clean(self) -> None:
        """Refuse an organisation that did not exist on the first day, and lines that lead back to where they began."""
        super().clean()
        _existed(self)
        if self.post_id and self.superior_id and self.post_id != self.superior_id:
            self._refuse_a_loop()

    def _refuse_a_loop(self) -> None:
        others = [row.as_numbers() for row in ReportingLine.objects.exclude(pk=self.pk)]
        way = loop(self.as_numbers(), others)
        if way:
            titles = Post.objects.in_bulk(way)
            said = ", who reports to ".join(str(titles[key]) for key in way[1:])
            raise ValidationError({"superior": f"That would go round in a circle: {self.post} would report to {said}."})

    def as_numbers(self) -> Reports:
        """Return what the rules of reporting look at."""
        return Reports(self.post_id, self.superior_id, self.valid_from, self.valid_to)

    def __str__(self) -> str:
        return f"{self.post} reports to {self.superior}"


class Role(models.TextChoices):
    """What a grant allows. Board secretary, pool manager and proposal owner are read off seat, pool and proposal."""

    OFFICER = "officer", "officer: drafts and enters"
    PERFORMANCE_OFFICER = "performance_officer", "performance officer: keeps definitions, results and bands"
    DIRECTOR = "director", "director: approves and publishes"
    CABINET_MEMBER = "cabinet_member", "cabinet member: reads everything that is not exempt, changes nothing"
    ADMINISTRATOR = "administrator", "administrator: reference data, users, the trail"


@audit.track()
class AccessGrant(Dated):
    """A role given to a post (the next holder inherits it) or, exceptionally, to one user."""

    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="grants")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="grants")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            exactly_one(
                "post", "user", name="core_accessgrant_one_holder", message="Give the role to a post or to a user."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} for {self.post or self.user}"


def posts_held(user: User, on: date) -> models.QuerySet[Post]:
    """Return the posts a user holds on a day."""
    return Post.objects.filter(pk__in=Tenure.objects.in_force(on).filter(user=user).values("post"))
