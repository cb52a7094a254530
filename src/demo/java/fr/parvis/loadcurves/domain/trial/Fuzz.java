// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.reading.Shape;
import fr.parvis.loadcurves.domain.reading.Stamps;
import fr.parvis.loadcurves.domain.reading.Unreadable;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Damaged files against the truth. A file is read in <em>wrong silence</em> when a curve comes of it in which (1) one value is not that of
 * the undamaged file at that instant, or day; (2) the sum of off-peak registers is not that of the days that are told; or (3) fewer
 * steps are said to be expected than lie between the first and the last value, so that a hole would not be seen. Three things the curve
 * itself says are allowed: which end of its step a stamp marks, when it is {@link Stamps.How#ASSUMED}; one value, when the last line has no
 * end, which the quality tells; and, where stamps have no offset, two values of the doubled hour changed for each other, for two lines with
 * the same stamp that changed places leave no trace.
 */
public final class Fuzz {
    private static final long HANG = 5_000_000_000L;
    private static final int HOUR = 3600;

    /** Files that went wrong. @param first the seeds of the first of them */
    public record Found(
            int files, int read, int crashes, int hangs, int silent, Map<String, Integer> faults, String first) {}

    private Fuzz() {}

    public static Found run(long seed, int files) {
        int read = 0;
        int crashes = 0;
        int hangs = 0;
        int silent = 0;
        Map<String, Integer> faults = new TreeMap<>();
        var first = new StringBuilder();
        for (int i = 0; i < files; i++) {
            var random = new Random(seed + i);
            var file = Written.some(random);
            var damage = new Damage(random);
            var bytes = damage.of(file);
            String wrong = null;
            long begun = System.nanoTime();
            try {
                switch (CurveFile.read(new ByteArrayInputStream(bytes), null)) {
                    case Unreadable why -> faults.merge(why.fault().name(), 1, Integer::sum);
                    case Curve curve -> {
                        read++;
                        wrong = differs(curve, file);
                        if (wrong != null) silent++;
                    }
                }
            } catch (java.io.IOException | RuntimeException e) {
                crashes++;
                wrong = e + " at " + e.getStackTrace()[0];
            }
            if (System.nanoTime() - begun > HANG) hangs++;
            if (wrong != null && first.length() < 2000)
                first.append(seed + i)
                        .append(' ')
                        .append(file.shape())
                        .append(' ')
                        .append(damage.done)
                        .append(' ')
                        .append(wrong)
                        .append('\n');
        }
        return new Found(files, read, crashes, hangs, silent, faults, first.toString());
    }

    static @org.jspecify.annotations.Nullable String differs(Curve curve, Written file) {
        if (curve.shape() != file.shape()) return "shape " + curve.shape();
        var load = curve.load();
        boolean mayBeCut = curve.quality().unfinished();
        if (load != null) {
            var stamps = java.util.Objects.requireNonNull(curve.stamps());
            boolean end = stamps.end() == Stamps.End.END;
            if (end != file.endStamps() && stamps.how() != Stamps.How.ASSUMED) return "stamps " + stamps;
            for (int i = 0; i < load.size(); i++) {
                if (load.minutes()[i] != file.minutes()) return "step " + load.minutes()[i];
                long start = load.start()[i] + (end == file.endStamps() ? 0 : (end ? 60L : -60L) * file.minutes());
                if (near(file.watts().get(start), load.watts()[i])) continue;
                if (file.naive()
                        && (near(file.watts().get(start + HOUR), load.watts()[i])
                                || near(file.watts().get(start - HOUR), load.watts()[i]))
                        && doubled(start, file)) continue;
                if (mayBeCut && file.watts().containsKey(start)) {
                    mayBeCut = false;
                    continue;
                }
                return "at " + java.time.Instant.ofEpochSecond(start) + " " + load.watts()[i] + " for "
                        + file.watts().get(start);
            }
            long span = (load.start()[load.size() - 1] - load.start()[0]) / (60L * file.minutes()) + 1;
            if (curve.quality().expected() < span)
                return "expected " + curve.quality().expected() + " of " + span;
            return null;
        }
        var daily = curve.daily();
        double off = 0;
        for (int i = 0; i < daily.size(); i++) {
            var truth = file.kWh().get(daily.day()[i]);
            if (mayBeCut && truth != null && file.shape() == Shape.DAILY && Math.abs(truth - daily.kWh()[i]) > 0.0006)
                mayBeCut = false;
            else if (truth == null || Math.abs(truth - daily.kWh()[i]) > 0.0006)
                return "day " + daily.day()[i] + " " + daily.kWh()[i] + " for " + truth;
            off += file.offPeak().getOrDefault(daily.day()[i], 0.0);
        }
        if (curve.quality().expected() < daily.day()[daily.size() - 1] - daily.day()[0] + 1)
            return "expected " + curve.quality().expected();
        if (file.shape() != Shape.INDEX) return null;
        var registers = curve.registers();
        if (registers != null && registers.unknownDays() == 0 && Math.abs(registers.offPeakKWh() - off) > 0.01)
            return "off-peak " + registers.offPeakKWh() + " for " + off;
        var peaks = curve.peaks();
        for (int i = 0; peaks != null && i < peaks.day().length; i++) {
            var truth = file.peaks().get(peaks.day()[i]);
            if (truth == null || Math.abs(truth - peaks.kVA()[i]) > 0.0006) return "peak of " + peaks.day()[i];
        }
        return null;
    }

    private static boolean near(@org.jspecify.annotations.Nullable Float truth, float found) {
        return truth != null && Math.abs(truth - found) <= 0.51;
    }

    /** Whether the stamp of the step that starts here is one that October has twice. */
    private static boolean doubled(long start, Written file) {
        long stamp = start + (file.endStamps() ? 60L * file.minutes() : 0);
        return fr.parvis.loadcurves.domain.reading.Paris.local(stamp)
                        == fr.parvis.loadcurves.domain.reading.Paris.local(stamp + HOUR)
                || fr.parvis.loadcurves.domain.reading.Paris.local(stamp)
                        == fr.parvis.loadcurves.domain.reading.Paris.local(stamp - HOUR);
    }
}
