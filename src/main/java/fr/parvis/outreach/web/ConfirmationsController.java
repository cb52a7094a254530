// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.outreach.domain.ConfirmAvoided;
import fr.parvis.outreach.domain.ListedHousehold;
import fr.parvis.outreach.domain.Solution;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks whether the cut was avoided, for solutions whose day of confirmation has come; one press each. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class ConfirmationsController {
    static final String ADDRESS = HouseholdsController.ADDRESS + "/a-confirmer";

    private final ConfirmAvoided confirm;
    private final ShowHousehold show;

    ConfirmationsController(ConfirmAvoided confirm, ShowHousehold show) {
        this.confirm = confirm;
        this.show = show;
    }

    @GetMapping(ADDRESS)
    String show(Model model) {
        var due = confirm.due();
        var entries = confirm.entries(due).stream().collect(Collectors.toMap(ListedHousehold::id, entry -> entry));
        model.addAttribute(
                "page",
                new ConfirmPage(due.stream()
                        .flatMap(
                                it -> Stream.ofNullable(entries.get(it.entry())).map(entry -> line(it, entry)))
                        .toList()));
        return "outreach/work/confirm";
    }

    private ConfirmPage.Line line(Solution it, ListedHousehold entry) {
        return new ConfirmPage.Line(
                it.id().toString(),
                HouseholdController.address(entry.id()),
                entry.code(),
                show.place(entry),
                Words.t("outreach.work.solution." + it.kind()),
                it.plannedOn() == null
                        ? ""
                        : Words.t(
                                "outreach.work.planned-for",
                                Words.t("outreach.work.what." + (it.planned() == null ? "other" : it.planned())),
                                Words.longDate(it.plannedOn())));
    }

    @PostMapping(ADDRESS + "/{id}")
    String confirm(@PathVariable UUID id, @RequestParam(defaultValue = "") String what) {
        switch (confirm.handle(id, what)) {
            case CONFIRMED ->
                Notice.success(Words.t("outreach.work.confirmed." + what))
                        .withAction(ADDRESS + "/" + id + "/annuler", Words.t("outreach.work.undo"))
                        .onNextPage();
            case TOO_SOON ->
                Notice.warning(Words.t("outreach.work.confirm.too-soon")).onNextPage();
            case SAID_ALREADY ->
                Notice.warning(Words.t("outreach.work.confirm.said-already")).onNextPage();
            case UNKNOWN -> throw new NotFound("solution " + id);
        }
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ADDRESS + "/{id}/annuler")
    String undo(@PathVariable UUID id) {
        if (confirm.undo(id)) Notice.success(Words.t("outreach.work.undone")).onNextPage();
        else Notice.warning(Words.t("outreach.work.undone.late")).onNextPage();
        return "redirect:" + ADDRESS;
    }
}
