// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.domain.Sheet.Attendance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Three sheets of each of two tablets about twelve learners, sent in each order there is; nothing of it is kept. */
@Component
public class WorkshopSheets {
    private static final int LEARNERS = 12;
    private static final int OF_EACH = 3;
    private static final long SEED = 20_261_130L;

    private record Sent(UUID device, long seq, Sheet sheet) {}

    private final KeepSheet keep;
    private final KeepCatalogue catalogue;
    private final CycleTable cycles;
    private final EnrolmentTable enrolments;
    private final Points points;
    private final LocalDays localDays;
    private final TransactionTemplate transaction;

    WorkshopSheets(
            KeepSheet keep,
            KeepCatalogue catalogue,
            CycleTable cycles,
            EnrolmentTable enrolments,
            Points points,
            LocalDays localDays,
            PlatformTransactionManager transactions) {
        this.keep = keep;
        this.catalogue = catalogue;
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.points = points;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
    }

    public String run(SignedIn who) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return measured(who);
        }));
    }

    private String measured(SignedIn who) {
        var point = points.list(Objects.requireNonNull(who.association()))
                .getFirst()
                .id();
        var workshop = Ids.next();
        catalogue.keep(new Workshop(workshop, "Deux tablettes", "", 60, List.of(), "", true, 0));
        var cycle = new Cycle(Ids.next(), workshop, point, null, List.of(), false, LEARNERS, 0, false, 0);
        cycles.insert(cycle);
        var enrolled = new ArrayList<UUID>();
        for (int i = 0; i < LEARNERS; i++) {
            enrolled.add(Ids.next());
            cycles.take(cycle.id(), 1);
            enrolments.insert(new Enrolment(
                    enrolled.getLast(),
                    cycle.id(),
                    null,
                    0,
                    1,
                    Enrolment.State.ENROLLED,
                    localDays.now(),
                    null,
                    0,
                    false));
        }
        var random = new Random(SEED);
        var sent = new ArrayList<Sent>();
        for (var device : List.of(Ids.next(), Ids.next()))
            for (int seq = 1; seq <= OF_EACH; seq++) sent.add(new Sent(device, seq, sheet(enrolled, random)));
        var orders = new ArrayList<List<Sent>>();
        orders(new ArrayList<>(), sent, orders);
        var seen = new HashSet<Sheet>();
        for (var order : orders) {
            var begins = localDays.now().minus(Duration.ofHours(2));
            var session = new Session(
                    Ids.next(),
                    cycle.id(),
                    null,
                    begins,
                    begins.plus(Duration.ofHours(1)),
                    localDays.todayAt(point),
                    List.of(),
                    false,
                    0);
            cycles.insert(session);
            for (var one : order)
                if (!(keep.keep(session.id(), one.device(), one.seq(), one.sheet()) instanceof Outcome.Done))
                    throw new IllegalStateException("a sheet was refused");
            seen.add(keep.of(session.id()).sheet());
        }
        return String.format(Locale.ROOT, "{\"orders\": %d, \"merge_differs\": %d}", orders.size(), seen.size() - 1);
    }

    private static Sheet sheet(List<UUID> enrolled, Random random) {
        var present = new HashMap<UUID, Attendance>();
        for (var one : enrolled)
            if (random.nextInt(4) > 0)
                present.put(one, Attendance.values()[random.nextInt(Attendance.values().length)]);
        return new Sheet(present, random.nextInt(6), Map.of(), List.of(random.nextInt(3), random.nextInt(3), 0));
    }

    /** All orders of what is left, after what came. */
    private static void orders(List<Sent> came, List<Sent> left, List<List<Sent>> all) {
        if (left.isEmpty()) all.add(List.copyOf(came));
        for (var one : left) {
            came.add(one);
            orders(came, left.stream().filter(other -> other != one).toList(), all);
            came.removeLast();
        }
    }
}
