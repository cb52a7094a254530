// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.SettableTime;
import fr.parvis.access.domain.Attempts.Limit;
import fr.parvis.access.domain.Attempts.Reservation;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The pause after too many attempts, and how it is said. */
@ParvisTest
@Import(SettableTime.class)
class AttemptsTest {
    @Autowired
    Attempts attempts;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_minute_is_said_to_be_left_until_the_pause_is_over() {
        var limits = List.of(new Limit("test " + Ids.next(), 1));
        assertThat(reserved(limits)).isInstanceOf(Reservation.Made.class);
        assertThat(reserved(limits)).isEqualTo(new Reservation.TooMany(10));
        clock.forward(Attempts.PAUSE.minusMillis(500));
        assertThat(reserved(limits)).isEqualTo(new Reservation.TooMany(1));
        assertThat(Words.n("access.sign-in.too-many", 1)).contains("Attendez 1 minute,");
        clock.forward(1);
        assertThat(reserved(limits)).isInstanceOf(Reservation.Made.class);
    }

    private Reservation reserved(List<Limit> limits) {
        return transaction.execute(_ -> attempts.reserve(limits));
    }
}
