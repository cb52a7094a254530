// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.sheets.Cards;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gestures that were noted at the desk during a visit: of nobody, and counted as such. Once the visit is joined to a card, they are on the card's path too;
 * without one they stay of nobody.
 */
@Component
@Transactional
public class SeenAtDesk {
    private final SeenTable table;
    private final KeepAssessment keep;
    private final LearnerTable learners;
    private final Gestures gestures;
    private final Cards cards;
    private final Visits visits;
    private final LocalDays localDays;

    SeenAtDesk(
            SeenTable table,
            KeepAssessment keep,
            LearnerTable learners,
            Gestures gestures,
            Cards cards,
            Visits visits,
            LocalDays localDays) {
        this.table = table;
        this.keep = keep;
        this.learners = learners;
        this.gestures = gestures;
        this.cards = cards;
        this.visits = visits;
        this.localDays = localDays;
    }

    /** Gestures noted during a visit. */
    @Transactional(readOnly = true)
    public Map<String, Level> of(UUID visit) {
        return table.of(visit);
    }

    /** Whether a visit was recorded and taken back since; nothing when it is not known. */
    Optional<Boolean> isTakenBack(UUID visit) {
        return table.isTakenBack(visit);
    }

    /**
     * Notes a gesture, or that it was not seen after all.
     *
     * @param level null: not seen
     * @param at time when it was said: the later stands
     */
    Outcome<UUID> keep(Visit visit, String gesture, @Nullable Level level, Instant at) {
        var standing = gestures.on(visit.day()).stream()
                .filter(one -> one.code().equals(gesture))
                .findFirst()
                .orElse(null);
        if (standing == null) return Outcome.refused("gesture", "skills.problem.gesture", gesture);
        if (level == null) {
            table.remove(visit.id(), standing, at);
            return new Outcome.Done<>(visit.id());
        }
        table.write(visit.id(), standing, level, at);
        var noted = table.of(visit.id()).get(gesture);
        if (noted == level) cards.atHandOf(visit.id()).forEach(card -> put(card, visit, Map.of(gesture, level)));
        return new Outcome.Done<>(visit.id());
    }

    /** The visit is on a card now, by the account that has just joined it. */
    public void joined(UUID card, UUID visit) {
        var seen = table.of(visit);
        if (seen.isEmpty()) return;
        visits.find(List.of(visit)).stream().findFirst().ifPresent(it -> put(card, it, seen));
    }

    /** Puts what was noted on the path of a card at hand. */
    public Outcome<UUID> put(UUID card, UUID visit) {
        var seen = table.of(visit);
        var it = visits.find(List.of(visit)).stream().findFirst().orElse(null);
        if (it == null || seen.isEmpty() || !cards.reads(card)) return Outcome.refused("", "skills.problem.learner");
        return put(card, it, seen);
    }

    private Outcome<UUID> put(UUID card, Visit visit, Map<String, Level> seen) {
        var proposed = gestures.on(visit.day()).stream().map(Gesture::code).toList();
        var levels = new LinkedHashMap<>(seen);
        levels.keySet().retainAll(proposed);
        if (levels.isEmpty()) return Outcome.refused("gestes", "skills.problem.nothing");
        return keep.keep(
                learners.ofCard(card, localDays.today()),
                new KeepAssessment.Command(Ids.NIL, visit.point(), visit.day(), levels, null, null, visit.id()));
    }
}
