// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parvis.visits.DeskGestures;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.domain.Habits;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Content that the desk's client needs to work; the contract is {@code docs/sync.md}. */
record DeskContent(
        Somebody me,
        String place,
        LocalDate today,
        List<Place> points,
        @Nullable UUID point,
        Lists nomenclature,
        @Nullable Habits habits,
        List<Visit> day,
        List<Somebody> colleagues,
        DeskGestures.@Nullable Offered gestures) {

    /** An account by its name. */
    record Somebody(UUID id, String name) {}

    /** A point that is open today. */
    record Place(UUID id, String name, String zone) {}

    /** The code lists of the day. */
    record Lists(
            long revision,
            List<Family> themes,
            List<Choice> operators,
            List<Choice> levels,
            List<Choice> presences,
            List<Choice> results,
            List<Choice> ageBands,
            List<Choice> genders,
            List<Choice> situations,
            List<Choice> languages,
            List<Choice> blockers,
            List<Choice> supports,
            List<Choice> autonomies,
            List<Choice> devices) {}

    /** A family of themes: the first level of tiles. */
    record Family(String code, String label, String brief, String icon, int family, List<Theme> children) {}

    /**
     * A theme.
     *
     * @param operators those that it usually meets, the most usual first
     * @param reorientTo to whom a France Services house hands the demand over, when it must
     */
    record Theme(
            String code,
            String label,
            String brief,
            String icon,
            int family,
            List<String> operators,
            @Nullable List<String> reorientTo,
            @Nullable String reorientWhy) {}

    /**
     * A code of a flat list.
     *
     * @param direction of a presence: who usually comes to whom
     * @param open of a result: whether something is still to be done
     */
    record Choice(
            String code,
            String label,
            String brief,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String icon,
            @Nullable Direction direction,
            @Nullable Boolean open) {}

    /** A commune that the search found. */
    record Commune(String insee, String name, List<String> postcodes) {}
}
