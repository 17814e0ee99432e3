// First script of the page: says before anything is drawn that scripts run, so that nothing jumps.
document.documentElement.classList.add("js-enabled");
document.body.classList.add("js-enabled", "govuk-frontend-supported");
