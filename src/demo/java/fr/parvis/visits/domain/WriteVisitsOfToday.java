// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsOfToday;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Writes made-up visits of today through the module's own door. */
@Component
class WriteVisitsOfToday implements VisitsOfToday {
    private static final List<String> THEMES =
            List.of("family-benefits", "energy-unpaid-bill", "housing-benefit", "housing-search");
    private static final List<String> PRESENCES = List.of("desk", "telephone", "remote");
    private static final List<String> RESULTS = List.of("settled", "referred", "follow-up");
    private static final int MOST_REQUESTS = 3;

    private final Visits visits;
    private final LocalDays days;

    WriteVisitsOfToday(Visits visits, LocalDays days) {
        this.visits = visits;
        this.days = days;
    }

    @Override
    public Visit record(SignedIn who, UUID point, Random random) {
        return as(who, () -> accepted(visits.record(visit(who, point, random))));
    }

    @Override
    public Visit correct(SignedIn who, Visit visit, Random random) {
        return as(who, () -> accepted(visits.correct(visit.withRequests(requests(random)))));
    }

    @Override
    public void cancel(SignedIn who, Visit visit) {
        as(who, () -> accepted(visits.cancel(visit.id(), visit.version())));
    }

    @Override
    public List<Visit> some(SignedIn who, UUID point, int number, Random random) {
        return IntStream.range(0, number)
                .mapToObj(_ -> visit(who, point, random).withMediators(List.of(who.account())))
                .toList();
    }

    private static <T> T as(SignedIn who, Callable<T> work) {
        return Asking.as(who.scope())
                .call(() -> Actor.is(who.account())
                        .call(() -> who.acting().call(() -> {
                            try {
                                return work.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })));
    }

    private static Visit accepted(Visits.Outcome outcome) {
        if (outcome instanceof Visits.Outcome.Accepted accepted) return accepted.visit();
        throw new IllegalStateException(outcome.toString());
    }

    private Visit visit(SignedIn who, UUID point, Random random) {
        return new Visit(
                Ids.next(),
                Objects.requireNonNull(who.association()),
                point,
                days.today(),
                days.now(),
                pick(PRESENCES, random),
                Direction.INCOMING,
                List.of(),
                1 + random.nextInt(3),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                requests(random),
                0);
    }

    private static List<Visit.Request> requests(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(MOST_REQUESTS))
                .mapToObj(_ -> new Visit.Request(
                        Ids.next(),
                        pick(THEMES, random),
                        random.nextBoolean() ? "caf" : null,
                        "accompaniment",
                        pick(RESULTS, random),
                        5 * (1 + random.nextInt(9)),
                        null))
                .toList();
    }

    private static String pick(List<String> codes, Random random) {
        return codes.get(random.nextInt(codes.size()));
    }
}
