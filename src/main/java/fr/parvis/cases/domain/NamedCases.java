// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.cases.Cases;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases as other modules see them. */
@Component
@Transactional
class NamedCases implements Cases {
    private final CaseTable cases;
    private final WorkOnCase work;

    NamedCases(CaseTable cases, WorkOnCase work) {
        this.cases = cases;
        this.work = work;
    }

    @Override
    public Optional<Named> find(UUID caseFile) {
        return cases.find(caseFile).map(Case::named);
    }

    @Override
    public Optional<Named> findLocked(UUID caseFile) {
        return cases.findLocked(caseFile).map(Case::named);
    }

    @Override
    public List<Named> all(Collection<UUID> caseFiles) {
        return cases.all(caseFiles).stream().map(Case::named).toList();
    }

    @Override
    public List<Named> of(UUID person, int most) {
        return cases.of(person, most, 0).stream().map(Case::named).toList();
    }

    @Override
    public List<Named> followedBy(UUID account, int most) {
        return cases.openOf(account, most, 0).stream().map(Case::named).toList();
    }

    @Override
    public Set<UUID> open(Collection<UUID> caseFiles) {
        return cases.all(caseFiles).stream().filter(Case::open).map(Case::id).collect(Collectors.toSet());
    }

    @Override
    public Map<UUID, UUID> openOf(Collection<UUID> persons) {
        return cases.openFor(persons, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Case::person, Case::id, (first, later) -> first));
    }

    @Override
    public Map<UUID, Obtained> obtained(Collection<UUID> caseFiles) {
        return cases.obtained(caseFiles);
    }

    @Override
    public Optional<Step> nextStep(UUID caseFile) {
        return cases.steps(List.of(caseFile)).stream()
                .filter(step -> step.kind() == fr.parvis.cases.domain.Step.Kind.STEP && step.doneOn() == null)
                .min(Comparator.comparing(
                        fr.parvis.cases.domain.Step::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(step -> new Step(step.text(), step.due()));
    }

    @Override
    public boolean contacted(UUID caseFile, Contact made) {
        var said = made.said();
        var text = said.length() > Case.LONGEST_SAID ? said.substring(0, Case.LONGEST_SAID - 1) + "…" : said;
        var contact = new ContactMade(
                Ids.next(), caseFile, made.day(), CaseRules.account(), made.channel(), made.party(), text);
        return switch (work.contacted(contact, true)) {
            case Outcome.Done(var _) -> true;
            case Outcome.Refused(var refused) -> false;
            case Outcome.Changed() -> false;
        };
    }

    @Override
    public boolean remind(UUID caseFile, Reminder reminder) {
        var step = reminder.id();
        var text = reminder.text();
        var due = reminder.due();
        if (cases.findLocked(caseFile).filter(Case::open).isEmpty()) return false;
        var known = cases.steps(List.of(caseFile)).stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElse(null);
        if (known == null) {
            if (due == null) return false;
            cases.insert(new fr.parvis.cases.domain.Step(
                    step,
                    caseFile,
                    fr.parvis.cases.domain.Step.Kind.STEP,
                    text.length() > Case.LONGEST_STEP ? text.substring(0, Case.LONGEST_STEP) : text,
                    due,
                    reminder.because(),
                    null,
                    null,
                    null));
            return true;
        }
        if (known.doneOn() != null || known.dueChosen()) return false;
        cases.due(caseFile, step, due, reminder.because());
        return true;
    }

    @Override
    public boolean settle(UUID caseFile, UUID step) {
        if (cases.findLocked(caseFile).filter(Case::open).isEmpty()) return false;
        if (cases.steps(List.of(caseFile)).stream().noneMatch(one -> one.id().equals(step) && one.doneOn() == null))
            return false;
        cases.done(caseFile, step, cases.today(), CaseRules.account());
        return true;
    }

    @Override
    public boolean unsettle(UUID caseFile, UUID step) {
        if (cases.findLocked(caseFile).filter(Case::open).isEmpty()) return false;
        if (cases.steps(List.of(caseFile)).stream().noneMatch(one -> one.id().equals(step) && one.doneOn() != null))
            return false;
        cases.done(caseFile, step, null, null);
        return true;
    }

    @Override
    public Optional<UUID> takeOver(UUID caseFile, String code, String text) {
        if (cases.findLocked(caseFile).filter(Case::open).isEmpty()) return Optional.empty();
        var found = cases.steps(List.of(caseFile)).stream()
                .filter(one -> code.equals(one.code()) && one.doneOn() == null)
                .findFirst();
        found.ifPresent(one -> cases.hand(one, text));
        return found.map(fr.parvis.cases.domain.Step::id);
    }
}
