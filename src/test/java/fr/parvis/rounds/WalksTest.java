// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import static fr.parvis.rounds.RoundsFixtures.kept;
import static fr.parvis.rounds.RoundsFixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.rounds.RoundsFixtures.Bus;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.walks.ForgetPhotos;
import fr.parvis.rounds.domain.walks.KeepWalk;
import fr.parvis.rounds.domain.walks.Relayed;
import fr.parvis.rounds.domain.walks.Sector;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.rounds.domain.walks.SeeWalks;
import fr.parvis.rounds.domain.walks.Sighting;
import fr.parvis.rounds.domain.walks.Walk;
import fr.parvis.rounds.domain.walks.WalkFilter;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class WalksTest {
    @Autowired
    KeepWalk keep;

    @Autowired
    SeeWalks see;

    @Autowired
    Sectors sectors;

    @Autowired
    ForgetPhotos forget;

    @Autowired
    Network network;

    @Autowired
    RoundsFixtures roundsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Bus bus;
    Sector sector;

    @BeforeEach
    void a_sector() {
        bus = roundsFixtures.aBus();
        sector = as(bus.lead(), () -> kept(sectors.add(Ids.next(), "Les Minguettes", "social-landlord")));
    }

    private static <T> T as(SignedIn who, Callable<T> what) {
        return Network.as(who, what);
    }

    /** An hour before midnight is yesterday, when the sector was still open. */
    private Walk aWalkOfToday() {
        var midnight = RoundsFixtures.today().atStartOfDay(NetworkTime.ZONE).toInstant();
        var before = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        return aWalk(1, before.isBefore(midnight) ? midnight : before, 60);
    }

    private Walk aWalk(int persons, Sighting... seen) {
        return aWalk(persons, Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS), 60, seen);
    }

    private Walk aWalk(int persons, Instant startedAt, int minutes, Sighting... seen) {
        return new Walk(
                Ids.next(),
                sector.id(),
                LocalDate.EPOCH,
                startedAt,
                minutes,
                persons,
                "social-landlord",
                Ids.NIL,
                List.of(),
                List.of(seen),
                0);
    }

    private static Sighting seen(String kind, String place, byte[] photo) {
        return new Sighting(Ids.next(), kind, place, "", "social-landlord", null, null, null, photo, false);
    }

    private static byte[] aPhoto() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The month of an hour ago. */
    private WalkFilter month() {
        var begun = Instant.now().minusSeconds(3600).atZone(NetworkTime.ZONE);
        return new WalkFilter(bus.association(), YearMonth.from(begun), null, null);
    }

    @Test
    void a_walk_is_recorded_once_with_what_was_seen() {
        var given = aWalk(12, seen("light", "12 rue des Acacias", aPhoto()), seen("dirt", "Square", null));
        var walk = as(bus.mediator(), () -> kept(keep.record(given)));
        assertThat(walk.sightings()).extracting(Sighting::hasPhoto).containsExactly(true, false);
        assertThat(walk.sightings().getFirst().relayedOn()).isEqualTo(walk.day());
        assertThat(as(bus.mediator(), () -> kept(keep.record(given)))).isEqualTo(walk);
        var figures = as(bus.mediator(), () -> see.figures(month()));
        assertThat(figures).containsExactly(new SeeWalks.Figures(sector.id(), 1, 60, 12, 2, 2, 0));
        assertThat(as(
                        bus.mediator(),
                        () -> see.photo(walk.sightings().getFirst().id())))
                .isPresent();
    }

    @Test
    void another_association_sees_nothing_of_it() {
        var walk = as(bus.mediator(), () -> kept(keep.record(aWalk(1, seen("light", "Rue", aPhoto())))));
        var other = roundsFixtures.aBus();
        assertThat(as(other.lead(), () -> see.find(walk.id()))).isEmpty();
        assertThat(as(other.lead(), () -> see.photo(walk.sightings().getFirst().id())))
                .isEmpty();
        assertThat(refused(as(other.lead(), () -> keep.record(walk)))).contains("sector sector-unknown");
        // nor does a colleague who was not there
        assertThat(as(network.a(Role.MEDIATOR, bus.association()), () -> see.find(walk.id())))
                .isEmpty();
        assertThat(as(bus.lead(), () -> see.find(walk.id()))).isPresent();
    }

    @Test
    void each_rule_says_where_and_what() {
        assertThat(refused(as(bus.mediator(), () -> keep.record(aWalk(-1, seen("ghost", "", null))))))
                .containsExactly("persons persons", "events[0].kind sighting-kind", "events[0].place sighting-place");
        assertThat(refused(as(
                        bus.mediator(),
                        () -> keep.record(
                                aWalk(1, seen("light", "x".repeat(121), "no".getBytes(StandardCharsets.UTF_8)))))))
                .containsExactly("events[0].place too-long", "events[0].photo photo-none");
        as(bus.lead(), () -> {
            sectors.open(sector.id(), false);
            return null;
        });
        assertThat(refused(as(bus.mediator(), () -> keep.record(aWalkOfToday()))))
                .containsExactly("sector sector-closed");
    }

    @Test
    void a_correction_keeps_what_was_said_and_the_photo_that_is_not_sent_again() {
        var walk = as(bus.mediator(), () -> kept(keep.record(aWalk(12, seen("light", "Rue", aPhoto())))));
        var changed = new Walk(
                walk.id(),
                walk.sector(),
                walk.day(),
                walk.startedAt(),
                90,
                14,
                walk.partner(),
                walk.account(),
                List.of(),
                walk.sightings(),
                walk.version());
        var after = as(bus.mediator(), () -> kept(keep.correct(changed, null)));
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.sightings().getFirst().hasPhoto()).isTrue();
        var before = as(bus.mediator(), () -> see.earlier(walk.id()));
        assertThat(before).hasSize(1);
        assertThat(before.getFirst().walk().persons()).isEqualTo(12);
        assertThat(as(
                        bus.mediator(),
                        () -> keep.correct(
                                new Walk(
                                        walk.id(),
                                        walk.sector(),
                                        walk.day(),
                                        walk.startedAt(),
                                        30,
                                        1,
                                        null,
                                        walk.account(),
                                        List.of(),
                                        List.of(),
                                        0),
                                null)))
                .isInstanceOf(Result.Conflict.class);
        // the first record arriving once more changes nothing
        assertThat(as(bus.mediator(), () -> keep.record(walk))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void a_walk_is_corrected_after_a_colleague_has_left() {
        var colleague = network.a(Role.MEDIATOR, bus.association()).account();
        var walk = as(bus.mediator(), () -> kept(keep.record(with(aWalk(12), 12, colleague))));
        as(
                bus.lead(),
                () -> transaction.execute(s -> db.sql("update access.account set status = 'disabled' where id = :id")
                        .param("id", colleague)
                        .update()));
        var after = as(bus.mediator(), () -> kept(keep.correct(with(walk, 14, colleague), null)));
        assertThat(after.persons()).isEqualTo(14);
        assertThat(after.colleagues()).containsExactly(colleague);
        assertThat(refused(as(bus.mediator(), () -> keep.correct(with(after, 14, Ids.next()), null))))
                .containsExactly("colleagues member-unknown");
    }

    private static Walk with(Walk walk, int persons, UUID colleague) {
        return new Walk(
                walk.id(),
                walk.sector(),
                walk.day(),
                walk.startedAt(),
                walk.minutes(),
                persons,
                walk.partner(),
                walk.account(),
                List.of(colleague),
                walk.sightings(),
                walk.version());
    }

    @Test
    void it_is_taken_back_and_given_back_once_each() {
        var walk = as(bus.mediator(), () -> kept(keep.record(aWalk(12))));
        kept(as(bus.mediator(), () -> keep.cancel(walk.id(), 0, null)));
        kept(as(bus.mediator(), () -> keep.cancel(walk.id(), 0, null)));
        assertThat(as(bus.mediator(), () -> see.figures(month()))).isEmpty();
        kept(as(bus.mediator(), () -> keep.giveBack(walk.id())));
        assertThat(as(bus.mediator(), () -> see.list(month(), 10, 0))).hasSize(1);
    }

    @Test
    void what_is_handed_on_says_to_whom_and_what_they_answered() {
        var walk = as(bus.mediator(), () -> kept(keep.record(aWalk(1, seen("damage", "Hall 3", null)))));
        var event = walk.sightings().getFirst().id();
        assertThat(refused(as(
                        bus.mediator(),
                        () -> keep.relay(
                                event,
                                new Relayed("town-hall", walk.day(), walk.day().minusDays(1), null)))))
                .containsExactly("answeredOn answered-before");
        kept(as(bus.mediator(), () -> keep.relay(event, new Relayed("town-hall", walk.day(), walk.day(), "Réparé"))));
        assertThat(as(bus.mediator(), () -> see.figures(month())))
                .first()
                .extracting(SeeWalks.Figures::answered)
                .isEqualTo(1);
        var colleague = network.a(Role.MEDIATOR, bus.association()).account();
        var told = as(bus.mediator(), () -> see.find(walk.id())).orElseThrow().walk();
        var counted = as(bus.mediator(), () -> kept(keep.correct(with(told, 2, colleague), null)));
        assertThat(counted.sightings()).extracting(Sighting::answer).containsExactly("Réparé");
        // the sighting as it was first noted: handed on to the landlord
        var elsewhere = new Walk(
                counted.id(),
                counted.sector(),
                counted.day(),
                counted.startedAt(),
                counted.minutes(),
                counted.persons(),
                counted.partner(),
                counted.account(),
                counted.colleagues(),
                walk.sightings(),
                counted.version());
        var moved = as(bus.mediator(), () -> kept(keep.correct(elsewhere, null)));
        assertThat(moved.sightings().getFirst().relay()).isEqualTo("social-landlord");
        assertThat(moved.sightings().getFirst().answer()).isNull();
        assertThat(moved.sightings().getFirst().answeredOn()).isNull();
    }

    @Test
    void old_photos_are_deleted_and_what_was_seen_stays() {
        var walk = as(bus.mediator(), () -> kept(keep.record(aWalk(1, seen("damage", "Hall 3", aPhoto())))));
        as(
                bus.mediator(),
                () -> transaction.execute(
                        s -> db.sql("update rounds.sighting set photo_at = now() - interval '91 days' where walk = :w")
                                .param("w", walk.id())
                                .update()));
        assertThat(forget.handle()).isGreaterThanOrEqualTo(1);
        var after = as(bus.mediator(), () -> see.find(walk.id())).orElseThrow().walk();
        assertThat(after.sightings()).hasSize(1);
        assertThat(after.sightings().getFirst().hasPhoto()).isFalse();
    }

    @Test
    void a_phone_number_in_a_text_is_seen_and_a_price_is_not() {
        assertThat(FreeText.personal("rappeler 06 12 34 56 78")).contains("06 12 34 56 78");
        assertThat(FreeText.personal("voir jean.dupont@example.org")).contains("jean.dupont@example.org");
        assertThat(FreeText.personal("2 85 03 69 123 456".replace(" ", ""))).isPresent();
        assertThat(FreeText.personal("lampadaire 12, 25/11/2026, 1 250 euros")).isEmpty();
    }
}
