// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.StoredSession;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a session's cookie opens, and for how long; which forms are taken in its name only a real server shows. */
@ParvisTest
class SessionsTest {
    private static final String OWN = "/bureau/mon-compte";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    ThrottledSessionRepository sessions;

    private ThrottledSessionRepository.Calm session(SignedIn who) {
        var session = sessions.createSession();
        session.setAttribute(SessionIdentification.ACCOUNT, who.account().toString());
        sessions.save(session);
        return session;
    }

    private static Cookie cookie(ThrottledSessionRepository.Calm session) {
        return new Cookie(
                "parvis", Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8)));
    }

    private MvcTestResult get(ThrottledSessionRepository.Calm session) {
        return mvc.get().uri(OWN).cookie(cookie(session)).exchange();
    }

    private static void age(ThrottledSessionRepository.Calm session, Duration by) throws Exception {
        try (var database = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.run(
                            database,
                            "update access.session set creation_time = creation_time - ? where session_id = ?",
                            by.toMillis(),
                            StoredSession.idOf(session.getId())))
                    .isEqualTo(1);
        }
    }

    @Test
    void over_https_no_sibling_host_can_set_a_cookie() {
        network.exists();
        var answer = mvc.get().uri("https://localhost/connexion").secure(true).exchange();
        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie ->
                        cookie.startsWith("__Host-") && cookie.contains("Secure") && cookie.contains("Path=/"));
        var mine = session(network.a(Role.MEDIATOR, network.anAssociation()));
        assertThat(mvc.get().uri("https://localhost" + OWN).secure(true).cookie(cookie(mine)))
                .as("the plain name is not read there")
                .hasStatus(302);
        assertThat(mvc.get()
                        .uri("https://localhost" + OWN)
                        .secure(true)
                        .cookie(new Cookie("__Host-parvis", cookie(mine).getValue())))
                .hasStatusOk();
    }

    @Test
    void a_session_ends_after_a_week_and_after_half_a_day_where_a_second_step_is_needed() throws Exception {
        var mediator = session(network.a(Role.MEDIATOR, network.anAssociation()));
        age(mediator, Duration.ofHours(13));
        assertThat(get(mediator)).hasStatusOk();
        age(mediator, Duration.ofDays(7));
        assertThat(get(mediator)).hasStatus(302);
        var head = session(network.ofTheNetwork(Role.NETWORK_HEAD));
        head.setAttribute(SessionIdentification.SECOND_STEP, true);
        sessions.save(head);
        age(head, Duration.ofHours(11));
        assertThat(get(head)).hasStatusOk();
        age(head, Duration.ofHours(2));
        assertThat(get(head)).hasStatus(302);
    }

    @Test
    void what_is_stored_opens_no_session() throws Exception {
        var mine = session(network.a(Role.MEDIATOR, network.anAssociation()));
        assertThat(sessions.findById(StoredSession.idOf(mine.getId()))).isNull();
        try (var database = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(
                            database, "select session_id from access.session where session_id = ?", mine.getId()))
                    .isEmpty();
        }
        var before = mine.getId();
        mine.changeSessionId();
        sessions.save(mine);
        assertThat(sessions.findById(before)).isNull();
        assertThat(sessions.findById(mine.getId())).isNotNull();
    }
}
