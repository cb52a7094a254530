// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import java.util.Locale;

/** Place of a shape of OpenDocument, in centimetres. */
record OdfRectangle(double x, double y, double wide, double high) {

    String attributes() {
        return " svg:x=\"" + number(x) + "cm\" svg:y=\"" + number(y) + "cm\" svg:width=\"" + number(wide)
                + "cm\" svg:height=\"" + number(high) + "cm\"";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
