// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.sync.domain.Devices;
import fr.parvis.values.Ids;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A device that was lost: whoever is signed in on it is not any more, everywhere else nothing changes. */
@ParvisTest
class RevokedDeviceTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    Devices devices;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SignedIn mediator;
    private SignedIn director;
    private final UUID tablet = Ids.next();

    @BeforeEach
    void an_association_with_a_tablet() {
        var association = network.anAssociation();
        mediator = network.a(Role.MEDIATOR, association);
        director = network.a(Role.DIRECTOR, association);
    }

    @Test
    void sessions_that_are_open_on_it_end_and_those_on_other_devices_go_on() {
        var onTablet = enter(mediator);
        var atDesk = enter(mediator);
        var colleague = enter(network.a(Role.MEDIATOR, mediator.association()));
        register(onTablet, tablet);
        register(atDesk, Ids.next());
        register(colleague, tablet);
        assertThat(revoke(director)).isTrue();
        assertThat(isOpen(onTablet)).isFalse();
        assertThat(isOpen(colleague)).as("whoever else was signed in on it").isFalse();
        assertThat(isOpen(atDesk)).isTrue();
        assertThat(noted()).isEqualTo(1);
    }

    @Test
    void who_revokes_the_device_in_their_own_hands_signs_in_again() {
        var session = enter(director);
        register(session, tablet);
        var done = mvc.post()
                .uri("/bureau/appareils/" + tablet + "/revoquer")
                .cookie(session)
                .with(csrf())
                .exchange();
        assertThat(done).hasStatus(302);
        assertThat(done.getResponse().getRedirectedUrl()).isEqualTo("/connexion");
        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void a_session_that_only_sent_from_it_ends_too() {
        var session = enter(mediator);
        assertThat(json(session, "/api/v1/sync", "{\"device\": \"%s\", \"commands\": []}".formatted(tablet)))
                .hasStatusOk();
        register(enter(mediator), tablet);
        revoke(director);
        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void a_session_cannot_hide_its_device_behind_others() {
        var session = enter(mediator);
        register(session, tablet);
        for (int i = 0; i < 12; i++) register(session, Ids.next());
        revoke(director);
        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void another_associations_people_on_the_same_tablet_stay_signed_in() {
        var neighbour = network.a(Role.MEDIATOR, network.anAssociation());
        var theirs = enter(neighbour);
        var ours = enter(mediator);
        register(theirs, tablet);
        register(ours, tablet);
        revoke(director);
        assertThat(isOpen(ours)).isFalse();
        assertThat(isOpen(theirs)).isTrue();
    }

    @Test
    void who_signs_in_on_it_again_is_told_that_it_is_revoked_and_stays_signed_in() {
        register(enter(mediator), tablet);
        revoke(director);
        var again = enter(mediator);
        assertThat(register(again, tablet).getResponse().getStatus()).isEqualTo(200);
        assertThat(isOpen(again)).isTrue();
        assertThat(revoke(director)).as("once is enough").isFalse();
        assertThat(isOpen(again)).isTrue();
    }

    private int noted() {
        return Asking.as(mediator.association())
                .call(() -> transaction.execute(status -> db.sql(
                                "select count(*)::int from audit.entry where action = 'access.device-sessions-ended'")
                        .query(Integer.class)
                        .single()));
    }

    private boolean revoke(SignedIn by) {
        return Network.as(by, () -> devices.revoke(tablet, by.account()));
    }

    private Cookie enter(SignedIn who) {
        return pages.post(
                        "/connexion",
                        "email",
                        accounts.find(who.account()).orElseThrow().email(),
                        "motDePasse",
                        Network.PASSWORD)
                .getResponse()
                .getCookie("parvis");
    }

    private MvcTestResult register(Cookie session, UUID device) {
        var answer = json(session, "/capture/device.json", "{\"device\": \"%s\"}".formatted(device));
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private MvcTestResult json(Cookie session, String address, String body) {
        return mvc.post()
                .uri(address)
                .cookie(session)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private boolean isOpen(Cookie session) {
        return mvc.get()
                        .uri("/bureau/mon-compte")
                        .cookie(session)
                        .exchange()
                        .getResponse()
                        .getStatus()
                == 200;
    }
}
