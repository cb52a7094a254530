// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.runtime.Command;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Says how much of a long work is done, and how long the rest will take if it goes on so. */
final class ProgressBar {
    private static final int CELLS = 30;

    private final String what;
    private final long whole;
    private final Clock clock;
    private final Command.Out out;
    private final Instant begun;
    private final AtomicLong done = new AtomicLong();

    ProgressBar(String what, long whole, Clock clock, Command.Out out) {
        this.what = what;
        this.whole = whole;
        this.clock = clock;
        this.out = out;
        this.begun = clock.instant();
    }

    void add(long more) {
        long sum = done.addAndGet(more);
        double part = Math.min(1, (double) sum / whole);
        int filled = (int) (part * CELLS);
        long seconds = Duration.between(begun, clock.instant()).toSeconds();
        long left = (long) (seconds * (1 - part) / part);
        out.progress("[" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + (int) (part * 100) + " %, "
                + number(sum) + " " + what + (left > 0 ? ", encore " + said(left) : ""));
    }

    void end() {
        var spent = Duration.between(begun, clock.instant());
        out.line(number(done.get()) + " " + what + " en " + said(spent.toSeconds()));
    }

    private static String said(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.FRANCE).format(number);
    }
}
