// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.activities.Activities;
import fr.parvis.activities.Activities.Outcome;
import fr.parvis.activities.ActivitiesAddresses;
import fr.parvis.activities.domain.ActivityLine;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Records what has no visitor in one line, and shows what was done in a month. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class ActivitiesController {
    static final String ADDRESS = ActivitiesAddresses.ACTIVITIES;

    private final Activities activities;
    private final ShowActivities show;

    ActivitiesController(Activities activities, ShowActivities show) {
        this.activities = activities;
        this.show = show;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam Map<String, String> address, SignedIn who, Model model) {
        return page(model, new ActivitiesPage.Entry(show.blank(who), new Problems()), address, who);
    }

    /** Understands the typed line and shows it in the form; nothing is recorded yet. */
    @PostMapping(ADDRESS + "/lire")
    String read(@RequestParam(defaultValue = "") String ligne, SignedIn who, Model model) {
        var today = show.today(null);
        var understood = ActivityLine.read(ligne, show.catalogue(today), today, Words.locale());
        var form = show.blank(who).with(understood);
        var problems = new Problems();
        ActivitySummary.addTo(problems, understood.problems());
        var said = "";
        if (problems.isEmpty()) {
            var activity = form.read(problems);
            if (problems.isEmpty())
                said = Words.t(
                        "activities.understood",
                        ActivitySummary.activity(activity, show.catalogue(today)),
                        Words.longDate(activity.day()));
        }
        var entry = new ActivitiesPage.Entry(form, problems, ligne, said);
        return FormAnswer.of(!problems.isEmpty(), page(model, entry, Map.of(), who));
    }

    @PostMapping(ADDRESS)
    String record(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {

        var form = ActivityForm.of(sent);
        var problems = new Problems();
        var activity = form.read(problems);
        if (problems.isEmpty())
            switch (activities.record(activity)) {
                case Outcome.Accepted accepted -> {
                    var kept = accepted.activity();
                    Notice.success(Words.t(
                                    "activities.recorded", ActivitySummary.activity(kept, show.catalogue(kept.day()))))
                            .withAction(ShowActivities.cancelAddress(kept, ADDRESS), Words.t("activities.undo"))
                            .onNextPage();
                    return "redirect:" + ADDRESS;
                }
                case Outcome.Rejected rejected -> ActivitySummary.addTo(problems, rejected.problems());
                case Outcome.Conflict conflict -> problems.add("", Words.t("activities.problem.recorded-otherwise"));
            }

        return FormAnswer.invalid(page(model, new ActivitiesPage.Entry(form, problems), Map.of(), who));
    }

    private String page(Model model, ActivitiesPage.Entry entry, Map<String, String> address, SignedIn who) {
        model.addAttribute("page", show.page(entry, address, who));
        return "activities/list";
    }
}
