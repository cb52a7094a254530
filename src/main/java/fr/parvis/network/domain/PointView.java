// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.domain.standard.StandardPlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point as it is shown: its sheet and what stands around it.
 *
 * @param code its short address; empty before the point is kept
 * @param department code of its department
 * @param closures by day; those that are over too
 * @param kilometres as the crow flies from the place asked about, where one was and both are known
 */
public record PointView(
        PointSheet sheet,
        String code,
        String department,
        List<Closure> closures,
        @Nullable Double kilometres) {

    /** How a point tells outside that it is a point of digital access of the network. */
    static final String PAND_OUTSIDE = "PAND@";

    static final String FRANCE_SERVICES_OUTSIDE = "France Services";

    public PointView {
        closures = List.copyOf(closures);
    }

    public List<Closure> coming(LocalDate today) {
        return closures.stream().filter(closure -> !closure.isOver(today)).toList();
    }

    public boolean closedOn(LocalDate day) {
        return sheet.closedOn() != null && !day.isBefore(sheet.closedOn());
    }

    /** Whether the point is there on that day: it has opened, and is not closed for good. */
    public boolean existsOn(LocalDate day) {
        return !day.isBefore(sheet.openedOn()) && !closedOn(day);
    }

    /** The place as the national standard tells it: closures written in its hours, labels of the network among its labels. */
    public StandardPlace outside(LocalDate today) {
        return outside(sheet.place(), EffectiveHours.of(sheet.place().hours(), coming(today)));
    }

    /** As {@link #outside}, without closures: what a file that comes back is compared with. */
    StandardPlace outsideWithoutClosures() {
        return outside(sheet.place(), sheet.place().hours());
    }

    private StandardPlace outside(StandardPlace place, @Nullable String hours) {
        var programmes = new ArrayList<>(place.programmes());
        if (sheet.labels().contains(PointSheet.FRANCE_SERVICES)
                && programmes.stream().noneMatch(FRANCE_SERVICES_OUTSIDE::equalsIgnoreCase))
            programmes.add(FRANCE_SERVICES_OUTSIDE);
        var others = new ArrayList<>(place.otherLabels());
        if (sheet.labels().contains(PointSheet.PAND) && others.stream().noneMatch(PAND_OUTSIDE::equalsIgnoreCase))
            others.add(PAND_OUTSIDE);
        return place.with(hours, programmes, others);
    }
}
