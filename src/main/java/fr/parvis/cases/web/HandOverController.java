// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.domain.HandOver;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands all open cases of somebody over to a colleague. */
@Controller
@Requires(value = Right.LEAD_FOLLOW_UP, within = Within.ASSOCIATION)
class HandOverController {
    static final String ADDRESS = WorkController.ADDRESS + "/passation";

    private final HandOver handOver;
    private final Accounts accounts;

    HandOverController(HandOver handOver, Accounts accounts) {
        this.handOver = handOver;
        this.accounts = accounts;
    }

    @GetMapping(ADDRESS)
    String show(Model model) {
        return page("", "", new Problems(), model);
    }

    @PostMapping(ADDRESS)
    String handOver(
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, Model model) {
        var problems = new Problems();
        var giver = FormFields.id(from);
        var taker = FormFields.id(to);
        if (giver == null) problems.add("from", Words.t("cases.problem.hand-over-from"));
        if (taker == null) problems.add("to", Words.t("cases.problem.hand-over-to"));
        if (giver != null && taker != null)
            switch (handOver.handle(giver, taker)) {
                case Outcome.Done(var handed) -> {
                    Notice.success(Words.n("cases.handed-over", handed)).onNextPage();
                    return "redirect:" + ADDRESS;
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> problems.stale(Words.t("cases.problem.changed"));
            }

        return FormAnswer.refused(problems, page(from, to, problems, model));
    }

    private String page(String from, String to, Problems problems, Model model) {
        var team = accounts.ours();
        var open = handOver.open();
        model.addAttribute(
                "page",
                new HandOverPage(
                        team.stream()
                                .filter(account -> open.containsKey(account.id()))
                                .map(account -> new Option(
                                        account.id().toString(),
                                        Words.labelled(
                                                account.name(),
                                                Words.n("cases.open", open.getOrDefault(account.id(), 0)))))
                                .toList(),
                        team.stream()
                                .filter(account -> account.active() && account.holds(Right.FOLLOW_PEOPLE))
                                .map(account -> new Option(account.id().toString(), account.name()))
                                .toList(),
                        from,
                        to,
                        problems));
        return "cases/hand-over";
    }
}
