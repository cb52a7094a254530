// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ArrangementKept;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.arrangements.ListField;
import fr.parvis.arrangements.ListsSettings;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Use case of what is agreed with partners on their lists: written down before the first one comes. */
@Component
@Transactional
public class KeepArrangement implements Arrangements {

    private final ArrangementTable arrangements;
    private final Partners partners;
    private final ApplicationEventPublisher events;
    private final Journal journal;
    private final LocalDays localDays;
    private final boolean watchesAFolder;

    KeepArrangement(
            ArrangementTable arrangements,
            Partners partners,
            ApplicationEventPublisher events,
            Journal journal,
            LocalDays localDays,
            ListsSettings settings) {
        this.arrangements = arrangements;
        this.partners = partners;
        this.events = events;
        this.journal = journal;
        this.localDays = localDays;
        this.watchesAFolder = !settings.folder().isBlank();
    }

    @Override
    public LocalDate today() {
        return localDays.today();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Arrangement> find(UUID id) {
        return arrangements.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Arrangement> list() {
        return arrangements.list();
    }

    /** Whether an installation has a folder that is watched. */
    public boolean watchesAFolder() {
        return watchesAFolder;
    }

    /**
     * Writes an arrangement down.
     *
     * @param it of the version that was read; of a new one the identifier is the form's, so that the same form twice makes
     *     one
     */
    public Outcome<UUID> handle(Arrangement it, boolean fresh) {
        var before = arrangements.find(it.id()).orElse(null);
        var problems = problems(it, fresh);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!fresh && before == null) return new Outcome.Changed<>();
        int written = fresh ? arrangements.insert(it) : arrangements.update(it);
        if (written == 0) return fresh ? new Outcome.Done<>(it.id()) : new Outcome.Changed<>();
        journal.note(
                fresh ? "outreach.arrangement-made" : "outreach.arrangement-changed",
                it.id().toString(),
                before == null ? Map.of("partner", it.partner().toString()) : changes(before, it));
        events.publishEvent(new ArrangementKept(it.id(), it.folder()));
        return new Outcome.Done<>(it.id());
    }

    /** Problems of an arrangement; nothing is written. */
    @Transactional(readOnly = true)
    public List<Problem> check(Arrangement it, boolean fresh) {
        return problems(it, fresh);
    }

    private List<Problem> problems(Arrangement it, boolean fresh) {
        var problems = new ArrayList<Problem>();
        if (fresh) partner(it, problems);
        if (it.name().length() < 2 || it.name().length() > Arrangement.LONGEST_NAME)
            problems.add(Problem.of("name", "arrangements.problem.name", Arrangement.LONGEST_NAME));
        else if (arrangements.list().stream()
                .anyMatch(other -> !other.id().equals(it.id()) && other.name().equalsIgnoreCase(it.name())))
            problems.add(Problem.of("name", "arrangements.problem.name-taken"));
        oneOf("matter", it.matter(), Arrangement.MATTERS, problems);
        if (!it.agreedIn(ListField.REFERENCE))
            problems.add(Problem.of("fieldsIn", "arrangements.problem.fields-reference"));
        else if (!ListField.codes().containsAll(it.fieldsIn()))
            problems.add(Problem.of("fieldsIn", "arrangements.problem.choice"));
        if (it.fieldsOut().isEmpty()) problems.add(Problem.of("fieldsOut", "arrangements.problem.fields-out"));
        else if (!ReturnField.codes().containsAll(it.fieldsOut()))
            problems.add(Problem.of("fieldsOut", "arrangements.problem.choice"));
        oneOf("controller", it.controller(), Arrangement.CONTROLLERS, problems);
        oneOf("legalBasis", it.legalBasis(), Arrangement.BASES, problems);
        oneOf("informedBy", it.informedBy(), Arrangement.INFORMED_BY, problems);
        if (it.information().isBlank() && it.informedBy().equals("association"))
            problems.add(Problem.of("information", "arrangements.problem.information"));
        else if (it.information().length() > Arrangement.LONGEST_INFORMATION)
            problems.add(Problem.of("information", "arrangements.problem.long", Arrangement.LONGEST_INFORMATION));
        if (it.rightsAt().isBlank()) problems.add(Problem.of("rightsAt", "arrangements.problem.rights-at"));
        else if (it.rightsAt().length() > 254) problems.add(Problem.of("rightsAt", "arrangements.problem.long", 254));
        between("keepDays", it.keepDays(), 7, 400).ifPresent(problems::add);
        between("mostAttempts", it.mostAttempts(), 1, 20).ifPresent(problems::add);
        between("confirmDays", it.confirmDays(), 0, 180).ifPresent(problems::add);
        var on = it.returnOn();
        if (on != null && (on < 1 || on > 7)) problems.add(Problem.of("returnOn", "arrangements.problem.choice"));
        if (it.folder() && !watchesAFolder) problems.add(Problem.of("folder", "arrangements.problem.no-folder"));
        var end = it.endsOn();
        if (end != null && end.isBefore(it.startsOn()))
            problems.add(Problem.of("endsOn", "arrangements.problem.ends-before"));
        return problems;
    }

    private void partner(Arrangement it, List<Problem> problems) {
        var known = partners.find(it.partner()).filter(one -> one.service().isEmpty());
        if (known.isEmpty()) problems.add(Problem.of("partner", "arrangements.problem.partner"));
        else if (!partners.isOpen(it.partner()))
            problems.add(Problem.of("partner", "arrangements.problem.partner-closed"));
    }

    private static void oneOf(String field, String value, List<String> values, List<Problem> problems) {
        if (!values.contains(value)) problems.add(Problem.of(field, "arrangements.problem.choice"));
    }

    private static Optional<Problem> between(String field, int value, int least, int most) {
        return value < least || value > most
                ? Optional.of(Problem.of(field, "arrangements.problem.between", least, most))
                : Optional.empty();
    }

    /** Names of what changed, and where it is short its value, before and after. */
    private static Map<String, String> changes(Arrangement was, Arrangement is) {
        var changes = new LinkedHashMap<String, String>();
        note(changes, "matter", was.matter(), is.matter());
        note(changes, "fields-in", String.join(" ", was.fieldsIn()), String.join(" ", is.fieldsIn()));
        note(changes, "fields-out", String.join(" ", was.fieldsOut()), String.join(" ", is.fieldsOut()));
        note(changes, "controller", was.controller(), is.controller());
        note(changes, "basis", was.legalBasis(), is.legalBasis());
        note(changes, "informed-by", was.informedBy(), is.informedBy());
        note(changes, "keep-days", was.keepDays(), is.keepDays());
        note(changes, "most-attempts", was.mostAttempts(), is.mostAttempts());
        note(changes, "confirm-days", was.confirmDays(), is.confirmDays());
        note(changes, "return-on", String.valueOf(was.returnOn()), String.valueOf(is.returnOn()));
        note(changes, "folder", was.folder(), is.folder());
        note(changes, "starts-on", was.startsOn(), is.startsOn());
        note(changes, "ends-on", String.valueOf(was.endsOn()), String.valueOf(is.endsOn()));
        if (!was.name().equals(is.name())) changes.put("name", "changed");
        if (!was.information().equals(is.information())) changes.put("information", "changed");
        if (!was.rightsAt().equals(is.rightsAt())) changes.put("rights-at", "changed");
        return changes;
    }

    private static void note(Map<String, String> changes, String what, Object was, Object is) {
        if (!Objects.equals(was, is)) changes.put(what, was + " > " + is);
    }

    @Override
    public void remember(UUID arrangement, Map<String, String> mapping) {
        arrangements.remember(arrangement, mapping);
        journal.note("outreach.columns-corrected", arrangement.toString(), Map.of());
    }
}
