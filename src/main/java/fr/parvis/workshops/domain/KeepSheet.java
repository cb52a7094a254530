// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.activities.Activities;
import fr.parvis.activities.Activity;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.skills.Learners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who was there: a sheet by device, all read together. What they say together is one activity, which the figures count the second after, however many
 * sheets come and in whatever order.
 */
@Component
@Transactional
public class KeepSheet {
    /** The page of the office, among devices. */
    private static final UUID OFFICE = Ids.NIL;

    private static final int OLDEST_DAYS = 62;
    private static final String KIND = "workshop";

    /** @param sheets number of sheets kept: a page that saw fewer is out of date */
    public record Standing(Sheet sheet, int sheets) {}

    private final CycleTable cycles;
    private final CatalogueTable catalogue;
    private final EnrolmentTable enrolments;
    private final SheetTable sheets;
    private final Activities activities;
    private final Learners learners;
    private final Nomenclature nomenclature;
    private final TrainersTime time;
    private final LocalDays localDays;
    private final Journal journal;

    KeepSheet(
            CycleTable cycles,
            CatalogueTable catalogue,
            EnrolmentTable enrolments,
            SheetTable sheets,
            Activities activities,
            Learners learners,
            Nomenclature nomenclature,
            TrainersTime time,
            LocalDays localDays,
            Journal journal) {
        this.cycles = cycles;
        this.catalogue = catalogue;
        this.enrolments = enrolments;
        this.sheets = sheets;
        this.activities = activities;
        this.learners = learners;
        this.nomenclature = nomenclature;
        this.time = time;
        this.localDays = localDays;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public Standing of(UUID session) {
        return new Standing(Sheet.together(sheets.of(session)), sheets.sheets(session));
    }

    /** From the page, which saw all that had come: what devices noted before is overruled. */
    public Outcome<UUID> keep(UUID session, Sheet sheet, int basedOn) {
        var cycle = locked(session);
        if (cycle == null) return Outcome.refused("", "workshops.problem.session");
        int known = sheets.sheets(session);
        if (known != basedOn) return new Outcome.Changed<>();
        var outcome = keep(cycle, session, new Sheet.OfDevice(OFFICE, sheet), known + 1L);
        if (outcome instanceof Outcome.Done) {
            sheets.overruleOthers(session, OFFICE);
            count(cycle, session);
        }
        return outcome;
    }

    /** From a device: of those that one account kept on it the later stands, by its own counter. */
    public Outcome<UUID> keep(UUID session, UUID device, long seq, Sheet sheet) {
        var cycle = locked(session);
        if (cycle == null) return Outcome.refused("session", "workshops.problem.session");
        var outcome = keep(cycle, session, new Sheet.OfDevice(sheets.nameOf(session, device), sheet), seq);
        if (outcome instanceof Outcome.Done) count(cycle, session);
        return outcome;
    }

    private @Nullable Cycle locked(UUID session) {
        return cycles.session(session)
                .flatMap(it -> cycles.findLocked(it.cycle()))
                .orElse(null);
    }

    private Outcome<UUID> keep(Cycle cycle, UUID id, Sheet.OfDevice kept, long seq) {
        var session = cycles.session(id).orElseThrow();
        var sheet = kept.sheet();
        var problems = problems(cycle, session, sheet);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!sheets.write(id, kept, seq, localDays.now())) return new Outcome.Done<>(id);
        if (sheets.count(id) == 1) journal.note("workshops.sheet-kept", id.toString(), Map.of());
        var there = sheet.present().entrySet().stream()
                .filter(one -> one.getValue() != Sheet.Attendance.ABSENT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        for (var it : enrolments.of(cycle.id())) {
            var learner = it.learner();
            if (learner != null && there.contains(it.id())) learners.used(learner);
        }
        return new Outcome.Done<>(id);
    }

    private List<Problem> problems(Cycle cycle, Session session, Sheet sheet) {
        var today = localDays.todayAt(cycle.point());
        if (session.cancelled() || session.day().isAfter(today))
            return List.of(Problem.of("", "workshops.problem.not-begun"));
        if (session.day().isBefore(today.minusDays(OLDEST_DAYS)))
            return List.of(Problem.of("", "workshops.problem.old", OLDEST_DAYS));
        var problems = new ArrayList<Problem>();
        var known = enrolments.of(cycle.id()).stream().map(Enrolment::id).collect(Collectors.toSet());
        if (!known.containsAll(sheet.present().keySet()))
            problems.add(Problem.of("", "workshops.problem.not-enrolled"));
        if (sheet.total() < 0 || sheet.total() > Sheet.MOST)
            problems.add(Problem.of("total", "workshops.problem.number", 0, Sheet.MOST));
        var codes = nomenclature.on(session.day());
        sheet.counts().forEach((dimension, counts) -> {
            var list = list(dimension);
            if (list == null
                    || counts.keySet().stream().anyMatch(code -> !codes.isUsable(list, code))
                    || counts.values().stream().anyMatch(persons -> persons < 0 || persons > Sheet.MOST))
                problems.add(Problem.of(dimension, "workshops.problem.dimension"));
            else if (counts.values().stream().mapToInt(Integer::intValue).sum() > sheet.total())
                problems.add(Problem.of(dimension, "workshops.problem.more", sheet.total()));
        });
        if (sheet.faces().size() != Sheet.FACES
                || sheet.faces().stream().anyMatch(persons -> persons < 0 || persons > Sheet.MOST))
            problems.add(Problem.of("visages", "workshops.problem.number", 0, Sheet.MOST));
        return problems;
    }

    /** The list of the nomenclature whose codes a dimension counts by. */
    public static @Nullable CodeList list(String dimension) {
        return switch (dimension) {
            case "age-band" -> CodeList.AGE_BAND;
            case "gender" -> CodeList.GENDER;
            case "situation" -> CodeList.SITUATION;
            default -> null;
        };
    }

    /** Writes the sheets of a session, read together, as its one activity; one that is cancelled or yet to come has none. */
    void count(Cycle cycle, UUID id) {
        var session = cycles.session(id).orElseThrow();
        int persons = Sheet.together(sheets.of(id)).headcount();
        if (persons == 0 || session.cancelled() || session.day().isAfter(localDays.todayAt(cycle.point()))) {
            activities.drop(id);
            return;
        }
        activities.keep(new Activity(
                id,
                Asking.association(),
                cycle.point(),
                session.day(),
                KIND,
                (int) Duration.between(session.begins(), session.ends()).toMinutes(),
                persons,
                null,
                Objects.requireNonNull(Actor.account(), "a sheet is kept by somebody"),
                time.of(session),
                catalogue.find(cycle.workshop()).map(Workshop::title).orElse(null),
                0));
    }
}
