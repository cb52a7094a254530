package fr.parvis.cases.domain;

import fr.parvis.people.People;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an account follows: what is overdue, what is due within a week, what has waited long, and the rest. */
@Component
@Transactional(readOnly = true)
public class MyWork {
    /** Open cases of one account that are looked through; more than anybody follows. */
    private static final int MOST = 500;

    /** A step that is due in a case. */
    public record Due(Case it, Step step) {}

    /** @param total of the open cases */
    public record Work(
            List<Due> overdue,
            List<Due> soon,
            List<Case> waiting,
            List<Case> all,
            Map<UUID, People.Named> persons,
            int total) {}

    private final CaseTable cases;
    private final People people;

    MyWork(CaseTable cases, People people) {
        this.cases = cases;
        this.people = people;
    }

    /** @param patience days after which a case has waited long */
    public Work of(UUID account, int patience) {
        var today = cases.today();
        var open = cases.openOf(account, MOST, 0);
        Map<UUID, Case> byId = open.stream().collect(Collectors.toMap(Case::id, Function.identity()));
        var due = new ArrayList<Due>();
        for (var step : cases.steps(List.copyOf(byId.keySet())))
            if (step.due() != null && step.doneOn() == null)
                due.add(new Due(Objects.requireNonNull(byId.get(step.caseFile())), step));
        due.sort(Comparator.comparing(one -> Objects.requireNonNull(one.step.due())));
        var total = open.size() < MOST ? open.size() : cases.countOpen(account);
        return new Work(
                due.stream().filter(one -> before(one, today)).toList(),
                due.stream()
                        .filter(one -> !before(one, today) && before(one, today.plusDays(8)))
                        .toList(),
                open.stream()
                        .filter(it -> !it.waitingOn().equals("us")
                                && it.waitingSince().isBefore(today.minusDays(patience)))
                        .toList(),
                open,
                people.names(open.stream().map(Case::person).collect(Collectors.toSet())),
                total);
    }

    private static boolean before(Due due, LocalDate day) {
        return Objects.requireNonNull(due.step.due()).isBefore(day);
    }

    public LocalDate today() {
        return cases.today();
    }
}
