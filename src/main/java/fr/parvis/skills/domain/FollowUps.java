// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.audit.Journal;
import fr.parvis.messages.Channel;
import fr.parvis.messages.Messages;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.skills.SkillsSettings;
import fr.parvis.values.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls to persons some months after they were last seen, and what they say then of doing it alone: declared, told apart from what was seen, and mixed with
 * it in no figure. People with a card without a name are not called.
 */
@Component
@Transactional
public class FollowUps {
    /** Subject of the calls: a learner, by its identifier. */
    public static final String KIND = "skills-follow-up";

    /** Days after its own on which a call is still planned. */
    private static final int LATE_DAYS = 7;

    /** Time that the call waits to be made. */
    private static final Duration WAITS = Duration.ofDays(21);

    /**
     * Word of a person.
     *
     * @param seenOn the day on which they were last seen before
     */
    public record Declared(LocalDate seenOn, LocalDate notedOn, boolean alone) {}

    private final DeclaredTable declared;
    private final AssessmentTable assessments;
    private final LearnerTable learners;
    private final KeepAssessment keep;
    private final Messages messages;
    private final People people;
    private final LocalDays localDays;
    private final Journal journal;
    private final int days;

    FollowUps(
            DeclaredTable declared,
            AssessmentTable assessments,
            LearnerTable learners,
            KeepAssessment keep,
            Messages messages,
            People people,
            LocalDays localDays,
            Journal journal,
            SkillsSettings settings) {
        this.declared = declared;
        this.assessments = assessments;
        this.learners = learners;
        this.keep = keep;
        this.messages = messages;
        this.people = people;
        this.localDays = localDays;
        this.journal = journal;
        this.days = settings.callAfterDays();
    }

    /** Plans the calls of the current association; idempotent, and one that the team took off stays off. */
    public void plan() {
        if (days == 0) return;
        var last = localDays.today().minusDays(days);
        for (var it : declared.due(last.minusDays(LATE_DAYS), last)) {
            var about = about(it.learner());
            var occasion = "seen " + it.seenOn();
            if (messages.list(about).stream().anyMatch(one -> one.occasion().equals(occasion))) continue;
            var now = localDays.now();
            // without a telephone or an agreement to be contacted nobody is called
            messages.ask(new Messages.Request(
                    about,
                    occasion,
                    new Recipient.OfFile(it.person()),
                    new Template("skills.follow-up", List.of()),
                    now,
                    now.plus(WAITS),
                    Channel.CALL));
        }
    }

    /** Notes what a person says whom the current account may follow; the call to make is done. */
    public Outcome<UUID> answer(UUID learner, boolean alone) {
        var it = keep.find(learner).orElse(null);
        var person = it == null ? null : it.person();
        if (person == null) return Outcome.refused("", "skills.problem.learner");
        var seen = assessments.of(ofPerson(person));
        if (seen.isEmpty()) return Outcome.refused("", "skills.problem.learner");
        var today = localDays.today();
        declared.write(learner, seen.getFirst().day(), alone, today);
        messages.reached(about(learner));
        people.contacted(person, today);
        journal.note("skills.declared", person.toString(), Map.of());
        return new Outcome.Done<>(learner);
    }

    /** Answers of a person, the latest first. */
    @Transactional(readOnly = true)
    public List<Declared> of(UUID person) {
        return declared.of(ofPerson(person));
    }

    private List<UUID> ofPerson(UUID person) {
        return learners.ofPerson(person).stream().map(Learner::id).toList();
    }

    static Messages.Subject about(UUID learner) {
        return new Messages.Subject(KIND, learner);
    }
}
