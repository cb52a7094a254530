// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.OfferedPoints;
import fr.parvis.network.Point;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardValues;
import fr.parvis.opendata.OpenDataSettings;
import fr.parvis.opendata.domain.FollowFeeds.Decision;
import fr.parvis.opendata.domain.FollowFeeds.Followed;
import fr.parvis.opendata.domain.FollowFeeds.NotFollowed;
import fr.parvis.opendata.domain.FollowFeeds.Wish;
import fr.parvis.opendata.domain.Proposal.Kind;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class FollowFeedsTest {
    private static final String HEAD =
            "id;nom;commune;code_postal;adresse;telephone;horaires;services;latitude;longitude;presentation_resume\n";

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    OfferedPoints offered;

    @Autowired
    Communes communes;

    @Autowired
    FollowFeeds feeds;

    @Autowired
    FeedTable table;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    SignedIn head;
    UUID association;
    UUID feed;
    ReadFeed read;

    @BeforeEach
    void aFeedThatIsFollowed() throws IOException {
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        association = network.anAssociation();
        read = new ReadFeed(new FetchFeed(settings()), table, offered, transactions);
        feed = Network.as(
                head,
                () -> ((Followed) feeds.follow(
                                new Wish("Carte du département", "https://carte.example/" + Ids.next(), association)))
                        .feed());
        say("");
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "update opendata.followed_feed set address = ? where id = ?", feed + ".csv", feed);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private OpenDataSettings settings() {
        return GivenSettings.of(
                OpenDataSettings.class,
                "feeds.bytes",
                2_000_000,
                "feeds.seconds",
                10,
                "feeds.inner-addresses",
                true,
                "feeds.folder",
                folder);
    }

    @AfterEach
    void followedNoMore() {
        Network.as(head, () -> feeds.stop(feed));
    }

    @Test
    void a_difference_is_proposed_and_changes_nothing_until_a_person_accepts_it() throws IOException {
        var point = aPoint("Point du Port");
        says(point + ";Point du Port;Brest;29200;1 rue du Port;02 98 11 22 33;Mo-Fr 10:00-12:00;;;;\n");
        assertThat(facets()).containsExactlyInAnyOrder(Facet.PHONE, Facet.HOURS);
        assertThat(ours(point).hours()).isEqualTo("24/7");
        var phone = proposal(Facet.PHONE);
        assertThat(phone.ours()).isEmpty();
        assertThat(phone.theirs()).isEqualTo("02 98 11 22 33");
        assertThat(accept(phone)).isEqualTo(Decision.DONE);
        assertThat(ours(point).phone()).isEqualTo("02 98 11 22 33");
        assertThat(ours(point).hours()).isEqualTo("24/7");
        assertThat(accept(phone)).as("twice").isEqualTo(Decision.GONE);
        readAgain();
        assertThat(facets()).containsExactly(Facet.HOURS);
    }

    @Test
    void what_was_set_aside_is_proposed_again_only_when_the_feed_says_something_else() throws IOException {
        var point = aPoint("Point de la Gare");
        var row = point + ";Point de la Gare;Brest;29200;1 rue du Port;%s;;;;;\n";
        says(row.formatted("02 98 11 22 33"));
        Network.as(head, () -> feeds.setAside(proposal(Facet.PHONE).id(), head.account()));
        readAgain();
        assertThat(facets()).isEmpty();
        says(row.formatted("02 98 44 55 66"));
        assertThat(proposal(Facet.PHONE).theirs()).isEqualTo("02 98 44 55 66");
        says(row.formatted(""));
        assertThat(facets()).as("silence proposes nothing").isEmpty();
    }

    @Test
    void a_place_is_known_again_by_name_and_commune_and_by_where_it_is() throws IOException {
        var point = aPoint("Maison des Services");
        changed(point, "latitude = 48.39, longitude = -4.486");
        says("x-1;maison des services;Brest;29200;1 rue du Port;02 98 11 22 33;;;48.3901;-4.4861;\n"
                + "x-2;Maison des services;Brest;29200;90 rue de Loin;;;;48.45;-4.30;\n");
        assertThat(open()).extracting(Proposal::kind).containsOnly(Kind.CHANGE, Kind.NEW);
        assertThat(proposal(Facet.PHONE).point()).isEqualTo(point);
        assertThat(open().stream().filter(one -> one.kind() == Kind.NEW))
                .extracting(Proposal::sourceId)
                .containsExactly("x-2");
        // the name changes there: it is still the same place
        says("x-1;Espace services;Brest;29200;1 rue du Port;02 98 11 22 33;;;48.3901;-4.4861;\n");
        assertThat(open().stream().filter(one -> one.kind() == Kind.NEW)).isEmpty();
        assertThat(proposal(Facet.NAME).theirs()).isEqualTo("Espace services");
    }

    @Test
    void a_place_is_known_again_by_the_body_that_runs_it_where_that_has_one_point_in_the_commune() throws IOException {
        var point = aPoint("Point Liberté");
        var siret = "%014d".formatted(Math.abs(point.getLeastSignificantBits() % 100_000_000_000_000L));
        changed(point, "pivot = '" + siret + "'");
        sayAll("id;pivot;nom;commune;code_postal;adresse\n" + "z;" + siret + ";Autre nom;Brest;29200;1 rue du Port\n");
        assertThat(proposal(Facet.NAME).point()).isEqualTo(point);
    }

    @Test
    void a_new_place_is_proposed_and_becomes_a_point_of_the_association_chosen() throws IOException {
        says("n-1;Café numérique ☕;Brest;29200;5 rue Neuve;;Mo-Fr 09:00-12:00;" + StandardValues.EVERYDAY_TOOLS
                + ";48.4;-4.5;\n");
        var one = open().getFirst();
        assertThat(one.kind()).isEqualTo(Kind.NEW);
        assertThat(points.list(association)).isEmpty();
        assertThat(accept(one)).isEqualTo(Decision.DONE);
        var added = points.list(association).getFirst();
        assertThat(added.name()).isEqualTo("Café numérique ☕");
        assertThat(ours(added.id()).services()).containsExactly(StandardValues.EVERYDAY_TOOLS);
        readAgain();
        assertThat(open()).isEmpty();
    }

    @Test
    void a_place_that_was_in_the_feed_and_is_no_more_is_told() throws IOException {
        var one = aPoint("Point Un");
        var other = aPoint("Point Deux");
        says(one + ";Point Un;Brest;29200;1 rue du Port;;;;;;\n" + other
                + ";Point Deux;Brest;29200;1 rue du Port;;;;;;\n");
        assertThat(open()).isEmpty();
        says(one + ";Point Un;Brest;29200;1 rue du Port;;;;;;\n");
        var gone = open().getFirst();
        assertThat(gone.kind()).isEqualTo(Kind.GONE);
        assertThat(gone.point()).isEqualTo(other);
        says(one + ";Point Un;Brest;29200;1 rue du Port;;;;;;\n" + other
                + ";Point Deux;Brest;29200;1 rue du Port;;;;;;\n");
        assertThat(open()).as("it is back").isEmpty();
        says(one + ";Point Un;Brest;29200;1 rue du Port;;;;;;\n");
        assertThat(accept(open().getFirst())).isEqualTo(Decision.DONE);
        assertThat(points.find(other).map(Point::closedOn))
                .contains(LocalDate.now(java.time.ZoneId.of("Europe/Paris")));
        readAgain();
        assertThat(open()).isEmpty();
    }

    @Test
    void a_place_that_is_gone_was_closed_meanwhile_or_never_opens() throws IOException {
        var closed = aPoint("Point fermé");
        var coming = aPoint("Point à venir");
        var both = closed + ";Point fermé;Brest;29200;1 rue du Port;;;;;;\n" + coming
                + ";Point à venir;Brest;29200;1 rue du Port;;;;;;\n";
        var other = aPoint("Point Un") + ";Point Un;Brest;29200;1 rue du Port;;;;;;\n";
        says(both + other);
        says(other);
        var today = LocalDate.now(NetworkTime.ZONE);
        changed(
                closed,
                "opened_on = date '" + today.minusDays(30) + "', closed_on = date '" + today.minusDays(9) + "'");
        changed(coming, "opened_on = date '" + today.plusDays(9) + "'");
        for (var one : open()) assertThat(accept(one)).isEqualTo(Decision.DONE);
        assertThat(points.find(closed).map(Point::closedOn)).contains(today.minusDays(9));
        assertThat(points.find(coming).map(Point::closedOn)).contains(today.plusDays(9));
    }

    @Test
    void a_point_that_somebody_changed_meanwhile_is_looked_at_again() throws IOException {
        var point = aPoint("Point disputé");
        says(point + ";Point disputé;Brest;29200;1 rue du Port;02 98 11 22 33;;;;;\n");
        changed(point, "phone = '02 98 77 77 77'");
        var one = proposal(Facet.PHONE);
        assertThat(accept(one)).isEqualTo(Decision.CHANGED_MEANWHILE);
        assertThat(ours(point).phone()).isEqualTo("02 98 77 77 77");
        assertThat(proposal(Facet.PHONE).ours()).isEqualTo("02 98 77 77 77");
        assertThat(accept(proposal(Facet.PHONE))).isEqualTo(Decision.DONE);
        assertThat(ours(point).phone()).isEqualTo("02 98 11 22 33");
    }

    @Test
    void hours_that_cannot_be_read_are_told_with_their_line_and_the_place_is_proposed_without_them()
            throws IOException {
        says("h-1;Point aux drôles d’heures;Brest;29200;7 rue Neuve;;tous les jours ouvrables de bonne heure;;;;\n"
                + "h-2;;Brest;29200;8 rue Neuve;;;;;;\n");
        assertThat(open()).extracting(Proposal::kind).containsExactly(Kind.NEW);
        var told = Network.as(head, feeds::list).stream()
                .filter(one -> one.id().equals(feed))
                .findFirst()
                .orElseThrow();
        assertThat(told.places()).isEqualTo(1);
        assertThat(told.refused()).isEqualTo(1);
        assertThat(told.remarks()).anySatisfy(remark -> {
            assertThat(remark.line()).isEqualTo(2);
            assertThat(remark.column()).isEqualTo("horaires");
            assertThat(remark.value()).startsWith("tous les jours");
        });
        assertThat(told.remarks()).anySatisfy(remark -> {
            assertThat(remark.line()).isEqualTo(3);
            assertThat(remark.column()).isEqualTo("nom");
        });
        assertThat(accept(open().getFirst())).isEqualTo(Decision.DONE);
        assertThat(ours(points.list(association).getFirst().id()).hours()).isNull();
    }

    @Test
    void other_scripts_pass_and_a_script_is_text() throws IOException {
        says("s-1;مركز الوساطة 🧭;Brest;29200;9 rue Neuve;;;;;;<script>alert(1)</script>\n"
                + "s-2;מרכז;Brest;29200;10 rue Neuve;;;;;;\n");
        assertThat(open()).extracting(Proposal::name).containsExactlyInAnyOrder("مركز الوساطة 🧭", "מרכז");
        for (var one : open()) assertThat(accept(one)).isEqualTo(Decision.DONE);
        var added = points.list(association).stream()
                .filter(point -> point.name().startsWith("مركز"))
                .findFirst()
                .orElseThrow();
        assertThat(ours(added.id()).summary()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void a_feed_that_is_not_read_to_its_end_proposes_nothing_and_loses_nothing() throws IOException {
        var point = aPoint("Point sûr");
        says(point + ";Point sûr;Brest;29200;1 rue du Port;02 98 11 22 33;;;;;\n");
        Files.writeString(folder.resolve(feed + ".csv"), "[{\"id\":\"a\",\"nom\":\"Coupé");
        readAgain();
        assertThat(facets()).containsExactly(Facet.PHONE);
        var told = Network.as(head, feeds::list).stream()
                .filter(one -> one.id().equals(feed))
                .findFirst()
                .orElseThrow();
        assertThat(told.problem()).isEqualTo("network.import.file.broken_json");
        say("x".repeat(2_100_000));
        readAgain();
        assertThat(Network.as(head, feeds::list).stream()
                        .filter(one -> one.id().equals(feed))
                        .findFirst()
                        .orElseThrow()
                        .problem())
                .isEqualTo("opendata.reading.too-large");
        assertThat(facets()).containsExactly(Facet.PHONE);
    }

    @Test
    void only_the_network_sees_feeds_and_what_they_propose() throws IOException {
        says("n-9;Lieu neuf;Brest;29200;5 rue Neuve;;;;;;\n");
        assertThat(open()).hasSize(1);
        var director = network.a(Role.DIRECTOR, association);
        assertThat(Network.as(director, feeds::list)).isEmpty();
        assertThat(Network.as(director, () -> feeds.waiting(null, 1, 10).proposals()))
                .isEmpty();
        assertThat(Network.as(director, () -> feeds.setAside(open().getFirst().id(), director.account())))
                .isEqualTo(Decision.GONE);
    }

    @Test
    void a_feed_that_is_stopped_while_it_is_read_proposes_nothing() throws Exception {
        say(HEAD + "n-8;Lieu neuf;Brest;29200;5 rue Neuve;;;;;;\n");
        var stopping = new FetchFeed(settings()) {
            @Override
            Outcome fetch(String address) {
                var fetched = super.fetch(address);
                feeds.stop(feed);
                return fetched;
            }
        };
        Network.as(head, () -> new ReadFeed(stopping, table, offered, transactions).read(feed));
        assertThat(open()).isEmpty();
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "update opendata.followed_feed set stopped_at = null where id = ?", feed);
        }
    }

    @Test
    void what_cannot_be_followed_is_refused_by_field() {
        var refused = (NotFollowed) Network.as(head, () -> feeds.follow(new Wish(" ", "file:///etc/passwd", null)));
        assertThat(refused.problems())
                .containsEntry("nom", "name.missing")
                .containsEntry("adresse", "address.wrong")
                .containsEntry("association", "association.missing");
        assertThat(((NotFollowed) Network.as(head, () -> feeds.follow(new Wish("Carte", "../points.csv", association))))
                        .problems())
                .containsOnlyKeys("adresse");
        var address = "https://deux.example/" + Ids.next();
        var first = (Followed) Network.as(head, () -> feeds.follow(new Wish("Une", address, association)));
        assertThat(((NotFollowed) Network.as(head, () -> feeds.follow(new Wish("Deux", address, association))))
                        .problems())
                .containsEntry("adresse", "address.twice");
        Network.as(head, () -> feeds.stop(first.feed()));
    }

    @Test
    void a_feed_is_read_once_at_a_time_and_once_a_night() throws IOException {
        assertThat(Network.as(head, feeds::due)).contains(feed);
        assertThat(Network.as(head, () -> read.claim(feed))).isTrue();
        assertThat(Network.as(head, () -> read.claim(feed))).isFalse();
        say(HEAD + "q;Lieu;Brest;29200;5 rue Neuve;;;;;;\n");
        Network.as(head, () -> read.read(feed));
        assertThat(Network.as(head, feeds::due)).doesNotContain(feed);
    }

    private void says(String rows) throws IOException {
        sayAll(HEAD + rows);
    }

    private void sayAll(String file) throws IOException {
        say(file);
        readAgain();
        assertThat(Network.as(head, feeds::list).stream()
                        .filter(one -> one.id().equals(feed))
                        .findFirst()
                        .orElseThrow()
                        .problem())
                .isNull();
    }

    private void say(String file) throws IOException {
        Files.writeString(folder.resolve(feed + ".csv"), file);
    }

    private void readAgain() {
        assertThat(Network.as(head, () -> read.claim(feed))).isTrue();
        Network.as(head, () -> read.read(feed));
    }

    private List<Proposal> open() {
        return Network.as(head, () -> feeds.waiting(feed, 1, 1000).proposals());
    }

    private List<Facet> facets() {
        return open().stream().map(Proposal::facet).toList();
    }

    private Proposal proposal(Facet facet) {
        return open().stream().filter(one -> one.facet() == facet).findFirst().orElseThrow();
    }

    private Decision accept(Proposal one) {
        return Network.as(head, () -> feeds.accept(one.id(), head.account()));
    }

    private StandardPlace ours(UUID point) {
        return Network.as(
                head,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> offered.beside(Map.of(
                                        point,
                                        StandardPlace.at("x", "", "", "", "").done()))
                                .getFirst()
                                .ours()));
    }

    private UUID aPoint(String name) {
        var id = Ids.next();
        Network.as(
                head,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        id,
                        association,
                        PointKind.FIXED,
                        name,
                        "1 rue du Port",
                        "29200",
                        communes.find("29019").orElseThrow(),
                        null,
                        List.of(),
                        "Un point.",
                        "24/7",
                        Set.of("pand"),
                        List.of(),
                        List.of(),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        return id;
    }

    private static void changed(UUID point, String what) {
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "update network.point set updated_at = now(), " + what + " where id = ?", point);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
