// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.crews.Crew;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.domain.tours.Tour;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tours, stops and crews for tests, in the words of the domain. */
@TestComponent
public class RoundsFixtures {
    private final Network network;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public RoundsFixtures(Network network, JdbcClient db, TransactionTemplate transaction) {
        this.network = network;
        this.db = db;
        this.transaction = transaction;
    }

    /** An association with one bus, one mediator and one site lead. */
    public record Bus(UUID association, UUID point, SignedIn mediator, SignedIn lead) {}

    public Bus aBus() {
        return aBus("Europe/Paris");
    }

    public Bus aBus(String zone) {
        var association = network.anAssociation();
        return new Bus(
                association,
                aPoint(association, "MOBILE", zone, null),
                network.a(Role.MEDIATOR, association),
                network.a(Role.SITE_LEAD, association));
    }

    public UUID aPoint(UUID association, String kind, String zone, LocalDate closedOn) {
        var id = Ids.next();
        Asking.as(association)
                .run(() -> transaction.executeWithoutResult(status -> db.sql("""
                        insert into network.point (id, association, name, kind, address, postcode, insee, time_zone, opened_on, closed_on)
                        values (:id, :association, :name, :kind, '1 rue du Parvis', '69008', '69388', :zone, '2020-01-01', :closed)""")
                        .param("id", id)
                        .param("association", association)
                        .param("name", "Bus " + id)
                        .param("kind", kind)
                        .param("zone", zone)
                        .param("closed", closedOn)
                        .update()));
        return id;
    }

    public void closed(Bus bus, LocalDate first, LocalDate last, String reason) {
        Asking.as(bus.association())
                .run(() -> transaction.executeWithoutResult(status -> db.sql("""
                        insert into network.closure (id, point, association, first_day, last_day, reason)
                        values (:id, :point, :association, :first, :last, :reason)""")
                        .param("id", Ids.next())
                        .param("point", bus.point())
                        .param("association", bus.association())
                        .param("first", first)
                        .param("last", last)
                        .param("reason", reason)
                        .update()));
    }

    public static LocalDate today() {
        return LocalDate.now(NetworkTime.ZONE);
    }

    /** The hours of a halt that is now, or nearly: today and each day, from an hour ago to in four hours, within the day. */
    public static String now() {
        return "Mo-Su 00:00-24:00";
    }

    public static Tour aTour(Bus bus, String vehicle) {
        return new Tour(
                Ids.next(),
                bus.association(),
                bus.point(),
                "Bus des vallées",
                vehicle,
                List.of("Tablette", "Imprimante"),
                "caf",
                LocalDate.of(2024, 1, 1),
                null,
                0);
    }

    public static Stop aStop(Tour tour, String place, String hours) {
        return new Stop(
                Ids.next(),
                "",
                tour.id(),
                tour.association(),
                1,
                place,
                "Place du marché",
                "69266",
                "",
                "",
                45.77,
                4.88,
                hours,
                LocalDate.of(2024, 1, 1),
                null,
                0);
    }

    public static Stop with(Stop s, String hours, int version) {
        return new Stop(
                s.id(),
                s.code(),
                s.tour(),
                s.association(),
                s.position(),
                s.place(),
                s.address(),
                s.insee(),
                "",
                "",
                s.latitude(),
                s.longitude(),
                hours,
                s.validFrom(),
                s.validUntil(),
                version);
    }

    public static Crew aCrew(Tour tour, LocalDate first, LocalDate last, String days, UUID... members) {
        return new Crew(Ids.next(), tour.association(), tour.id(), first, last, days, List.of(members), Instant.EPOCH);
    }

    /** What was accepted. */
    public static <T> T kept(Result<T> decided) {
        if (decided instanceof Result.Accepted<T>(var what)) return what;
        throw new AssertionError("not accepted: " + decided);
    }

    /** "field key" of each refusal. */
    public static List<String> refused(Result<?> decided) {
        if (decided instanceof Result.Rejected<?>(var problems))
            return problems.stream()
                    .map(p -> (p.field() + " " + p.code().replaceFirst("rounds\\.problem\\.", "")).strip())
                    .toList();
        throw new AssertionError("not refused: " + decided);
    }
}
