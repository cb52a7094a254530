// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.shell.UserAgent;
import fr.parvis.sync.domain.Devices;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Devices are known by what one recognises of them; those of which nothing is to be expected are folded. */
@ParvisTest
class DeviceNamesTest {
    private static final UserAgent CHROME = new UserAgent("Chrome", "Linux");

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Devices devices;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SignedIn mediator;
    private SignedIn director;

    @BeforeEach
    void a_mediator_and_a_director() {
        var association = network.anAssociation();
        mediator = network.a(Role.MEDIATOR, association);
        director = network.a(Role.DIRECTOR, association);
    }

    @Test
    void one_that_nobody_named_is_known_by_browser_account_and_moment() throws Exception {
        made(mediator, CHROME, null);
        made(director, new UserAgent("", ""), null);
        made(director, CHROME, "Tablette du bus");
        assertThat(names("devices"))
                .anyMatch(name -> name.matches(
                        "Chrome sur Linux, " + first(mediator) + ", (1er|\\d{1,2}) \\p{L}+ \\d{1,2}\\h?h(\\h?\\d\\d)?"))
                .anyMatch(name -> name.startsWith("Appareil, " + first(director) + ", "))
                .contains("Tablette du bus");
        assertThat(names("quiet")).isEmpty();
    }

    @Test
    void a_browser_whose_data_were_erased_is_one_device_still() throws Exception {
        made(mediator, CHROME, null);
        made(mediator, CHROME, null);
        made(mediator, new UserAgent("Firefox", "Linux"), null);
        made(director, CHROME, null);
        assertThat(names("devices")).hasSize(3);
        assertThat(names("quiet")).hasSize(1);
    }

    @Test
    void one_on_which_something_waits_or_that_is_used_still_stays() throws Exception {
        var waiting = made(mediator, CHROME, null);
        var used = made(mediator, CHROME, null);
        Network.as(mediator, () -> devices.heard(waiting, mediator.account(), 2));
        made(mediator, CHROME, null);
        change("update sync.device set seen_at = now() + interval '1 minute' where id = '" + used + "'", 1);
        assertThat(names("devices")).hasSize(3);
    }

    @Test
    void one_that_is_quiet_for_a_month_is_folded_though_it_has_a_name() throws Exception {
        var lost = made(mediator, CHROME, "Tablette du bus");
        made(director, CHROME, null);
        change("update sync.device set seen_at = now() - interval '31 days' where id = '" + lost + "'", 1);
        assertThat(names("devices")).hasSize(1);
        assertThat(names("quiet")).containsExactly("Tablette du bus");
    }

    @Test
    void the_folded_ones_have_pages_too() throws Exception {
        for (int i = 0; i < 52; i++) made(mediator, CHROME, "Tablette " + i);
        change("update sync.device set seen_at = now() - interval '31 days'", 52);
        assertThat(names("quiet")).hasSize(50);
        assertThat(page("?anciens=2").select("#quiet tbody th")).hasSize(2);
        assertThat(page("?anciens=2").select("details:has(#quiet)").hasAttr("open"))
                .isTrue();
    }

    private static String first(SignedIn who) {
        return who.name().split(" ")[0];
    }

    private UUID made(SignedIn who, UserAgent agent, @Nullable String label) {
        var device = Ids.next();
        Network.as(who, () -> devices.register(device, who.account(), label, agent));
        return device;
    }

    private void change(String sql, int rows) {
        Asking.as(mediator.association())
                .run(() -> transaction.executeWithoutResult(
                        status -> assertThat(db.sql(sql).update()).isEqualTo(rows)));
    }

    private List<String> names(String table) throws Exception {
        return page("").select("#" + table + " tbody th").eachText();
    }

    private Document page(String asked) throws Exception {
        var answer = pages.as(director).get("/bureau/appareils" + asked);
        assertThat(answer).hasStatusOk();
        return Pages.read(answer);
    }
}
