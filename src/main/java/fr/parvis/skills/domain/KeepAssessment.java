// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.messages.Messages;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.skills.SkillsSettings;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what was seen of a learner. One assessment a day: what is said again that day corrects what was said before. Whose card was not typed
 * lately, or whose file the account may not follow, is not assessed.
 */
@Component
@Transactional
public class KeepAssessment {
    static final int OLDEST_DAYS = 62;

    /**
     * An assessment to keep.
     *
     * @param day null: today at the point
     * @param levels by gesture; what was not tried is left out
     * @param access null when nobody asked
     * @param brakes null when nobody asked
     * @param visit during which it was seen
     */
    public record Command(
            UUID learner,
            UUID point,
            @Nullable LocalDate day,
            Map<String, Level> levels,
            @Nullable List<String> access,
            @Nullable List<String> brakes,
            @Nullable UUID visit) {

        /** One gesture. */
        public static Command of(UUID learner, UUID point, String gesture, Level level) {
            return new Command(learner, point, null, Map.of(gesture, level), null, null, null);
        }
    }

    private final LearnerTable learners;
    private final AssessmentTable table;
    private final Gestures gestures;
    private final Cards cards;
    private final People people;
    private final Points points;
    private final Visits visits;
    private final Messages messages;
    private final LocalDays localDays;
    private final Journal journal;
    private final int oneIn;

    KeepAssessment(
            LearnerTable learners,
            AssessmentTable table,
            Gestures gestures,
            Cards cards,
            People people,
            Points points,
            Visits visits,
            Messages messages,
            LocalDays localDays,
            Journal journal,
            SkillsSettings settings) {
        this.learners = learners;
        this.table = table;
        this.gestures = gestures;
        this.cards = cards;
        this.people = people;
        this.points = points;
        this.visits = visits;
        this.messages = messages;
        this.localDays = localDays;
        this.journal = journal;
        this.oneIn = settings.doubleOneIn();
    }

    /** The path of a card, where there is one: looking makes none. */
    @Transactional(readOnly = true)
    public Optional<Learner> findOfCard(UUID card) {
        return cards.reads(card) ? learners.findOfCard(card) : Optional.empty();
    }

    /** The path of a person whom the current account may follow, where there is one. */
    @Transactional(readOnly = true)
    public Optional<Learner> findOfPerson(UUID person) {
        if (!follows()) return Optional.empty();
        return people.find(person)
                .flatMap(found -> learners.ofPerson(found.id()).stream().findFirst());
    }

    /** The path of a card that the current account typed lately, begun when there is none. */
    public Optional<Learner> learnerOfCard(UUID card) {
        return cards.reads(card) ? Optional.of(learners.ofCard(card, localDays.today())) : Optional.empty();
    }

    /** The path of a person whom the current account may follow, begun when there is none. */
    public Optional<Learner> learnerOfPerson(UUID person) {
        if (!follows()) return Optional.empty();
        return people.find(person).map(found -> learners.begin(found.id(), localDays.today()));
    }

    /** A learner whom the current account may see now. */
    @Transactional(readOnly = true)
    public Optional<Learner> find(UUID learner) {
        return learners.find(learner).filter(this::mayRead);
    }

    private boolean mayRead(Learner it) {
        var card = it.card();
        var person = it.person();
        return (card != null && cards.reads(card))
                || (person != null && follows() && people.find(person).isPresent());
    }

    static boolean follows() {
        var who = SignedIn.current();
        return who != null && who.may(Right.FOLLOW_PEOPLE);
    }

    public Outcome<UUID> keep(Command said) {
        return keep(said, null);
    }

    /** @param at time when it was seen, where that is told later; null: now */
    Outcome<UUID> keep(Command said, @Nullable Instant at) {
        var learner = find(said.learner()).orElse(null);
        return learner == null ? Outcome.refused("", "skills.problem.learner") : keep(learner, said, at);
    }

    /** For a path that the current account may write on now, however it came to it. */
    Outcome<UUID> keep(Learner learner, Command said) {
        return keep(learner, said, null);
    }

    private Outcome<UUID> keep(Learner learner, Command said, @Nullable Instant at) {
        var problems = new ArrayList<Problem>();
        var point = points.findOurs(said.point()).orElse(null);
        if (point == null) return Outcome.refused("point", "skills.problem.point");
        var today = localDays.today(point);
        var day = said.day() == null ? today : said.day();
        if (day.isAfter(today)) problems.add(Problem.of("jour", "skills.problem.future"));
        else if (day.isBefore(today.minusDays(OLDEST_DAYS)))
            problems.add(Problem.of("jour", "skills.problem.old", OLDEST_DAYS));
        var standing = new LinkedHashMap<String, Gesture>();
        for (var gesture : gestures.on(day)) standing.put(gesture.code(), gesture);
        for (var code : said.levels().keySet())
            if (!standing.containsKey(code)) problems.add(Problem.of("gestes", "skills.problem.gesture", code));
        if (said.access() != null && !Assessment.ACCESS.containsAll(said.access()))
            problems.add(Problem.of("equipement", "skills.problem.access"));
        if (said.brakes() != null && !Assessment.BRAKES.containsAll(said.brakes()))
            problems.add(Problem.of("freins", "skills.problem.brakes"));
        boolean known = table.find(learner.id(), day).isPresent();
        if (!known && said.levels().isEmpty() && isEmpty(said.access()) && isEmpty(said.brakes()))
            problems.add(Problem.of("gestes", "skills.problem.nothing"));
        var visit = said.visit();
        if (visit != null && visits.find(List.of(visit)).isEmpty())
            problems.add(Problem.of("", "skills.problem.visit"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var it = table.begin(Ids.next(), learner.id(), point.id(), day);
        said.levels()
                .forEach((code, level) -> table.write(
                        it.id(),
                        new AssessmentTable.Seen(
                                Objects.requireNonNull(standing.get(code)),
                                level,
                                DoubleDraw.drawn(it.id(), code, oneIn),
                                visit,
                                at)));
        table.change(it.id(), said.access(), said.brakes());
        if (!known) journal.note("skills.assessed", it.id().toString(), Map.of());
        var card = learner.card();
        if (card != null) cards.touch(card);
        var person = learner.person();
        if (person != null) people.contacted(person, day);
        // the next follow-up counts from this assessment, so the call after the earlier one is withdrawn
        if (person != null
                && !known
                && table.of(List.of(learner.id())).getFirst().day().equals(day))
            messages.withdraw(FollowUps.about(learner.id()));
        return new Outcome.Done<>(it.id());
    }

    private static boolean isEmpty(@Nullable List<String> said) {
        return said == null || said.isEmpty();
    }

    /** A gesture of today was not tried after all. */
    public Outcome<UUID> notTried(UUID learner, UUID point, String gesture) {
        if (find(learner).isEmpty()) return Outcome.refused("", "skills.problem.learner");
        var it = table.find(learner, localDays.todayAt(point)).orElse(null);
        if (it == null) return new Outcome.Done<>(learner);
        table.remove(it.id(), gesture);
        table.change(it.id(), null, null);
        return new Outcome.Done<>(it.id());
    }

    /** Keeps the observation of a second colleague, who does not know the first; it cannot be changed. */
    public Outcome<UUID> keepSecond(UUID assessment, String gesture, Level level) {
        var it = table.find(assessment).orElse(null);
        var asked = it == null
                ? null
                : table.toDouble(localDays.todayAt(it.point()), false).stream()
                        .filter(one -> one.assessment().equals(assessment)
                                && one.gesture().equals(gesture))
                        .findFirst()
                        .orElse(null);
        if (it == null || asked == null) return Outcome.refused("", "skills.problem.not-asked");
        var standing = gestures.on(it.day()).stream()
                .filter(one -> one.code().equals(gesture))
                .findFirst()
                .orElse(null);
        if (standing == null) return Outcome.refused("", "skills.problem.gesture", gesture);
        table.writeSecond(assessment, standing, level);
        journal.note("skills.seen-by-second", assessment.toString(), Map.of());
        return new Outcome.Done<>(assessment);
    }
}
