// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.publicsite.domain.SiteVisits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
class SiteVisitsTest {
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 9) Mobile Firefox/120.0";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    SiteVisits visits;

    @BeforeEach
    void aNetwork() {
        network.exists();
        // pages that other tests opened
        visits.write();
    }

    @Test
    void a_page_that_somebody_opened_counts_once_written_and_neither_robots_nor_faults_do() {
        long before = opened("/");
        open("/", PHONE);
        open("/?lang=fr", PHONE);
        open("/", "Googlebot/2.1");
        open("/points/0197a000-0000-7000-8000-000000000000", PHONE);
        visits.write();
        assertThat(opened("/") - before).isEqualTo(2);
        visits.write();
        assertThat(opened("/") - before).as("written once").isEqualTo(2);
    }

    @Test
    void the_head_of_the_network_sees_how_often_pages_are_opened() {
        open("/", PHONE);
        visits.write();
        var answer = pages.as(network.ofTheNetwork(Role.NETWORK_HEAD)).get("/bureau/site-public");
        assertThat(answer).hasStatusOk();
        var page = Pages.read(answer);
        assertThat(page.select("#pages th[scope=row]").eachText()).startsWith("Toutes les pages");
        assertThat(page.select("#pages th[scope=row]").eachText()).contains("Accueil du public");
        assertThat(page.select("#days .bars li")).hasSize(30);
    }

    private long opened(String page) {
        return visits.list(visits.today()).stream()
                .filter(one -> one.page().equals(page))
                .mapToLong(SiteVisits.Opened::times)
                .sum();
    }

    private void open(String address, String agent) {
        mvc.get().uri(address).header("User-Agent", agent).exchange();
    }
}
