// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.audit.Journal;
import fr.parvis.messages.Messages;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joins the path of a card to the file of the person who carries it, when they wish so, and parts both again. The card stays as it is. */
@Component
@Transactional
public class JoinPath {
    private final LearnerTable learners;
    private final KeepAssessment keep;
    private final Cards cards;
    private final People people;
    private final Messages messages;
    private final Journal journal;

    JoinPath(
            LearnerTable learners,
            KeepAssessment keep,
            Cards cards,
            People people,
            Messages messages,
            Journal journal) {
        this.learners = learners;
        this.keep = keep;
        this.cards = cards;
        this.people = people;
        this.messages = messages;
        this.journal = journal;
    }

    /** Cards at hand whose path is nobody's, the last one read first. */
    @Transactional(readOnly = true)
    public List<Cards.Held> joinable() {
        var held = cards.atHand();
        var theirs = learners.joinable(held.stream().map(Cards.Held::card).toList());
        return held.stream().filter(one -> theirs.contains(one.card())).toList();
    }

    /** @return the path to go on with */
    public Outcome<UUID> handle(UUID card, UUID person) {
        if (!KeepAssessment.follows()) return Outcome.refused("", "skills.problem.learner");
        var found = people.find(person).orElse(null);
        if (found == null || joinable().stream().noneMatch(one -> one.card().equals(card)))
            return Outcome.refused("carte", "skills.problem.not-joined");
        learners.join(card, found.id());
        journal.note("skills.path-joined", found.id().toString(), Map.of());
        return new Outcome.Done<>(learners.ofPerson(found.id()).getFirst().id());
    }

    /** Only a path that has a card: without one it would be lost to the person. */
    public Outcome<UUID> part(UUID learner) {
        var found = keep.find(learner).orElse(null);
        var person = found == null ? null : found.person();
        if (found == null || person == null || found.card() == null || !KeepAssessment.follows())
            return Outcome.refused("", "skills.problem.not-parted");
        learners.part(learner);
        messages.withdraw(FollowUps.about(learner));
        journal.note("skills.path-parted", person.toString(), Map.of());
        return new Outcome.Done<>(learner);
    }
}
