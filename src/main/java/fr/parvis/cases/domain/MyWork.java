// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.people.People;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open cases of an account: overdue, due within a week, waiting for long, and the rest. */
@Component
@Transactional(readOnly = true)
public class MyWork {
    /** Open cases of one account that are looked through; more than anybody follows. */
    private static final int MOST = 500;

    private static final int MOST_PAST = 50;

    /** Identifier of a case, and how often it was changed. */
    public record Standing(UUID id, int version) {}

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
        var steps = cases.dueOf(account, today.plusDays(8), MOST);
        Map<UUID, Case> byId = cases.all(steps.stream().map(Step::caseFile).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Case::id, Function.identity()));
        var due = steps.stream()
                .map(step -> new Due(Objects.requireNonNull(byId.get(step.caseFile())), step))
                .toList();
        var total = open.size() < MOST ? open.size() : cases.countOpen(account);
        return new Work(
                due.stream().filter(one -> before(one, today)).toList(),
                due.stream().filter(one -> !before(one, today)).toList(),
                open.stream()
                        .filter(it -> !it.waitingOn().equals("us")
                                && it.waitingSince().isBefore(today.minusDays(patience)))
                        .toList(),
                open,
                people.names(Stream.concat(open.stream(), byId.values().stream())
                        .map(Case::person)
                        .collect(Collectors.toSet())),
                total);
    }

    /** Open cases of an account, those that have waited longest first. */
    public List<Case> open(UUID account) {
        return cases.openOf(account, MOST, 0);
    }

    /** Open cases of an account: their identifiers and current versions. */
    public List<Standing> standing(UUID account) {
        return cases.standingOf(account, MOST);
    }

    /** Cases by identifier, in no order. */
    public List<Case> all(Collection<UUID> ids) {
        return cases.all(ids);
    }

    /** A case of the association, closed ones too. */
    public Optional<Case> find(UUID caseFile) {
        return cases.find(caseFile);
    }

    /** Overdue steps of the association's open cases, by who answers for them: the most first. */
    public Map<UUID, Integer> overdueOfAll() {
        return cases.countOverdue();
    }

    /** Open cases of persons whose files are past their time of keeping: they keep the file until they are closed. */
    public List<Case> past() {
        return cases.openFor(people.pastTerm(MOST_PAST), MOST_PAST);
    }

    /** Names of the persons of cases, by person. */
    public Map<UUID, People.Named> persons(Collection<Case> of) {
        return people.names(of.stream().map(Case::person).collect(Collectors.toSet()));
    }

    private static boolean before(Due due, LocalDate day) {
        return Objects.requireNonNull(due.step.due()).isBefore(day);
    }

    public LocalDate today() {
        return cases.today();
    }
}
