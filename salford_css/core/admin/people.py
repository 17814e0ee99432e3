"""Accounts, posts, who holds them, and what they may do."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline, reason_in
from salford_css.core.admin.workflow import say_refusals
from salford_css.core.employment import faults_over_time
from salford_css.core.models import AccessGrant, Post, PostEmployment, ReportingLine, Tenure, User
from salford_css.core.services import people


class TenureInline(DirectorateInline):
    model = Tenure


class GrantInline(DirectorateInline):
    model = AccessGrant


class UserGrantInline(GrantInline):
    """Rights given to a person, past any post."""

    fields = ("role", "organisation", "valid_from", "valid_to")


class EmploymentFormSet(BaseInlineFormSet):
    """The employers of a post: together they must be right on every day."""

    def clean(self) -> None:
        """Refuse shares that do not come to the whole, and two employers that lead."""
        super().clean()
        rows = [form.instance for form in self.forms if form.is_valid() and form.instance.organisation_id]
        if not any(form.errors for form in self.forms) and (found := faults_over_time([r.as_numbers() for r in rows])):
            raise ValidationError(found)


class EmploymentInline(DirectorateInline):
    model = PostEmployment
    formset = EmploymentFormSet


class ReportsToInline(DirectorateInline):
    """To whom the post reports."""

    model = ReportingLine
    fk_name = "post"


class NewUserForm(AdminUserCreationForm):
    """A new account with its first password."""

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username",)


class UserForm(UserChangeForm):
    """An account; its password is set on a page of its own."""

    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"


@admin.register(User)
class AccountAdmin(DirectorateAdmin, UserAdmin):
    """Accounts. What they may do comes from the posts held and from grants, never from a flag."""

    form = UserForm
    add_form = NewUserForm
    ordering = ("username",)
    list_display = ("username", "posts_today", "is_active", "last_login")
    list_filter = ("is_active", "tenures__post__kind")
    search_fields = ("username", "name", "email", "tenures__post__title")
    filter_horizontal = ()
    readonly_fields = ("last_login", "joined_at", "is_superuser", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password", "email", "name")}),
        ("Standing", {"fields": ("is_active", "is_superuser", "joined_at", "last_login")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "usable_password", "password1", "password2")}),
    )
    inlines = (TenureInline, UserGrantInline)
    actions = ("close", "reopen", "forget_second_factor")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Log a new account."""
        super().save_model(request, obj, form, change)
        if not change:
            record_activity("account-opened", obj, by=request.user, reason=reason_in(request))

    @admin.display(description="posts held today")
    def posts_today(self, user: User) -> str:
        """Name the posts."""
        today = clock.today()
        held = [tenure.post.title for tenure in user.tenures.all() if tenure.holds_on(today)]
        return ", ".join(held) or "none"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the posts of all rows in one query."""
        return super().get_queryset(request).prefetch_related("tenures__post")

    @admin.action(description="Close the account", permissions=["change"])
    def close(self, request: HttpRequest, users: Any) -> None:
        """Close accounts: sessions end at the next request."""
        say_refusals(self, request, users, people.close_account, "user", "closed", reason=reason_in(request))

    @admin.action(description="Open the account again", permissions=["change"])
    def reopen(self, request: HttpRequest, users: Any) -> None:
        """Open closed accounts again."""
        say_refusals(self, request, users, people.reopen_account, "user", "open again", reason=reason_in(request))

    @admin.action(description="Forget the second factor (lost telephone or key)", permissions=["change"])
    def forget_second_factor(self, request: HttpRequest, users: Any) -> None:
        """Take second factors away, so that new ones are set up."""
        done = "without second factor"
        say_refusals(self, request, users, people.forget_second_factor, "user", done, reason=reason_in(request))


@admin.register(Post)
class PostAdmin(DirectorateAdmin):
    """Posts with their holders, employers, superiors and rights."""

    list_display = ("title", "ref", "kind", "status", "collective")
    inlines = (TenureInline, EmploymentInline, ReportsToInline, GrantInline)


@admin.register(Tenure)
class TenureAdmin(DirectorateAdmin):
    """Who held which post, from when to when."""

    list_display = ("post", "place", "user", "valid_from", "valid_to")
    list_filter = ("post__kind",)
    search_fields = ("post__title", "post__ref", "user__username")


@admin.register(AccessGrant)
class AccessGrantAdmin(DirectorateAdmin):
    """What posts and people may do, from when to when."""

    list_display = ("role", "post", "user", "organisation", "valid_from", "valid_to")
    list_filter = ("role",)
    search_fields = ("post__title", "post__ref", "user__username", "organisation__name")


@admin.register(PostEmployment)
class PostEmploymentAdmin(DirectorateAdmin):
    """Who employs a post; two employers make a joint post. Changed at the post, where all employers stand together."""

    read_only = True
    list_display = ("post", "organisation", "is_lead", "share", "valid_from", "valid_to")
    search_fields = ("post__title", "organisation__name")


@admin.register(ReportingLine)
class ReportingLineAdmin(DirectorateAdmin):
    """To whom a post reports."""

    list_display = ("post", "superior", "organisation", "valid_from", "valid_to")
    search_fields = ("post__title", "superior__title")
