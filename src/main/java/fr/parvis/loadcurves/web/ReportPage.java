// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.shell.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Report of what a curve says, in words that a household reads; on screen and on paper.
 *
 * @param quality quality of the data, one sentence each
 * @param parts findings of the curve, with a heading each
 * @param gestures always five
 * @param price price that euros are counted with, and its source
 * @param toCheck whether the prices were compared with their source
 */
public record ReportPage(
        String id,
        String caseFile,
        String asked,
        String personName,
        String place,
        String readOn,
        String period,
        String agreement,
        List<String> quality,
        @Nullable String assumed,
        List<Figure> figures,
        List<Chart> charts,
        List<Part> parts,
        List<Gesture> gestures,
        String price,
        boolean toCheck,
        String kept) {

    /** One number, its unit, what it is counted over, and what it means. */
    public record Figure(String label, String value, String unit, String period, String definition) {}

    /** A chart, what one sees in it in a sentence, and the bars of the paper, which may be fewer. */
    public record Chart(
            String id,
            String title,
            String note,
            String unit,
            String head,
            String says,
            List<Bar> bars,
            List<Bar> paper) {
        /** The length of a bar on paper, in millimetres. */
        public long length(Bar bar) {
            double top = paper.stream()
                    .mapToDouble(one -> one.value() == null ? 0 : one.value())
                    .max()
                    .orElse(0);
            return bar.value() == null || top == 0 ? 0 : Math.max(1, Math.round(90.0 * bar.value() / top));
        }
    }

    public record Part(String title, String text) {}

    /** Advice for the home: what to do, why here, and what it is worth a year; empty for a general one. */
    public record Gesture(String title, String why, String worth) {}
}
