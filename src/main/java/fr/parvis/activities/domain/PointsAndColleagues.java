package fr.parvis.activities.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Right;
import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where and with whom the current association may have done something, and which day it is there. */
@Component
public class PointsAndColleagues {
    /** Where it is which day for who has no point. */
    private static final ZoneId HOME = ZoneId.of("Europe/Paris");

    private final Points points;
    private final Accounts accounts;
    private final Clock clock;

    PointsAndColleagues(Points points, Accounts accounts, Clock clock) {
        this.points = points;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The points of the association by name, the closed ones too. */
    public List<Point> points() {
        return points.list(Asking.association());
    }

    Optional<Point> point(UUID id) {
        var association = Asking.association();
        return points.find(id).filter(point -> point.association().equals(association));
    }

    /** The accounts of the association by name, the closed ones too. */
    public List<Account> team() {
        return accounts.list(Asking.association());
    }

    /** Who else may have been there: active accounts that record. */
    public static List<Account> colleagues(List<Account> team, UUID but) {
        return team.stream()
                .filter(account -> account.active() && !account.id().equals(but))
                .filter(account ->
                        account.roles().stream().anyMatch(role -> role.rights().contains(Right.RECORD_VISITS)))
                .toList();
    }

    /** The day at the point; without one, where the association's first open point is. */
    public LocalDate today(@Nullable Point point) {
        return today(point, point == null ? points() : List.of());
    }

    /** The same, among points read already. */
    public LocalDate today(@Nullable Point point, List<Point> all) {
        var zone = point != null
                ? point.zone()
                : all.stream()
                        .filter(p -> p.closedOn() == null)
                        .findFirst()
                        .map(Point::zone)
                        .orElse(HOME);
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
