// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.rota.PresenceHours;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Presence that the rota planned for a contract: at the points that a line of it covers, on its days until yesterday. */
@Component
@Transactional(readOnly = true)
public class MeasureContract {
    private final Points points;
    private final Communes communes;
    private final PresenceHours presence;
    private final LocalDays localDays;

    MeasureContract(Points points, Communes communes, PresenceHours presence, LocalDays localDays) {
        this.points = points;
        this.communes = communes;
        this.presence = presence;
        this.localDays = localDays;
    }

    /**
     * Presence of a contract so far.
     *
     * @param points number of points that its lines cover
     * @param minutes of all mediators together
     * @param until last day that is counted; before the first one where nothing is
     */
    public record Presence(int points, long minutes, LocalDate until) {
        /** Cents for an hour of presence; 0 without presence. */
        public long centsAnHour(long cents) {
            return minutes == 0 ? 0 : Math.round(cents * 60.0 / minutes);
        }
    }

    /** @param lines of the contract, those that were removed too */
    public Presence presence(Contract contract, Collection<Line> lines) {
        var yesterday = localDays.today().minusDays(1);
        var until = yesterday.isAfter(contract.lastDay()) ? contract.lastDay() : yesterday;
        var covered = points(lines);
        long minutes = presence.minutes(covered, contract.firstDay(), until).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Presence(covered.size(), minutes, until);
    }

    private Set<UUID> points(Collection<Line> lines) {
        List<Rule> rules = lines.stream()
                .filter(line -> !line.removed())
                .flatMap(line -> line.rules().stream())
                .toList();
        return points.ours().stream()
                .filter(point -> rules.stream().anyMatch(rule -> rule.anywhere() || covers(rule, point)))
                .map(Point::id)
                .collect(Collectors.toSet());
    }

    private boolean covers(Rule rule, Point point) {
        return rule.covers(point.id(), point.insee(), communes.city(point.insee()), point.department());
    }
}
