// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.FirstStep;
import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** First steps of a new network or association, for the account that sets it up, until the last is done. */
@Component
class FirstStepsHomePart implements HomePart {
    private final List<FirstStep> steps;

    FirstStepsHomePart(List<FirstStep> steps) {
        this.steps =
                steps.stream().sorted(Comparator.comparingInt(FirstStep::order)).toList();
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (!who.may(Right.MANAGE_ACCOUNTS)) return Optional.empty();
        var done = steps.stream().map(step -> step.done().test(who)).toList();
        if (done.getLast()) return Optional.empty();
        var rows = new ArrayList<Row>();
        int next = done.indexOf(false);
        for (int i = 0; i < steps.size(); i++)
            rows.add(new Row(
                    t(steps.get(i).text()),
                    t(done.get(i) ? "access.first-steps.done" : "access.first-steps.to-do"),
                    steps.get(i).address().apply(who),
                    i == next));
        var title = who.association() == null ? "access.first-steps.title" : "access.first-steps.title-association";
        return Optional.of(new Content(t(title), rows.get(next).href(), List.of(), rows, ""));
    }
}
