// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When the last use of a session is written. */
@ParvisTest
class ThrottledSessionRepositoryTest {
    @Autowired
    ThrottledSessionRepository sessions;

    @Test
    void a_use_within_the_minute_is_not_written_and_a_later_one_is() {
        var begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var session = sessions.createSession();
        session.setAttribute("account", "somebody");
        sessions.save(session);
        var first = use(session.getId(), begun.plusSeconds(30));
        assertThat(first).isBetween(begun, begun.plusSeconds(5));
        assertThat(use(session.getId(), begun.plusSeconds(90))).isEqualTo(begun.plusSeconds(90));
        assertThat(find(session.getId()).<String>getAttribute("account")).isEqualTo("somebody");
        sessions.deleteById(session.getId());
        assertThat(sessions.findById(session.getId())).isNull();
    }

    @Test
    void within_a_request_a_session_is_read_once_and_after_it_anew() throws Exception {
        var session = sessions.createSession();
        sessions.save(session);
        ThrottledSessionRepository.oneRequest(null, null, (request, response) -> {
            var found = find(session.getId());
            found.setAttribute("account", "somebody");
            assertThat(find(session.getId())).isSameAs(found);
            sessions.save(found);
            assertThat(find(session.getId())).isSameAs(found);
        });
        var later = find(session.getId());
        assertThat(later.<String>getAttribute("account")).isEqualTo("somebody");
        assertThat(find(session.getId())).isNotSameAs(later);
        ThrottledSessionRepository.oneRequest(null, null, (request, response) -> {
            find(session.getId());
            sessions.deleteById(session.getId());
            assertThat(sessions.findById(session.getId())).isNull();
        });
    }

    private Instant use(String id, Instant at) {
        var session = find(id);
        session.setLastAccessedTime(at);
        sessions.save(session);
        return find(id).getLastAccessedTime();
    }

    private ThrottledSessionRepository.Calm find(String id) {
        return Objects.requireNonNull(sessions.findById(id));
    }
}
