// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.network.LocalDays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gestures of today that colleagues saw and that the current account is asked to see, too. What they noted is not shown. */
@Component
@Transactional(readOnly = true)
public class SecondLooks {

    public record Look(UUID assessment, Gesture gesture, UUID point) {}

    private final AssessmentTable table;
    private final Gestures gestures;
    private final LocalDays localDays;

    SecondLooks(AssessmentTable table, Gestures gestures, LocalDays localDays) {
        this.table = table;
        this.gestures = gestures;
        this.localDays = localDays;
    }

    public List<Look> list() {
        return list(false);
    }

    /** Those that the current account saw first in an assessment: a colleague is to be asked. */
    public List<Gesture> asked(UUID assessment) {
        return list(true).stream()
                .filter(look -> look.assessment().equals(assessment))
                .map(Look::gesture)
                .toList();
    }

    private List<Look> list(boolean mine) {
        var day = localDays.today();
        var standing = gestures.on(day).stream().collect(Collectors.toMap(Gesture::code, Function.identity()));
        return table.toDouble(day, mine).stream()
                .flatMap(asked -> Optional.ofNullable(standing.get(asked.gesture())).stream()
                        .map(gesture -> new Look(asked.assessment(), gesture, asked.point())))
                .toList();
    }

    public Optional<Look> find(UUID assessment, String gesture) {
        return list().stream()
                .filter(look -> look.assessment().equals(assessment)
                        && look.gesture().code().equals(gesture))
                .findFirst();
    }
}
