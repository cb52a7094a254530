// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.io.PrintStream;

/** Output of a command: on a terminal a word of progress is replaced by the next one, elsewhere only a few are written. */
final class Terminal implements Command.Out {
    private static final long SELDOM = 10_000_000_000L;

    private final PrintStream print;
    private final boolean replaces;
    private int shown;
    private long saidAt = System.nanoTime() - SELDOM;

    Terminal(PrintStream print, boolean replaces) {
        this.print = print;
        this.replaces = replaces;
    }

    @Override
    public synchronized void line(String text) {
        if (shown > 0) print.print("\r" + " ".repeat(shown) + "\r");
        shown = 0;
        print.println(text);
    }

    @Override
    public synchronized void progress(String text) {
        if (replaces) {
            print.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            print.flush();
            shown = text.length();
        } else if (System.nanoTime() - saidAt >= SELDOM) {
            saidAt = System.nanoTime();
            print.println(text);
        }
    }
}
