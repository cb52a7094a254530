package fr.parvis.activities.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Right;
import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where and with whom the current association may have done something. */
@Component
public class PointsAndColleagues {

    private final Points points;
    private final Accounts accounts;

    PointsAndColleagues(Points points, Accounts accounts) {
        this.points = points;
        this.accounts = accounts;
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
}
