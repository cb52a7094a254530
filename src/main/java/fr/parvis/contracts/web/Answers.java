// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import java.util.UUID;
import java.util.function.Function;

/** Answers to forms about contracts: on to a page, or the form again with what was wrong. */
final class Answers {
    private Answers() {}

    /**
     * @param next address of the page that follows, by the identifier of what was kept
     * @param notice key of what is said there
     * @param again view of the form with these problems
     */
    static String to(
            Outcome<UUID> outcome, Function<UUID, String> next, String notice, Function<Problems, String> again) {
        return switch (outcome) {
            case Outcome.Done(var done) -> {
                Notice.success(t(notice)).onNextPage();
                yield "redirect:" + next.apply(done);
            }
            case Outcome.Refused(var refused) -> FormAnswer.invalid(again.apply(new Problems().addAll(refused)));
            case Outcome.Changed() ->
                FormAnswer.stale(again.apply(new Problems().stale(t("contracts.problem.changed"))));
        };
    }
}
