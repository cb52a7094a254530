package fr.parvis.opendata.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.Ids;
import java.io.UnsupportedEncodingException;
import java.sql.SQLException;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class OpenDataPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    SignedIn head;

    @BeforeEach
    void theHead() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
    }

    @Test
    void the_page_for_re_users_names_every_feed_the_licence_and_how_to_ask_and_the_foot_leads_there() throws Exception {
        var page =
                Jsoup.parse(mvc.get().uri("/donnees").exchange().getResponse().getContentAsString());
        assertThat(page.select("#feeds a").eachAttr("href"))
                .contains(
                        "/api/v1/points",
                        "/api/v1/points?format=csv",
                        "/api/v1/points.geojson",
                        "/api/v1/data-inclusion/structures",
                        "/api/v1/data-inclusion/services",
                        "/api/v1/hsds/services",
                        "/api/v1/tours",
                        "/api/v1/catalog.jsonld");
        assertThat(page.select("a[rel=license]")).isNotEmpty();
        assertThat(page.select("pre code").eachText())
                .anySatisfy(text -> assertThat(text).startsWith("curl").contains("changed_since"));
        assertThat(page.select("footer a[href=/donnees]")).isNotEmpty();
    }

    @Test
    void a_wish_that_cannot_be_followed_comes_back_with_what_was_typed() throws Exception {
        var answer = mvc.post()
                .uri("/bureau/propositions/flux")
                .param("nom", "")
                .param("adresse", "file:///etc/passwd")
                .with(csrf())
                .with(Browser.as(head))
                .exchange();
        assertThat(answer).hasStatus(422);
        var page = page(answer);
        assertThat(page.select("input[name=adresse]").val()).isEqualTo("file:///etc/passwd");
        assertThat(page.select(".field-error")).hasSize(3);
    }

    @Test
    void what_a_feed_says_is_shown_as_text_beside_what_we_say() throws Exception {
        var association = network.anAssociation();
        var feed = Ids.next();
        var proposal = Ids.next();
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, """
                    insert into opendata.followed_feed (id, name, address, for_points_of, created_at, read_at, problem, problem_args)
                    values (?, 'Carte <b>test</b>', ?, ?, now(), now(), 'opendata.reading.too-large', array['50'])""", feed, "https://carte.example/" + feed, association);
            RawDatabase.run(owner, """
                    insert into opendata.proposal (id, feed, source_id, facet, name, commune, ours, theirs, fingerprint, place, proposed_at)
                    values (?, ?, 's', 'NEW', '<script>alert(1)</script>', 'Brest', '', '1 rue <i>x</i>', '', '{}', now())""", proposal, feed);
        }
        try {
            var page = page(
                    mvc.get().uri("/bureau/propositions").with(Browser.as(head)).exchange());
            assertThat(page.select("#proposals h2").eachText()).contains("<script>alert(1)</script>");
            assertThat(page.select("#proposals script")).isEmpty();
            assertThat(page.select("#feeds").text())
                    .contains("Carte <b>test</b>")
                    .contains("plus de 50 Mo");
            var aside = mvc.post()
                    .uri("/bureau/propositions/" + proposal + "/ecarter")
                    .param("retour", "https://elsewhere.example/")
                    .with(csrf())
                    .with(Browser.as(head))
                    .exchange();
            assertThat(aside).hasRedirectedUrl("/bureau/propositions");
            assertThat(page(mvc.get()
                                    .uri("/bureau/propositions")
                                    .with(Browser.as(head))
                                    .exchange())
                            .select("#proposals h2")
                            .eachText())
                    .doesNotContain("<script>alert(1)</script>");
        } finally {
            forget(feed);
        }
    }

    @Test
    void what_was_decided_by_somebody_else_is_said_so() {
        var answer = mvc.post()
                .uri("/bureau/propositions/" + UUID.randomUUID() + "/accepter")
                .with(csrf())
                .with(Browser.as(head))
                .exchange();
        assertThat(answer).hasRedirectedUrl("/bureau/propositions");
        assertThat(mvc.post()
                        .uri("/bureau/propositions/flux/" + UUID.randomUUID() + "/arreter")
                        .with(csrf())
                        .with(Browser.as(head)))
                .hasStatus(404);
    }

    private static void forget(UUID feed) throws SQLException {
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "delete from opendata.proposal where feed = ?", feed);
            RawDatabase.run(owner, "delete from opendata.followed_feed where id = ?", feed);
        }
    }

    private static Document page(MvcTestResult answer) throws UnsupportedEncodingException {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
