// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.network.Point;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the queue of a point as it stands; the cost is that of the day at the point, whatever came before. */
@Component
@Transactional(readOnly = true)
public class SeeQueue {
    /** Time since the last call within which a mediator counts as at work. */
    private static final Duration AT_WORK = Duration.ofHours(1);

    private final Tickets tickets;
    private final QueueSettings settings;
    private final Accounts accounts;
    private final Clock clock;

    SeeQueue(Tickets tickets, QueueSettings settings, Accounts accounts, Clock clock) {
        this.tickets = tickets;
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
    }

    public QueueNow at(Point point) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, point.zone());
        var open = tickets.open(point.id(), day);
        var sums = tickets.sums(point.id(), day, now.minus(AT_WORK));
        var waiting = inOrder(open, now);
        var names = callers(open);
        int due = (int) waiting.stream().filter(ticket -> ticket.isDue(now)).count();
        var median = sums.medianWaitSeconds();
        return new QueueNow(
                point,
                now,
                waiting,
                open.stream()
                        .flatMap(ticket -> called(ticket, names))
                        .sorted(Comparator.comparing(QueueNow.Called::at).reversed())
                        .toList(),
                sums.served(),
                sums.left(),
                sums.refused(),
                median == null ? null : (int) Math.round(median / 60),
                estimate(due, sums),
                settings.of(point.id()));
    }

    /** How many wait now and are not away, at those of the points where anybody does. */
    public Map<Point, Integer> waiting(List<Point> points) {
        var now = clock.instant();
        var days =
                points.stream().collect(Collectors.toMap(Point::id, point -> LocalDate.ofInstant(now, point.zone())));
        var due = tickets.countDue(days, now);
        return points.stream()
                .filter(point -> due.containsKey(point.id()))
                .collect(Collectors.toMap(Function.identity(), point -> due.getOrDefault(point.id(), 0)));
    }

    /** A ticket of today at the point, with how many are called before it and how long that may take. */
    public record Place(Ticket ticket, int before, int estimateMinutes) {}

    /** Nothing when it is none of the point's, or not of today. */
    public Optional<Place> place(Point point, UUID ticket) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, point.zone());
        return tickets.find(ticket)
                .filter(found -> found.point().equals(point.id()) && found.day().equals(day) && found.number() != null)
                .map(found -> {
                    int before = found.state() == TicketState.WAITING ? tickets.dueBefore(found, now) : 0;
                    return new Place(
                            found, before, estimate(before, tickets.sums(point.id(), day, now.minus(AT_WORK))));
                });
    }

    private static int estimate(int before, Tickets.DaySums sums) {
        return EstimateRule.minutes(before, sums.helps(), sums.helpSeconds(), sums.callers());
    }

    private static List<Ticket> inOrder(List<Ticket> open, Instant now) {
        var due = open.stream().filter(ticket -> ticket.isDue(now));
        var away = open.stream()
                .filter(ticket -> ticket.state() == TicketState.WAITING && !ticket.isDue(now))
                .sorted(Comparator.comparing(
                        ticket -> Objects.requireNonNull(ticket.away().returnAt())));
        return Stream.concat(due, away).toList();
    }

    private Map<UUID, String> callers(List<Ticket> open) {
        var callers = open.stream()
                .flatMap(ticket -> Stream.ofNullable(ticket.standing().calledBy()))
                .collect(Collectors.toSet());
        return callers.isEmpty()
                ? Map.of()
                : accounts.find(callers).stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    private static Stream<QueueNow.Called> called(Ticket ticket, Map<UUID, String> names) {
        var standing = ticket.standing();
        var by = standing.calledBy();
        var at = standing.calledAt();
        if (ticket.state() != TicketState.CALLED || by == null || at == null) return Stream.empty();
        var announced = standing.announcedAt();
        return Stream.of(
                new QueueNow.Called(ticket, by, names.getOrDefault(by, ""), at, announced == null ? at : announced));
    }

    /** The name of a colleague; empty for an account that is none. */
    public String name(@Nullable UUID account) {
        return account == null ? "" : accounts.find(account).map(Account::name).orElse("");
    }
}
