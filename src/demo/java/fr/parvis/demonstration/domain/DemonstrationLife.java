// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.activities.Activity;
import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.queue.PastQueues.PastTicket;
import fr.parvis.queue.QueueCounted.Outcome;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Life around the visits of the demonstration: people who wait, and what is done without a visitor. */
final class DemonstrationLife {
    /** Days of queues and activities before today: enough for the figures of a month. */
    static final int DAYS = 30;

    static final List<String> NEEDS =
            List.of("energy", "housing", "health", "family", "work", "papers", "digital", "budget");
    static final Map<String, Integer> KINDS = weights();

    private final SeededRandom chance;
    private final DemonstrationVisits rhythm;

    DemonstrationLife(SeededRandom chance, DemonstrationVisits rhythm) {
        this.chance = chance;
        this.rhythm = rhythm;
    }

    private static Map<String, Integer> weights() {
        var kinds = new LinkedHashMap<String, Integer>();
        kinds.put("partner-meeting", 26);
        kinds.put("active-presence", 18);
        kinds.put("awareness", 12);
        kinds.put("forum", 8);
        kinds.put("conflict-calmed", 10);
        kinds.put("incident", 6);
        kinds.put("social-watch", 7);
        kinds.put("technical-watch", 6);
        kinds.put("collective-project", 4);
        kinds.put("consultation", 3);
        return kinds;
    }

    /** The tickets of a fixed point on a day that is over: a wave at opening time and another after lunch. */
    List<PastTicket> queue(NewPoint point, Body body, LocalDate day, ZoneId zone) {
        var tickets = new ArrayList<PastTicket>();
        if (point.kind() != PointKind.FIXED || rhythm.usual(day, body, point) == 0) return tickets;
        int count = chance.between(6, 14);
        var time = LocalTime.of(9, 0);
        for (int number = 1; number <= count; number++) {
            time = number == count / 2 ? LocalTime.of(14, 0) : time.plusMinutes(chance.between(1, 14));
            var takenAt = day.atTime(time).atZone(zone).toInstant();
            boolean leaves = chance.in(0.05);
            boolean refused = !leaves && chance.in(0.04);
            tickets.add(new PastTicket(
                    chance.id(takenAt),
                    point.id(),
                    day,
                    number,
                    chance.in(0.8) ? chance.of(NEEDS) : null,
                    takenAt,
                    60 * chance.between(leaves ? 15 : 1, leaves ? 50 : 24),
                    leaves ? Outcome.LEFT : refused ? Outcome.REFUSED : Outcome.SERVED,
                    leaves ? "too-long" : refused ? chance.of(List.of("not-our-service", "closing", "too-many")) : "",
                    leaves || refused ? null : chance.of(rhythm.team(body, point)),
                    60 * chance.between(5, 35)));
        }
        return tickets;
    }

    /** Activities of a mediator without a visitor on a day, seldom any. */
    List<Activity> activities(UUID mediator, UUID point, UUID association, LocalDate day) {
        if (!chance.in(0.06)) return List.of();
        var kind = chance.of(KINDS);
        int headcount = switch (kind) {
            case "forum" -> 5 * chance.between(4, 30);
            case "awareness", "collective-project", "consultation" -> chance.between(5, 20);
            case "active-presence" -> chance.between(8, 40);
            default -> chance.between(1, 6);
        };
        return List.of(new Activity(
                chance.id(day.atStartOfDay(NetworkTime.ZONE).toInstant()),
                association,
                point,
                day,
                kind,
                15 * chance.between(1, 10),
                headcount,
                kind.equals("partner-meeting") ? chance.of(List.of("caf", "ccas", "edf", "town-hall")) : null,
                mediator,
                List.of(),
                null,
                0));
    }
}
