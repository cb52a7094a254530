// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.skills.Learners;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds learners for other modules. */
@Component
@Transactional
class KnownLearners implements Learners {
    private final LearnerTable learners;
    private final KeepAssessment keep;
    private final Cards cards;
    private final People people;
    private final Gestures gestures;
    private final LocalDays localDays;

    KnownLearners(
            LearnerTable learners,
            KeepAssessment keep,
            Cards cards,
            People people,
            Gestures gestures,
            LocalDays localDays) {
        this.gestures = gestures;
        this.learners = learners;
        this.keep = keep;
        this.cards = cards;
        this.people = people;
        this.localDays = localDays;
    }

    @Override
    public Optional<Known> ofCard(UUID card) {
        return keep.learnerOfCard(card).map(KnownLearners::known);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Known> findOfCard(UUID card) {
        return keep.findOfCard(card).map(KnownLearners::known);
    }

    @Override
    public Optional<Known> ofPerson(UUID person) {
        return keep.learnerOfPerson(person).map(KnownLearners::known);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Known> find(UUID learner) {
        return keep.find(learner).map(KnownLearners::known);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Known> all(Collection<UUID> all) {
        return learners.find(all).stream()
                .map(KnownLearners::known)
                .collect(Collectors.toMap(Known::id, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> allOfPerson(UUID person) {
        return learners.ofPerson(person).stream().map(Learner::id).toList();
    }

    @Override
    public void used(UUID learner) {
        var today = localDays.today();
        learners.used(learner, today);
        learners.find(learner).ifPresent(it -> {
            var card = it.card();
            if (card != null) cards.touch(card);
            var person = it.person();
            if (person != null) people.contacted(person, today);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Gesture> gestures(Locale locale) {
        return gestures.on(localDays.today()).stream()
                .map(one -> new Gesture(one.code(), one.label(locale)))
                .toList();
    }

    private static Known known(Learner it) {
        return new Known(it.id(), it.card(), it.person());
    }
}
