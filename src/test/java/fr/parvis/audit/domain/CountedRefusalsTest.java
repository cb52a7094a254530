// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.audit.Journal;
import fr.parvis.audit.Refusals;
import fr.parvis.audit.Refusals.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How refusals become entries. */
class CountedRefusalsTest {
    private final List<String> noted = new ArrayList<>();
    private boolean away;

    private final CountedRefusals refusals = new CountedRefusals(new Journal() {
        @Override
        public void note(String action, String subject, Map<String, String> facts) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void note(Author author, String action, String subject, Map<String, String> facts) {
            if (away) throw new IllegalStateException("the database is away");
            noted.add(facts.get("times") + " " + subject);
        }
    });

    @Test
    void whoever_makes_up_a_thousand_routes_writes_a_bounded_number_of_lines() {
        for (int i = 0; i < 1_000; i++)
            refusals.count(new Refusals.Refusal(Kind.PAGE, null, null, "GET /" + i, "192.0.2.0/24"));
        refusals.write();
        assertThat(noted).hasSize(CountedRefusals.MOST + 1).contains("800 …");
    }

    @Test
    void what_could_not_be_noted_is_noted_the_next_time() {
        refusals.count(new Refusals.Refusal(Kind.PAGE, null, null, "GET /a", "192.0.2.0/24"));
        away = true;
        assertThatThrownBy(refusals::write).isInstanceOf(IllegalStateException.class);
        refusals.count(new Refusals.Refusal(Kind.PAGE, null, null, "GET /a", "192.0.2.0/24"));
        away = false;
        refusals.write();
        refusals.write();
        assertThat(noted).containsExactly("2 GET /a");
    }
}
