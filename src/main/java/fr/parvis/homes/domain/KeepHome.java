// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a visit, keeps one part of its checklist after the other, and what the person agrees to share of it. */
@Component
@Transactional
public class KeepHome {
    private static final int MOST_VISITS = 10;
    private static final int OLDEST_YEARS = 3;

    /**
     * Answers to questions, as somebody typed them.
     *
     * @param sent by question; of one that takes several answers, all of them
     * @param basedOn version of the answers that they take the place of; 0 for the first
     * @param knowing whether a warning about what the note tells was read
     */
    public record Said(Map<String, List<String>> sent, String note, int basedOn, boolean knowing) {}

    /** Agreement that a part of a visit is read, as somebody typed it; see {@link Sharing}. */
    public record Agreement(
            String recipient,
            List<String> parts,
            String manner,
            @Nullable LocalDate agreedOn) {}

    private final HomeTable table;
    private final Checklist checklist;
    private final HomeSteps steps;
    private final LocalDays localDays;
    private final Points points;
    private final Cases cases;
    private final People people;
    private final Journal journal;

    KeepHome(
            HomeTable table,
            Checklist checklist,
            HomeSteps steps,
            LocalDays localDays,
            Points points,
            Cases cases,
            People people,
            Journal journal) {
        this.table = table;
        this.checklist = checklist;
        this.steps = steps;
        this.localDays = localDays;
        this.points = points;
        this.cases = cases;
        this.people = people;
        this.journal = journal;
    }

    /** Begins a visit; its identifier is made by who asks, and twice is once. */
    public Outcome<UUID> begin(UUID id, UUID caseFile, @Nullable UUID point, @Nullable LocalDate day) {
        var it = cases.find(caseFile).filter(Cases.Named::open).orElse(null);
        if (it == null) return notOpen();
        table.lock(caseFile);
        if (table.find(id).isPresent()) return new Outcome.Done<>(id);
        var problems = placeAndDay(point, day);
        if (table.of(caseFile).size() >= MOST_VISITS)
            problems.add(Problem.of("", "homes.problem.many-visits", MOST_VISITS));
        if (!problems.isEmpty() || point == null || day == null) return new Outcome.Refused<>(problems);
        table.insert(new HomeVisit(id, caseFile, point, day, account(), 0));
        steps.move(caseFile);
        return done(it, id, "homes.begun");
    }

    /** Corrects where a visit is counted, and on which day. */
    public Outcome<UUID> correct(UUID visit, @Nullable UUID point, @Nullable LocalDate day, int basedOn) {
        return open(visit, (known, it) -> {
            var problems = placeAndDay(point, day);
            var asked = table.followUps(known.caseFile()).stream()
                    .map(FollowUp::day)
                    .min(LocalDate::compareTo)
                    .orElse(null);
            if (asked != null && day != null && day.isAfter(asked))
                problems.add(Problem.of("day", "homes.problem.after-follow-up", asked));
            if (!problems.isEmpty() || point == null || day == null) return new Outcome.Refused<>(problems);
            if (!table.change(new HomeVisit(visit, known.caseFile(), point, day, known.madeBy(), basedOn)))
                return new Outcome.Changed<>();
            steps.move(known.caseFile());
            return done(it, visit, "homes.corrected");
        });
    }

    private List<Problem> placeAndDay(@Nullable UUID point, @Nullable LocalDate day) {
        var problems = new ArrayList<Problem>();
        var known = point == null ? null : points.findOurs(point).orElse(null);
        if (known == null) problems.add(Problem.of("point", "homes.problem.point"));
        if (day == null) problems.add(Problem.of("day", "shell.problem.day"));
        else if (day.isAfter(localDays.todayAt(point))) problems.add(Problem.of("day", "homes.problem.future"));
        else if (day.isBefore(localDays.today().minusYears(OLDEST_YEARS)))
            problems.add(Problem.of("day", "homes.problem.old", OLDEST_YEARS));
        return problems;
    }

    /** Takes away a visit that was begun by mistake: one of which nothing was kept. */
    public Outcome<UUID> remove(UUID visit) {
        return open(visit, (known, it) -> {
            if (table.parts(visit).values().stream().anyMatch(part -> !part.isEmpty()))
                return Outcome.refused("", "homes.problem.not-empty");
            var visits = table.of(known.caseFile());
            if (visits.size() == 1 && !table.followUps(known.caseFile()).isEmpty())
                return Outcome.refused("", "homes.problem.followed");
            boolean last = !visits.isEmpty() && visits.getLast().id().equals(visit);
            table.delete(visit);
            if (last) steps.takenAway(known.caseFile());
            else steps.move(known.caseFile());
            return done(it, known.caseFile(), "homes.removed");
        });
    }

    /** Keeps what was answered in a part, and nothing of the others. */
    public Outcome<UUID> answer(UUID visit, Section section, Said said) {
        return open(visit, (known, it) -> {
            var read = ReadAnswers.of(checklist.of(section, known.day()), said.sent, known.day());
            var problems = new ArrayList<>(read.problems());
            if (section == Section.ADVICE
                    && read.answers().all().values().stream()
                                    .filter(chosen -> chosen.contains(Checklist.CHOSEN))
                                    .count()
                            > Checklist.MOST_CHOSEN)
                problems.add(Problem.of("", "homes.problem.chosen", Checklist.MOST_CHOSEN));
            problems.addAll(ReadAnswers.note(said.note.strip(), said.knowing));
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            if (!table.write(visit, new Part(section, read.answers(), said.note.strip(), said.basedOn)))
                return new Outcome.Changed<>();
            if (section == Section.ORIENTATION) steps.move(known.caseFile());
            return done(it, visit, "homes.answered");
        });
    }

    /** Notes what the person agrees to. */
    public Outcome<UUID> share(UUID visit, Agreement agreement) {
        return open(visit, (known, it) -> {
            var problems = new ArrayList<Problem>();
            var parts = agreement.parts;
            var agreedOn = agreement.agreedOn;
            if (!Sharing.RECIPIENTS.contains(agreement.recipient))
                problems.add(Problem.of("recipient", "homes.problem.recipient"));
            if (parts.isEmpty() || !Sharing.PARTS.containsAll(parts))
                problems.add(Problem.of("parts", "homes.problem.parts"));
            if (!Sharing.MANNERS.contains(agreement.manner)) problems.add(Problem.of("manner", "homes.problem.manner"));
            if (agreedOn == null) problems.add(Problem.of("agreedOn", "shell.problem.day"));
            else if (agreedOn.isAfter(localDays.todayAt(known.point())))
                problems.add(Problem.of("agreedOn", "homes.problem.agreed-future"));
            else if (agreedOn.isBefore(known.day()))
                problems.add(Problem.of("agreedOn", "homes.problem.agreed-before", known.day()));
            if (!problems.isEmpty() || agreedOn == null) return new Outcome.Refused<>(problems);
            table.share(new Sharing(
                    visit,
                    agreement.recipient,
                    Sharing.PARTS.stream().filter(parts::contains).toList(),
                    agreement.manner,
                    agreedOn));
            return done(it, visit, "homes.sharing-agreed");
        });
    }

    /** The person takes the agreement back: there is no report any more. Also when the case is closed. */
    public boolean takeBack(UUID visit) {
        if (!table.unshare(visit)) return false;
        journal.note("homes.sharing-taken-back", visit.toString(), Map.of());
        return true;
    }

    /** Keeps what was found when the home was asked again; also when its case is closed. */
    public Outcome<UUID> followUp(UUID caseFile, int months, @Nullable LocalDate day, Said said) {
        var it = cases.find(caseFile).orElse(null);
        if (it == null || !FollowUp.TERMS.contains(months)) return notOpen();
        table.lock(caseFile);
        var visits = table.of(caseFile);
        if (visits.isEmpty()) return Outcome.refused("", "homes.problem.no-visit");
        var last = visits.getLast();
        var read = ReadAnswers.of(FollowUpQuestions.of(left(visits)), said.sent, last.day());
        var problems = new ArrayList<>(read.problems());
        if (day == null) problems.add(Problem.of("day", "shell.problem.day"));
        else if (day.isBefore(last.day())) problems.add(Problem.of("day", "homes.problem.before-visit", last.day()));
        else if (day.isAfter(localDays.todayAt(last.point()))) problems.add(Problem.of("day", "homes.problem.future"));
        problems.addAll(ReadAnswers.note(said.note.strip(), said.knowing));
        if (!problems.isEmpty() || day == null) return new Outcome.Refused<>(problems);
        var id = known(caseFile, months).map(FollowUp::id).orElseGet(fr.parvis.values.Ids::next);
        if (!table.write(new FollowUp(id, caseFile, months, day, read.answers(), said.note.strip(), said.basedOn)))
            return new Outcome.Changed<>();
        steps.move(caseFile);
        return done(it, id, "homes.followed-up");
    }

    private Optional<FollowUp> known(UUID caseFile, int months) {
        return table.followUps(caseFile).stream()
                .filter(one -> one.months() == months)
                .findFirst();
    }

    private MeasuresInPlace left(List<HomeVisit> visits) {
        return MeasuresInPlace.of(
                visits.stream().map(visit -> table.parts(visit.id())).toList());
    }

    /** Work done in a visit of an open case. */
    private interface Work {
        Outcome<UUID> in(HomeVisit visit, Cases.Named it);
    }

    private Outcome<UUID> open(UUID visit, Work work) {
        var known = table.find(visit).orElse(null);
        if (known == null) return notOpen();
        table.lock(known.caseFile());
        Function<Cases.Named, Outcome<UUID>> then = it -> work.in(known, it);
        return cases.find(known.caseFile()).filter(Cases.Named::open).map(then).orElseGet(KeepHome::notOpen);
    }

    private static Outcome<UUID> notOpen() {
        return Outcome.refused("", "homes.problem.closed");
    }

    private Outcome<UUID> done(Cases.Named it, UUID subject, String action) {
        people.contacted(it.person(), localDays.today());
        journal.note(action, subject.toString(), Map.of());
        return new Outcome.Done<>(subject);
    }

    private static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("a visit is made by somebody");
        return account;
    }
}
