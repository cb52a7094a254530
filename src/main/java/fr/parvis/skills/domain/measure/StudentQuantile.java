// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

/** The 0.975 quantile of Student's distribution, by algorithm 396 of the ACM (Hill, 1970): exact to four decimals from 3 degrees on. */
final class StudentQuantile {
    private static final double OUTSIDE = 0.05;
    private static final double NORMAL = -1.959963984540054;

    private StudentQuantile() {}

    /** @throws IllegalArgumentException under 3 degrees of freedom, where no interval is told */
    static double of(int degrees) {
        if (degrees < 3) throw new IllegalArgumentException("3 degrees of freedom at least, not " + degrees);
        double n = degrees;
        double a = 1 / (n - 0.5);
        double b = 48 / (a * a);
        double c = ((20_700 * a / b - 98) * a - 16) * a + 96.36;
        double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
        double y = Math.pow(d * OUTSIDE, 2 / n);
        if (y > 0.05 + a) {
            double x = NORMAL;
            y = x * x;
            if (degrees < 5) c += 0.3 * (n - 4.5) * (x + 0.6);
            c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
            y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
            y = Math.expm1(a * y * y);
        } else {
            y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1)
                            * (n + 1)
                            / (n + 2)
                    + 1 / y;
        }
        return Math.sqrt(n * y);
    }
}
