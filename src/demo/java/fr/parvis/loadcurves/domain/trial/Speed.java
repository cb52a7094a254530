// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.loadcurves.domain.analysis.OffPeak;
import fr.parvis.loadcurves.domain.analysis.OffPeakHours;
import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.reading.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;

/** Time and memory that a year of ten-minute steps takes, from the file to all that is said of it. */
public final class Speed {
    private static final int WARMING = 20;

    /**
     * @param points 52,560 in a year
     * @param first ms of the very first reading of a process
     * @param best ms once warm: what other work on the machine does not disturb
     * @param median ms once warm
     * @param worst ms once warm
     * @param megabytes asked of memory by the thread over one reading, freed or not
     */
    public record Found(int points, double first, double best, double median, double worst, double megabytes) {}

    private Speed() {}

    public static Found run(int rounds) throws IOException {
        var year = Home.of(7).year(LocalDate.of(2025, 1, 1), 365, 0);
        var load = Home.load(year.daily(), 10, new Random(7));
        var file = Written.load(Shape.LONG, load, 10, new Random(3));
        var bytes = String.join("\r\n", file.lines()).concat("\r\n").getBytes(StandardCharsets.UTF_8);
        var hours = OffPeakHours.of("23h30-7h30").orElseThrow();
        var known = new Indicators.Known(
                year.celsius(), 9, new OffPeak.Hours(hours, hours), new OffPeak.Hours(hours, hours), null, null);
        double first = once(bytes, known);
        for (int i = 0; i < WARMING; i++) once(bytes, known);
        var times = new double[rounds];
        for (int i = 0; i < rounds; i++) times[i] = once(bytes, known);
        Arrays.sort(times);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        once(bytes, known);
        double megabytes = (threads.getCurrentThreadAllocatedBytes() - before) / 1e6;
        return new Found(load.size(), first, times[0], times[rounds / 2], times[rounds - 1], megabytes);
    }

    private static double once(byte[] bytes, Indicators.Known known) throws IOException {
        long begun = System.nanoTime();
        if (!(CurveFile.read(new ByteArrayInputStream(bytes), null) instanceof Curve curve))
            throw new IllegalStateException("the year was refused");
        if (Indicators.of(curve, known).gestures().size() != 5) throw new IllegalStateException("five gestures");
        return (System.nanoTime() - begun) / 1e6;
    }
}
