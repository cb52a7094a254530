// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The path of a learner: what they did the first time and the last, gesture by gesture. Looking at it is noted in the journal. */
@Component
@Transactional
public class ReadPath {

    /**
     * A gesture on the path.
     *
     * @param first null when it was never tried
     * @param last null when it was tried once
     */
    public record Step(
            Gesture gesture,
            @Nullable Level first,
            @Nullable LocalDate firstDay,
            @Nullable Level last,
            @Nullable LocalDate lastDay) {

        /** How it is done now. */
        public @Nullable Level now() {
            return last == null ? first : last;
        }
    }

    /**
     * @param assessments the latest first
     * @param joined paths of cards that are this person's, too
     */
    public record Path(Learner learner, List<Step> steps, List<Assessment> assessments, List<UUID> joined) {}

    /**
     * The assessment of today.
     *
     * @param gestures of today, in order
     * @param levels levels seen of them, by gesture
     * @param assessment null before the first press
     */
    public record Today(
            Learner learner,
            List<Gesture> gestures,
            Map<String, Level> levels,
            @Nullable Assessment assessment) {}

    private final LearnerTable learners;
    private final AssessmentTable table;
    private final Gestures gestures;
    private final KeepAssessment keep;
    private final People people;
    private final LocalDays localDays;
    private final Journal journal;

    ReadPath(
            LearnerTable learners,
            AssessmentTable table,
            Gestures gestures,
            KeepAssessment keep,
            People people,
            LocalDays localDays,
            Journal journal) {
        this.learners = learners;
        this.table = table;
        this.gestures = gestures;
        this.keep = keep;
        this.people = people;
        this.localDays = localDays;
        this.journal = journal;
    }

    /** Nothing when the learner is not there, or not for this account now. */
    public Optional<Path> handle(UUID learner) {
        return keep.find(learner).map(found -> {
            var person = found.person();
            if (person == null) journal.note("skills.path-read", learner.toString(), Map.of());
            else people.read(person, "present");
            return path(found);
        });
    }

    /** Levels of today alone. Reading them counts as reading a person's file, but not as reading a card's path. */
    public Optional<Today> today(UUID learner) {
        return keep.find(learner).map(found -> {
            var person = found.person();
            if (person != null) people.read(person, "present");
            var day = localDays.today();
            var levels = table.observations(List.of(learner)).stream()
                    .filter(one -> one.day().equals(day))
                    .collect(Collectors.toMap(Assessment.Observation::gesture, Assessment.Observation::level));
            return new Today(
                    found, gestures.on(day), levels, table.find(learner, day).orElse(null));
        });
    }

    /** The assessments of a person, without what was seen; the latest first. */
    @Transactional(readOnly = true)
    public List<Assessment> assessmentsOf(UUID person) {
        var theirs = learners.ofPerson(person).stream().map(Learner::id).toList();
        return theirs.isEmpty() ? List.of() : table.of(theirs);
    }

    /** Observations of a person, for the answer to their request of access. */
    @Transactional(readOnly = true)
    public List<Assessment.Observation> observationsOf(UUID person) {
        var theirs = learners.ofPerson(person).stream().map(Learner::id).toList();
        return theirs.isEmpty() ? List.of() : table.observations(theirs);
    }

    @Transactional(readOnly = true)
    public Map<String, Level> duringVisit(UUID visit, UUID learner) {
        return table.duringVisit(visit, learner).stream()
                .collect(Collectors.toMap(
                        Assessment.Observation::gesture, Assessment.Observation::level, (_, later) -> later));
    }

    private Path path(Learner learner) {
        var person = learner.person();
        // files that were merged are looked at together; each path stays its own
        var theirs = person == null ? List.of(learner) : learners.ofPerson(person);
        var all = theirs.stream().map(Learner::id).toList();
        var day = localDays.today();
        var known = gestures.list().stream().collect(Collectors.toMap(Gesture::code, Function.identity()));
        var shown = new LinkedHashMap<String, Gesture>();
        for (var gesture : gestures.on(day)) shown.put(gesture.code(), gesture);
        var seen = new LinkedHashMap<String, List<Assessment.Observation>>();
        for (var one : table.observations(all)) {
            seen.computeIfAbsent(one.gesture(), _ -> new ArrayList<>()).add(one);
            var gesture = known.get(one.gesture());
            if (gesture != null) shown.putIfAbsent(one.gesture(), gesture);
        }
        var steps = shown.values().stream()
                .map(gesture -> step(gesture, seen.getOrDefault(gesture.code(), List.of())))
                .toList();
        return new Path(
                learner,
                steps,
                table.of(all),
                theirs.stream()
                        .filter(one -> one.person() != null && one.card() != null)
                        .map(Learner::id)
                        .toList());
    }

    private static Step step(Gesture gesture, List<Assessment.Observation> seen) {
        if (seen.isEmpty()) return new Step(gesture, null, null, null, null);
        var first = seen.getFirst();
        var last = seen.getLast();
        return seen.size() == 1
                ? new Step(gesture, first.level(), first.day(), null, null)
                : new Step(gesture, first.level(), first.day(), last.level(), last.day());
    }
}
