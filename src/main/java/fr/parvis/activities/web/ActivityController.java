// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.activities.Activities;
import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.Activity;
import fr.parvis.activities.ActivityRemarks;
import fr.parvis.activities.domain.ActivityList;
import fr.parvis.activities.domain.RecordedActivity;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts an activity right, takes it back or gives it back, and shows what it said before. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class ActivityController {
    private static final String ONE = ActivitiesController.ADDRESS + "/{id}";

    private final Activities activities;
    private final ActivityList list;
    private final ShowActivities show;
    private final ShowHistory history;
    private final List<ActivityRemarks> remarks;

    ActivityController(
            Activities activities,
            ActivityList list,
            ShowActivities show,
            ShowHistory history,
            List<ActivityRemarks> remarks) {
        this.activities = activities;
        this.list = list;
        this.show = show;
        this.history = history;
        this.remarks = remarks;
    }

    @GetMapping(ONE)
    String form(@PathVariable UUID id, Model model) {
        var found = findStanding(id);
        return page(model, found, ActivityForm.of(found.activity()), new Problems());
    }

    @PostMapping(ONE)
    String correct(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        sent.set("activity", id.toString());

        var found = findStanding(id);
        var form = ActivityForm.of(sent);
        var problems = new Problems();
        var activity = form.read(problems);
        if (problems.isEmpty())
            switch (activities.correct(activity, form.reason())) {
                case Outcome.Accepted accepted -> {
                    Notice.success(Words.t("activities.corrected", said(accepted.activity())))
                            .onNextPage();
                    return "redirect:" + ActivitiesController.ADDRESS + "?mois="
                            + java.time.YearMonth.from(accepted.activity().day());
                }
                case Outcome.Rejected rejected -> ActivitySummary.addTo(problems, rejected.problems());
                case Outcome.Conflict conflict -> {
                    var now = conflict.current();
                    problems.stale(Words.t("activities.problem.conflict", said(now)));
                    // the form is now based on the other change: sent again, it overwrites it
                    return FormAnswer.stale(page(model, found, form.basedOn(now.version()), problems));
                }
            }

        return FormAnswer.invalid(page(model, found, form, problems));
    }

    @PostMapping(ONE + "/annuler")
    String cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String retour,
            Model model) {
        var problems = new Problems();
        var notice = switch (activities.cancel(id, version, reason)) {
            case Outcome.Accepted accepted ->
                Notice.success(Words.t("activities.cancelled", said(accepted.activity())))
                        .withAction(
                                ActivitiesController.ADDRESS + "/"
                                        + accepted.activity().id() + "/retablir?retour="
                                        + java.net.URLEncoder.encode(
                                                LocalAddress.orElse(retour, ActivitiesController.ADDRESS),
                                                java.nio.charset.StandardCharsets.UTF_8),
                                Words.t("activities.give-back"));
            case Outcome.Rejected rejected -> {
                problems.addAll(rejected.problems());
                yield Notice.danger(Words.t(rejected.problems().getFirst()));
            }
            case Outcome.Conflict conflict -> {
                problems.stale(Words.t("activities.cancel-conflict"));
                yield Notice.warning(Words.t("activities.cancel-conflict"));
            }
        };
        var found = problems.isEmpty() ? null : list.find(id).orElse(null);
        // a reason that was typed is not typed again
        if (found != null && !found.cancelled() && list.isOpen(found) && !list.isFree(found)) {
            var form = ActivityForm.of(found.activity());
            var cancelling = new FilledForm(Map.of("reason", reason), problems);
            return FormAnswer.refused(problems, page(model, found, form, new Problems(), cancelling));
        }
        notice.onNextPage();
        return "redirect:" + LocalAddress.orElse(retour, ActivitiesController.ADDRESS);
    }

    @PostMapping(ONE + "/retablir")
    String giveBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String retour) {
        var notice = switch (activities.giveBack(id)) {
            case Outcome.Accepted accepted ->
                Notice.success(Words.t("activities.given-back", said(accepted.activity())));
            case Outcome.Rejected rejected -> {
                var problem = rejected.problems().getFirst();
                yield Notice.danger(Words.t(problem));
            }
            case Outcome.Conflict conflict -> Notice.warning(Words.t("activities.cancel-conflict"));
        };
        notice.onNextPage();

        return "redirect:" + LocalAddress.orElse(retour, ActivitiesController.ADDRESS);
    }

    @GetMapping(ONE + "/historique")
    String history(@PathVariable UUID id, Model model) {
        var found = find(id);
        model.addAttribute("page", history.page(found, remarks(id)));
        return "activities/history";
    }

    private List<ActivityRemarks.Remark> remarks(UUID id) {
        return remarks.stream().flatMap(one -> one.of(id).stream()).toList();
    }

    private RecordedActivity find(UUID id) {
        return list.find(id).orElseThrow(() -> new NotFound("activity " + id));
    }

    private RecordedActivity findStanding(UUID id) {
        var found = find(id);
        if (found.cancelled()) throw new NotFound("activity " + id + " was taken back");
        return found;
    }

    private String said(Activity activity) {
        return ActivitySummary.activity(activity, show.catalogue(activity.day()));
    }

    private String page(Model model, RecordedActivity found, ActivityForm form, Problems problems) {
        return page(model, found, form, problems, FilledForm.empty());
    }

    /** @param cancelling values of the form that takes the activity back, when they were refused */
    private String page(
            Model model, RecordedActivity found, ActivityForm form, Problems problems, FilledForm cancelling) {
        var activity = found.activity();
        model.addAttribute(
                "page",
                new ActivityPage(
                        activity.id().toString(),
                        Words.t("activities.said-on", said(activity), Words.longDate(activity.day())),
                        list.isOpen(found),
                        !list.isFree(found),
                        list.oldestDays(),
                        remarks(activity.id()),
                        form,
                        show.choices(activity.account(), activity),
                        problems,
                        ShowActivities.cancelAddress(activity, ActivitiesController.ADDRESS),
                        cancelling,
                        activity.version() == 0
                                ? null
                                : ActivitiesController.ADDRESS + "/" + activity.id() + "/historique"));
        return "activities/correction";
    }
}
