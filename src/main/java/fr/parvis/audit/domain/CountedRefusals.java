// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.domain;

import fr.parvis.audit.Journal;
import fr.parvis.audit.Refusals;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts refusals between two entries in the journal; of the many kinds that somebody can make up, a bounded number is told apart. */
@Component
public class CountedRefusals implements Refusals {
    /** Entries that one minute writes at most; what is above is one more, of all others. */
    static final int MOST = 200;

    static final String OTHERS = "…";

    private final Journal journal;
    private final Map<Refusal, Long> counted = new HashMap<>();

    CountedRefusals(Journal journal) {
        this.journal = journal;
    }

    @Override
    public synchronized void count(Refusal one) {
        add(one, 1);
    }

    private void add(Refusal line, long times) {
        var known = counted.containsKey(line) || counted.size() < MOST
                ? line
                : new Refusal(line.kind(), null, null, OTHERS, OTHERS);
        counted.merge(known, times, Long::sum);
    }

    /** Notes what was counted since the last time; what could not be noted waits for the next. */
    public void write() {
        var left = new HashMap<>(taken());
        try {
            for (var line : Map.copyOf(left).entrySet()) {
                note(line.getKey(), line.getValue());
                left.remove(line.getKey());
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                left.forEach(this::add);
            }
            throw e;
        }
    }

    private synchronized Map<Refusal, Long> taken() {
        var taken = Map.copyOf(counted);
        counted.clear();
        return taken;
    }

    private void note(Refusal line, long times) {
        var scope = line.association() == null ? Scope.network() : Scope.of(line.association());
        Asking.as(scope)
                .run(() -> journal.note(
                        new Journal.Author(line.association(), line.account()),
                        ACTION,
                        line.route(),
                        Map.of(KIND, line.kind().word(), TIMES, String.valueOf(times), FROM, line.from())));
    }
}
