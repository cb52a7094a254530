// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 600 pages a minute from one origin, as the shipped setting says; each test comes from an origin of its own. */
@ParvisTest
class PublicRateLimitTest {
    private static final int A_MINUTE = 600;

    /** So much is enough to spend a minute's and what comes back meanwhile. */
    private static final int HAMMERING = 3 * A_MINUTE;

    private static final String NO_POINT = "/points/0197a000-0000-7000-8000-000000000000";
    private static final String CALENDAR = NO_POINT + "/tournees.ics";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @BeforeEach
    void aNetwork() {
        network.exists();
    }

    @Test
    void a_calendar_that_hammers_is_told_when_to_come_back_in_a_few_plain_words() {
        var refused = hammered(CALENDAR, "203.0.113.1", "text/calendar");
        assertThat(refused).hasStatus(429);
        assertThat(refused.getResponse().getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getResponse().getContentType()).startsWith("text/plain");
        assertThat(Pages.text(refused)).contains("Attendez quelques minutes");
        assertThat(get(CALENDAR, "203.0.113.2", "text/calendar"))
                .as("others go on")
                .hasStatus(404);
    }

    @Test
    void a_person_is_told_so_on_a_page() {
        var refused = hammered(NO_POINT, "203.0.113.3", "text/html");
        assertThat(refused).hasStatus(429);
        assertThat(refused.getResponse().getHeader("Retry-After")).isEqualTo("1");
        assertThat(Pages.read(refused).select("h1").text()).contains("Trop de demandes");
    }

    @Test
    void a_poster_counts_for_twenty_pages() {
        var statuses = IntStream.range(0, 40)
                .map(i -> get("/p/zzzzzz/affiche.pdf", "203.0.113.4", "application/pdf")
                        .getResponse()
                        .getStatus())
                .toArray();
        assertThat(statuses).startsWith(IntStream.range(0, 30).map(i -> 404).toArray());
        assertThat(statuses).contains(429);
    }

    @Test
    void who_changes_the_end_of_an_address_of_the_new_kind_is_the_same_one() {
        var statuses = IntStream.range(0, HAMMERING)
                .map(i -> get(CALENDAR, "2001:db8:0:1::" + Integer.toHexString(i), "text/calendar")
                        .getResponse()
                        .getStatus())
                .toArray();
        assertThat(statuses).contains(429);
    }

    @Test
    void this_machine_itself_has_no_limit_for_behind_a_proxy_everybody_comes_from_there() {
        assertThat(hammered(CALENDAR, "127.0.0.1", "text/calendar")).hasStatus(404);
    }

    private MvcTestResult hammered(String address, String from, String accepts) {
        for (int i = 0; i < HAMMERING; i++) {
            var answer = get(address, from, accepts);
            if (answer.getResponse().getStatus() == 429) return answer;
        }
        return get(address, from, accepts);
    }

    private MvcTestResult get(String address, String from, String accepts) {
        return mvc.get()
                .uri(address)
                .header("Accept", accepts)
                .with(request -> {
                    request.setRemoteAddr(from);
                    return request;
                })
                .exchange();
    }
}
