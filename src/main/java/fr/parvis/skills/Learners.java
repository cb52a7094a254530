// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Learners, for modules that do something with somebody who learns: under a card, or as the person of a file. */
public interface Learners {

    /** A learner; without card and person, a path of nobody. */
    record Known(UUID id, @Nullable UUID card, @Nullable UUID person) {}

    /**
     * A gesture of today's list.
     *
     * @param label in the language asked for
     */
    record Gesture(String code, String label) {}

    /** The learner of a card that the current account typed lately, made when there is none. */
    Optional<Known> ofCard(UUID card);

    /** The learner of a card that the current account typed lately; none is made. */
    Optional<Known> findOfCard(UUID card);

    /** The learner of a person whom the current account may follow, made when there is none. */
    Optional<Known> ofPerson(UUID person);

    /** One whom the current account may see now. */
    Optional<Known> find(UUID learner);

    /** Those of these that the association has, whoever asks: what is shown of a person is for the caller to decide. */
    Map<UUID, Known> all(Collection<UUID> learners);

    /** All learners of a person: more than one when files were merged or a card was joined. */
    List<UUID> allOfPerson(UUID person);

    /** Something was done with the learner: the ends of path, card and file are put off. */
    void used(UUID learner);

    /** The gestures of today, in order. */
    List<Gesture> gestures(Locale locale);
}
