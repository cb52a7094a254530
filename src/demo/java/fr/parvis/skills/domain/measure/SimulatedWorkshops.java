// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.measure.ClusteredShare.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Made-up workshops whose learners resemble each other and whose truth is known: how often an interval said to hold it in 95 of 100 cases
 * does. Shares of workshops are drawn from a beta distribution, so that the resemblance inside one (intraclass correlation) is the cell's.
 */
public final class SimulatedWorkshops {
    private static final int FEWEST = 6;
    private static final int MOST = 10;
    private static final double NORMAL = 1.959963984540054;
    private static final int[] GROUPS = {10, 20, 40};
    private static final double[] RESEMBLANCES = {0, 0.05, 0.15, 0.3};
    private static final double[] SHARES = {0.1, 0.35, 0.7};
    private static final double[] LOST = {0, 0.1};

    /**
     * One kind of world.
     *
     * @param share of learners who do it alone, or come to do so, over all workshops
     * @param lost share of the others who no longer do
     */
    public record Cell(int groups, double resemblance, double share, double lost) {}

    /**
     * Share of trials in which the truth was inside.
     *
     * @param lowest in the worst cell
     */
    public record Coverage(double lowest, double mean, double highest, Cell worst) {}

    private SimulatedWorkshops() {}

    /** The 36 cells of shares: 10 to 40 workshops, no resemblance to a strong one, rare to frequent. */
    static List<Cell> ofShares() {
        return cells(0);
    }

    /** The 72 cells of changes: the same, with nobody and with some who no longer do it alone. */
    static List<Cell> ofChanges() {
        return cells(LOST);
    }

    private static List<Cell> cells(double... lost) {
        var cells = new ArrayList<Cell>();
        for (int groups : GROUPS)
            for (double resemblance : RESEMBLANCES)
                for (double share : SHARES)
                    for (double less : lost) cells.add(new Cell(groups, resemblance, share, less));
        return cells;
    }

    /** Of the interval of a share that figures tell. */
    public static Coverage ofShares(int runs, long seed) {
        return coverage(
                ofShares(), runs, seed, all -> ClusteredShare.of(ups(all)).interval());
    }

    /** Of the interval of a share that takes all learners for independent. */
    public static Coverage ofPlainShares(int runs, long seed) {
        return coverage(ofShares(), runs, seed, all -> {
            var share = ClusteredShare.of(ups(all));
            return ClusteredShare.wilson(share.share(), share.count(), NORMAL);
        });
    }

    /** Of the interval of the net change that figures tell. */
    public static Coverage ofChanges(int runs, long seed) {
        return coverage(
                ofChanges(),
                runs,
                seed,
                all -> ClusteredShare.of(ups(all)).intervalLess(ClusteredShare.of(downs(all))));
    }

    /** Of the usual interval of a net change, which takes all learners for independent. */
    public static Coverage ofPlainChanges(int runs, long seed) {
        return coverage(ofChanges(), runs, seed, all -> {
            var up = ClusteredShare.of(ups(all));
            double down = ClusteredShare.of(downs(all)).share();
            double change = up.share() - down;
            double reach = NORMAL * Math.sqrt((up.share() + down - change * change) / up.count());
            return new Interval(change - reach, change + reach);
        });
    }

    private static List<Sum> ups(List<GroupSum> all) {
        return all.stream().map(one -> new Sum(one.seen(), one.ups())).toList();
    }

    private static List<Sum> downs(List<GroupSum> all) {
        return all.stream().map(one -> new Sum(one.seen(), one.downs())).toList();
    }

    private static Coverage coverage(
            List<Cell> cells, int runs, long seed, Function<List<GroupSum>, Interval> interval) {
        double lowest = 1;
        double highest = 0;
        double sum = 0;
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
            Cell cell, int runs, SplittableRandom chance, Function<List<GroupSum>, Interval> interval) {
        double truth = cell.share() - (1 - cell.share()) * cell.lost();
        int held = 0;
        for (int run = 0; run < runs; run++) {
            var sums = new ArrayList<GroupSum>();
            for (int group = 0; group < cell.groups(); group++) sums.add(group(cell, chance));
            if (interval.apply(sums).holds(truth)) held++;
        }
        return (double) held / runs;
    }

    private static GroupSum group(Cell cell, SplittableRandom chance) {
        double up = shareOf(cell.share(), cell.resemblance(), chance);
        double down = cell.lost() == 0 ? 0 : shareOf(cell.lost(), cell.resemblance(), chance);
        int size = chance.nextInt(FEWEST, MOST + 1);
        int ups = 0;
        int downs = 0;
        for (int learner = 0; learner < size; learner++)
            if (chance.nextDouble() < up) ups++;
            else if (chance.nextDouble() < down) downs++;
        return new GroupSum(size, size, ups, downs, ups, size, size);
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
