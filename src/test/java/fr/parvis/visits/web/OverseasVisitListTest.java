// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Lists of visits end today where the association is. */
@ParvisTest
@Import(SettableTime.class)
class OverseasVisitListTest {
    /** Half past one on the 26th in La Réunion, half past ten in the evening of the 25th in Paris. */
    private static final String NIGHT_IN_REUNION = "2026-11-25T21:30:00Z";

    /** Nine in the evening of the 25th in Guadeloupe, two o'clock on the 26th in Paris. */
    private static final String EVENING_IN_GUADELOUPE = "2026-11-26T01:00:00Z";

    private static final LocalDate DAY_25 = LocalDate.of(2026, 11, 25);
    private static final LocalDate DAY_26 = LocalDate.of(2026, 11, 26);

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    SettableClock clock;

    @Autowired
    VisitListController list;

    @Test
    void the_last_weeks_end_with_today_where_the_association_is() {
        clock.set(NIGHT_IN_REUNION);
        var reunion = desk("Indian/Reunion").mediator();
        assertThat(Network.as(reunion, () -> list.filter(java.util.Map.of()).to()))
                .isEqualTo(DAY_26);
        clock.set(EVENING_IN_GUADELOUPE);
        var guadeloupe = desk("America/Guadeloupe").mediator();
        assertThat(Network.as(guadeloupe, () -> list.filter(java.util.Map.of()).to()))
                .isEqualTo(DAY_25);
    }

    private VisitsFixtures.Desk desk(String zone) {
        return visitsFixtures.aDesk(zone);
    }
}
