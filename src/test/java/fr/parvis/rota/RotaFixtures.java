// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import fr.parvis.Network;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.domain.hours.Holidays;
import fr.parvis.network.domain.hours.SchoolHolidays;
import fr.parvis.rota.Holds.Asked;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Teams, points with hours, shifts and holds for tests, in the words of the domain. */
@TestComponent
public class RotaFixtures {
    private static final LocalDate MONDAY = firstMonday();

    private final Network network;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public RotaFixtures(Network network, JdbcClient db, TransactionTemplate transaction) {
        this.network = network;
        this.db = db;
        this.transaction = transaction;
    }

    /** An association with one point, open Monday to Friday, some mediators and a lead. */
    public record Team(UUID association, UUID point, List<SignedIn> mediators, SignedIn lead) {
        public SignedIn first() {
            return mediators.getFirst();
        }

        public SignedIn second() {
            return mediators.get(1);
        }
    }

    public Team aTeam(int mediators) {
        var association = network.anAssociation();
        var point =
                aPoint(association, "Maison France Services", "Europe/Paris", "Mo-Fr 09:00-12:00,14:00-17:00; PH off");
        var team = new ArrayList<SignedIn>();
        for (int i = 0; i < mediators; i++) team.add(network.a(Role.MEDIATOR, association));
        return new Team(association, point, List.copyOf(team), network.a(Role.SITE_LEAD, association));
    }

    public UUID aPoint(UUID association, String name, String zone, String hours) {
        var id = Ids.next();
        Asking.as(association)
                .run(() -> transaction.executeWithoutResult(status -> db.sql("""
                        insert into network.point (id, association, name, kind, address, postcode, insee, time_zone, opened_on, hours, labels)
                        values (:id, :association, :name, 'FIXED', '1 rue du Parvis', '69008', '69388', :zone, '2020-01-01', :hours,
                                array['france-services'])""")
                        .param("id", id)
                        .param("association", association)
                        .param("name", name)
                        .param("zone", zone)
                        .param("hours", hours)
                        .update()));
        return id;
    }

    /** A Monday some weeks ahead, without a public holiday in its week; the same one for the whole run. */
    public static LocalDate aMonday() {
        return MONDAY;
    }

    private static LocalDate firstMonday() {
        var monday = LocalDate.now(NetworkTime.ZONE)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusWeeks(1);
        while (isHolidayWeek(monday)) monday = monday.plusWeeks(1);
        return monday;
    }

    private static boolean isHolidayWeek(LocalDate monday) {
        var holidays = Holidays.of("69", SchoolHolidays.notKnown());
        return monday.datesUntil(monday.plusDays(7)).anyMatch(holidays::isPublicHoliday);
    }

    public static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(NetworkTime.ZONE).toInstant();
    }

    /** An appointment of half an hour. */
    public static Asked anAppointment(LocalDate day, int hour, int minute, UUID... mediators) {
        var from = at(day, hour, minute);
        return new Asked(
                HoldKind.APPOINTMENT, Ids.next(), Set.of(mediators), from, from.plusSeconds(30 * 60), null, null);
    }

    public static Shift aShift(UUID mediator, UUID point, String hours) {
        return new Shift(
                Ids.next(),
                mediator,
                point,
                hours,
                LocalDate.now(NetworkTime.ZONE).minusDays(1),
                null);
    }

    /** Each mediator works the hours of the point. */
    public void planned(PlanShifts shifts, Team team) {
        Network.as(team.lead(), () -> {
            for (var mediator : team.mediators())
                if (!(shifts.handle(aShift(mediator.account(), team.point(), "Mo-Fr 09:00-12:00,14:00-17:00; PH off"))
                        instanceof Outcome.Done)) throw new AssertionError("a shift was refused");
        });
    }
}
