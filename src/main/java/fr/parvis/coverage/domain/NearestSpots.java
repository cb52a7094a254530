// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import java.util.List;

/**
 * Finds which of many places is nearest without looking at all of them: a k-d tree over the three axes of the ball, where the straight
 * way between two places grows with the great circle, at the poles and at the date line too.
 */
final class NearestSpots {
    static final int NONE = -1;

    private final int count;

    /** Places in the order of the tree: the middle of each stretch parts it along one axis. */
    private final int[] order;

    /** Coordinates on the unit ball, three for each place, in the order of the tree. */
    private final double[] ball;

    NearestSpots(List<Spot> spots) {
        count = spots.size();
        order = new int[count];
        ball = new double[3 * count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
            System.arraycopy(onBall(spots.get(i)), 0, ball, 3 * i, 3);
        }
        part(0, count, 0);
    }

    private static double[] onBall(Spot spot) {
        double latitude = Math.toRadians(spot.latitude());
        double longitude = Math.toRadians(spot.longitude());
        return new double[] {
            Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)
        };
    }

    private void part(int from, int until, int axis) {
        if (until - from < 2) return;
        int middle = (from + until) >>> 1;
        select(from, until - 1, middle, axis);
        part(from, middle, (axis + 1) % 3);
        part(middle + 1, until, (axis + 1) % 3);
    }

    /** Moves to {@code rank} what belongs there along the axis, with nothing greater before it and nothing smaller after (Hoare). */
    private void select(int low, int high, int rank, int axis) {
        while (low < high) {
            double pivot = ball[3 * ((low + high) >>> 1) + axis];
            int left = low;
            int right = high;
            while (left <= right) {
                while (ball[3 * left + axis] < pivot) left++;
                while (ball[3 * right + axis] > pivot) right--;
                if (left <= right) swap(left++, right--);
            }
            if (rank <= right) high = right;
            else if (rank >= left) low = left;
            else return;
        }
    }

    private void swap(int one, int other) {
        int place = order[one];
        order[one] = order[other];
        order[other] = place;
        for (int axis = 0; axis < 3; axis++) {
            double value = ball[3 * one + axis];
            ball[3 * one + axis] = ball[3 * other + axis];
            ball[3 * other + axis] = value;
        }
    }

    /** The rank in the list of the place nearest to another; {@link #NONE} when there is no place at all. */
    int nearestTo(Spot from) {
        var search = new Search(onBall(from));
        search.between(0, count, 0);
        return search.best == NONE ? NONE : order[search.best];
    }

    /** One way down the tree, with the best that was met. */
    private final class Search {
        private final double[] from;
        private double squared = Double.POSITIVE_INFINITY;
        private int best = NONE;

        Search(double[] from) {
            this.from = from;
        }

        void between(int low, int high, int axis) {
            if (low >= high) return;
            int middle = (low + high) >>> 1;
            double x = from[0] - ball[3 * middle];
            double y = from[1] - ball[3 * middle + 1];
            double z = from[2] - ball[3 * middle + 2];
            double here = x * x + y * y + z * z;
            if (here < squared) {
                squared = here;
                best = middle;
            }
            double beyond = from[axis] - ball[3 * middle + axis];
            int next = (axis + 1) % 3;
            if (beyond < 0) between(low, middle, next);
            else between(middle + 1, high, next);
            // the other side only where it may hold something nearer
            if (beyond * beyond < squared) {
                if (beyond < 0) between(middle + 1, high, next);
                else between(low, middle, next);
            }
        }
    }
}
