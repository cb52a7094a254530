// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class OpenDataPagesTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    SignedIn head;

    @BeforeEach
    void theHead() {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
    }

    @Test
    void the_page_for_re_users_names_every_feed_the_licence_and_how_to_ask_and_the_foot_leads_there() throws Exception {
        var page = pages.read("/donnees");
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
        var answer = pages.as(head).post("/bureau/propositions/flux", "nom", "", "adresse", "file:///etc/passwd");
        assertThat(answer).hasStatus(422);
        var page = Pages.read(answer);
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
            var page = pages.as(head).read("/bureau/propositions");
            assertThat(page.select("#proposals h2").eachText()).contains("<script>alert(1)</script>");
            assertThat(page.select("#proposals script")).isEmpty();
            assertThat(page.select("#feeds").text())
                    .contains("Carte <b>test</b>")
                    .contains("plus de 50 Mo");
            var aside = pages.as(head)
                    .post("/bureau/propositions/" + proposal + "/ecarter", "retour", "https://elsewhere.example/");
            assertThat(aside).hasRedirectedUrl("/bureau/propositions");
            assertThat(pages.as(head)
                            .read("/bureau/propositions")
                            .select("#proposals h2")
                            .eachText())
                    .doesNotContain("<script>alert(1)</script>");
        } finally {
            forget(feed);
        }
    }

    @Test
    void opening_hours_are_said_in_words_before_and_after_and_what_differs_stands_out() throws Exception {
        var feed = Ids.next();
        aPoint();
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, """
                    insert into opendata.followed_feed (id, name, address, for_points_of, created_at)
                    values (?, 'Carte', ?, ?, now())""", feed, "https://carte.example/" + feed, network.anAssociation());
            hours(
                    owner,
                    feed,
                    "a",
                    "Mo-Fr 09:00-12:00; PH off",
                    "Mo-Th 09:00-12:00; Fr 09:00-17:00; 2098 Dec 24 off \"pont\"");
            hours(owner, feed, "b", "", "week 01-53/2 Mo 09:00-12:00");
            hours(owner, feed, "c", "le matin", "Mo 09:00-12:00");
        }
        try {
            var page = pages.as(head).read("/bureau/propositions");
            var plain = row(page, "Lieu a");
            assertThat(plain.select("td").get(0).select("li").eachText())
                    .containsExactly(
                            "Lundi à vendredi : 9 h – 12 h", "Samedi et dimanche : fermé", "Jours fériés : fermé");
            assertThat(plain.select("td").get(1).select("li").eachText())
                    .containsExactly(
                            "Lundi à jeudi : 9 h – 12 h",
                            "Vendredi : 9 h – 17 h",
                            "Samedi et dimanche : fermé",
                            "Jours fériés : comme les autres jours",
                            "mercredi 24 décembre 2098 : fermé (pont)");
            assertThat(plain.select("td").get(1).select("strong").eachText())
                    .as("what we do not say")
                    .doesNotContain("Samedi et dimanche : fermé")
                    .contains("Vendredi : 9 h – 17 h");
            var odd = row(page, "Lieu b");
            assertThat(odd.select("td").get(0).text()).isEqualTo("–");
            assertThat(odd.select("td").get(1).text())
                    .contains("d’une semaine à l’autre", "week 01-53/2 Mo 09:00-12:00");
            assertThat(row(page, "Lieu c").select("td").get(0).text())
                    .as("what nobody can read is shown as it is")
                    .isEqualTo("le matin");
        } finally {
            forget(feed);
        }
    }

    private static void hours(Connection owner, UUID feed, String place, String ours, String theirs)
            throws SQLException {
        RawDatabase.run(owner, """
                insert into opendata.proposal (id, feed, source_id, facet, name, commune, ours, theirs, fingerprint, place, proposed_at, point)
                values (?, ?, ?, 'HOURS', ?, 'Brest', ?, ?, ?, '{}', now(), (select id from network.point limit 1))""", Ids.next(), feed, place, "Lieu " + place, ours, theirs, place);
    }

    private void aPoint() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        Network.as(
                director,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        Ids.next(),
                        Objects.requireNonNull(director.association()),
                        PointKind.FIXED,
                        "Point des horaires",
                        "1 rue du Parvis",
                        "29200",
                        communes.find("29019").orElseThrow(),
                        null,
                        List.of(),
                        "",
                        "Mo-Fr 09:00-12:00; PH off",
                        Set.of(),
                        List.of(),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
    }

    private static Element row(Document page, String place) {
        var card = page.select("#proposals .card").stream()
                .filter(one -> one.text().contains(place))
                .findFirst()
                .orElseThrow();
        return card.selectFirst("tbody tr");
    }

    @Test
    void what_was_decided_by_somebody_else_is_said_so() {
        var answer = pages.as(head).post("/bureau/propositions/" + UUID.randomUUID() + "/accepter");
        assertThat(answer).hasRedirectedUrl("/bureau/propositions");
        assertThat(pages.as(head).post("/bureau/propositions/flux/" + UUID.randomUUID() + "/arreter"))
                .hasStatus(404);
    }

    private static void forget(UUID feed) throws SQLException {
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "delete from opendata.proposal where feed = ?", feed);
            RawDatabase.run(owner, "delete from opendata.followed_feed where id = ?", feed);
        }
    }
}
