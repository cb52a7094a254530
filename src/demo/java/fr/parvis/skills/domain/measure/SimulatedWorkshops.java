package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.measure.ClusteredMean.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Made-up workshops whose learners resemble each other and whose truth is known: how often an interval said to hold it in 95 of 100 cases
 * does. Shares of workshops are drawn from a beta distribution, so that the resemblance inside one (intraclass correlation) is the cell's.
 */
public final class SimulatedWorkshops {
    static final int FEWEST = 6;
    static final int MOST = 10;

    /** @param share of learners who do it alone, over all workshops */
    public record Cell(int groups, double resemblance, double share) {}

    /**
     * How often the truth was inside.
     *
     * @param lowest in the worst cell
     */
    public record Coverage(double lowest, double mean, double highest, Cell worst) {}

    private SimulatedWorkshops() {}

    /** The 36 cells: 10 to 40 workshops, no resemblance to a strong one, rare to frequent. */
    public static List<Cell> grid() {
        var cells = new ArrayList<Cell>();
        for (int groups : new int[] {10, 20, 40})
            for (double resemblance : new double[] {0, 0.05, 0.15, 0.3})
                for (double share : new double[] {0.1, 0.35, 0.7}) cells.add(new Cell(groups, resemblance, share));
        return cells;
    }

    /** Of the interval that figures tell. */
    public static Coverage ofOurs(int runs, long seed) {
        return coverage(runs, seed, all -> ClusteredMean.of(all).wilson());
    }

    /** Of the interval that takes all learners for independent. */
    public static Coverage ofPlain(int runs, long seed) {
        return coverage(runs, seed, all -> {
            var mean = ClusteredMean.of(all);
            return ClusteredMean.wilson(mean.mean(), mean.count(), 1.959963984540054);
        });
    }

    static Coverage coverage(int runs, long seed, Function<List<Sum>, Interval> interval) {
        double lowest = 1;
        double highest = 0;
        double sum = 0;
        var cells = grid();
        var worst = cells.getFirst();
        for (int i = 0; i < cells.size(); i++) {
            double covered = coverage(cells.get(i), runs, new SplittableRandom(seed + i), interval);
            sum += covered;
            highest = Math.max(highest, covered);
            if (covered < lowest) {
                lowest = covered;
                worst = cells.get(i);
            }
        }
        return new Coverage(lowest, sum / cells.size(), highest, worst);
    }

    private static double coverage(
            Cell cell, int runs, SplittableRandom chance, Function<List<Sum>, Interval> interval) {
        int held = 0;
        for (int run = 0; run < runs; run++) {
            var values = new ArrayList<Sum>();
            for (int group = 0; group < cell.groups(); group++) {
                double share = shareOf(cell.share(), cell.resemblance(), chance);
                int size = chance.nextInt(FEWEST, MOST + 1);
                int alone = 0;
                for (int learner = 0; learner < size; learner++) if (chance.nextDouble() < share) alone++;
                sums.add(new Sum(size, alone, alone));
            }
            if (interval.apply(sums).holds(cell.share())) held++;
        }
        return (double) held / runs;
    }

    /** The share of one workshop. */
    static double shareOf(double share, double resemblance, SplittableRandom chance) {
        if (resemblance == 0) return share;
        double scale = (1 - resemblance) / resemblance;
        double a = gamma(share * scale, chance);
        double b = gamma((1 - share) * scale, chance);
        return a + b == 0 ? share : a / (a + b);
    }

    /** Marsaglia and Tsang, 2000. */
    private static double gamma(double shape, SplittableRandom chance) {
        if (shape < 1) return gamma(shape + 1, chance) * Math.pow(chance.nextDouble(), 1 / shape);
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = chance.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - chance.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
        }
    }
}
