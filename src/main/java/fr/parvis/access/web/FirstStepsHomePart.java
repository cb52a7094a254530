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

/** The first steps of a new network or association, for whoever sets it up, until the last is done. */
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
        if (!who.may(Right.MANAGE_ACCOUNTS) || steps.getLast().done().test(who)) return Optional.empty();
        var rows = new ArrayList<Row>();
        boolean next = true;
        for (var step : steps) {
            boolean done = step.done().test(who);
            rows.add(new Row(
                    t(step.text()),
                    t(done ? "access.first-steps.done" : "access.first-steps.to-do"),
                    step.address().apply(who),
                    next && !done));
            next = next && done;
        }
        var href = rows.stream().filter(Row::pressing).findFirst().orElseGet(rows::getLast);
        return Optional.of(new Content(t("access.first-steps.title"), href.href(), List.of(), rows, ""));
    }
}
