package fr.parvis.cases.domain;

import fr.parvis.people.TellsOfPerson;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What cases keep of a person, for the answer to their access request. */
@Component
class CasesTell implements TellsOfPerson {
    private final CaseTable cases;

    CasesTell(CaseTable cases) {
        this.cases = cases;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String title() {
        return Words.t("cases.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        return cases.of(person, 200, 0).stream().map(this::told).toList();
    }

    private Told told(Case it) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(Words.t("cases.tell.opened"), Words.date(it.openedOn())));
        lines.add(new Line(Words.t("cases.turn.label"), Words.t("cases.waiting." + it.waitingOn())));
        for (var step : cases.steps(List.of(it.id()))) {
            var due = step.due();
            var done = step.doneOn();
            lines.add(new Line(
                    Words.t(step.kind() == Step.Kind.STEP ? "cases.step.text" : "cases.tell.paper"),
                    step.text()
                            + (due == null ? "" : ", " + Words.t("cases.step.due", Words.date(due)))
                            + (done == null ? "" : ", " + Words.t("cases.tell.done", done))));
        }
        for (var contact : cases.contacts(it.id(), 100, 0))
            lines.add(new Line(
                    Words.date(contact.day()) + ", " + Words.t("cases.channel." + contact.channel()) + ", "
                            + Words.t("cases.party." + contact.party()),
                    contact.said()));
        for (var closing : cases.closings(it.id()))
            lines.add(new Line(
                    Words.t("cases.close.outcome"),
                    Words.t("cases.closed-on", closing.closedOn(), Words.t("cases.outcome." + closing.outcome()))));
        return new Told(it.asked(), lines);
    }
}
