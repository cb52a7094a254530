// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Points and visits for tests, in the words of the domain. */
@TestComponent
public class VisitsFixtures {
    private final Network network;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public VisitsFixtures(Network network, JdbcClient db, TransactionTemplate transaction) {
        this.network = network;
        this.db = db;
        this.transaction = transaction;
    }

    /** An association with one point and one mediator: what most tests need. */
    public Desk aDesk() {
        return aDesk("Europe/Paris");
    }

    public Desk aDesk(String zone) {
        var association = network.anAssociation();
        return new Desk(association, aPoint(association, zone, null), network.a(Role.MEDIATOR, association));
    }

    public record Desk(UUID association, UUID point, SignedIn mediator) {}

    /** A point open since 2020. */
    public UUID aPoint(UUID association, String zone, LocalDate closedOn) {
        var id = Ids.next();
        Asking.as(association)
                .run(() -> transaction.executeWithoutResult(status -> db.sql("""
                        insert into network.point (id, association, name, kind, address, postcode, insee, time_zone, opened_on, closed_on)
                        values (:id, :association, :name, 'FIXED', '1 rue du Parvis', '69008', '69388', :zone, '2020-01-01', :closed)""")
                        .param("id", id)
                        .param("association", association)
                        .param("name", "Point " + id)
                        .param("zone", zone)
                        .param("closed", closedOn)
                        .update()));
        return id;
    }

    /** What a mediator records most: one person, one request, settled. */
    public static Visit aVisit(UUID point) {
        return new Visit(
                Ids.next(),
                Ids.NIL,
                point,
                LocalDate.EPOCH,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "desk",
                Direction.INCOMING,
                List.of(),
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(aRequest()),
                0);
    }

    public static Visit.Request aRequest() {
        return aRequest("family-benefits", null);
    }

    public static Visit.Request aRequest(String theme, String note) {
        return new Visit.Request(Ids.next(), theme, "caf", "accompaniment", "settled", 15, note);
    }

    /** At noon; of the oldest day that may still be recorded not before its limit, which moves with the clock. */
    private static Instant onDay(LocalDate day) {
        var noon = day.atTime(12, 0).atZone(ZoneId.of("Europe/Paris")).toInstant();
        var limit = Instant.now().minus(Duration.ofDays(31)).plus(Duration.ofMinutes(1));
        return limit.isAfter(noon) && limit.isBefore(noon.plus(Duration.ofHours(12))) ? limit : noon;
    }

    /** A visit of now, or of so many days ago at noon in metropolitan France, by the mediator, as {@link Visits#load} takes it. */
    public static Visit daysAgo(int days, Desk desk) {
        var day = LocalDate.now(NetworkTime.ZONE).minusDays(days);
        var v = by(aVisit(desk.point()), List.of(desk.mediator().account()));
        return new Visit(
                v.id(),
                desk.association(),
                v.point(),
                day,
                days == 0 ? v.startedAt() : onDay(day),
                v.presence(),
                v.direction(),
                v.mediators(),
                v.persons(),
                v.ageBand(),
                v.gender(),
                v.situation(),
                v.commune(),
                v.language(),
                v.firstVisit(),
                v.partner(),
                v.team(),
                v.requests(),
                0);
    }

    public static Visit with(Visit v, List<Visit.Request> requests) {
        return change(v, v.point(), v.startedAt(), v.presence(), v.mediators(), v.persons(), requests, v.version());
    }

    public static Visit at(Visit v, Instant startedAt) {
        return change(v, v.point(), startedAt, v.presence(), v.mediators(), v.persons(), v.requests(), v.version());
    }

    public static Visit by(Visit v, List<UUID> mediators) {
        return change(v, v.point(), v.startedAt(), v.presence(), mediators, v.persons(), v.requests(), v.version());
    }

    public static Visit forPersons(Visit v, int persons) {
        return change(v, v.point(), v.startedAt(), v.presence(), v.mediators(), persons, v.requests(), v.version());
    }

    public static Visit presence(Visit v, String presence) {
        return change(v, v.point(), v.startedAt(), presence, v.mediators(), v.persons(), v.requests(), v.version());
    }

    public static Visit basedOn(Visit v, int version) {
        return change(v, v.point(), v.startedAt(), v.presence(), v.mediators(), v.persons(), v.requests(), version);
    }

    public static Visit eachRequest(Visit v, UnaryOperator<Visit.Request> change) {
        return with(v, v.requests().stream().map(change).toList());
    }

    private static Visit change(
            Visit v,
            UUID point,
            Instant startedAt,
            String presence,
            List<UUID> mediators,
            int persons,
            List<Visit.Request> requests,
            int version) {
        return new Visit(
                v.id(),
                v.association(),
                point,
                v.day(),
                startedAt,
                presence,
                v.direction(),
                mediators,
                persons,
                v.ageBand(),
                v.gender(),
                v.situation(),
                v.commune(),
                v.language(),
                v.firstVisit(),
                v.partner(),
                v.team(),
                requests,
                version);
    }
}
