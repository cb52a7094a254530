// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The measured day in a small form: what is counted must be right, however long it takes. */
@ParvisTest
class MeasureLineTest {
    @Autowired
    MeasureLine measure;

    @Autowired
    Network network;

    @Test
    void three_hours_of_the_line_call_nobody_twice_and_forget_nobody() throws SQLException {
        HotlineFixtures.empty();
        network.anAssociation();
        var found = measure.handle(6, 60, 180);
        assertThat(found.calls()).isEqualTo(60);
        // the rest depends on which worker comes first: who is offered a call may vanish with it
        assertThat(found.ended()).isGreaterThan(30);
        assertThat(found.twice()).isZero();
        assertThat(found.forgotten()).isZero();
        // how even the time is needs a whole day of many: LineTest says who comes first
        assertThat(found.spread()).isGreaterThanOrEqualTo(1.0);
    }
}
