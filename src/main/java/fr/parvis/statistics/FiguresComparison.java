// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics;

import java.util.List;

/** Figures elsewhere that must say the same as the sheets: compared when the figures are verified. */
public interface FiguresComparison {
    /** One sentence for each set of figures that differs, in French, as commands speak; none when all are equal. Outside a scope and a transaction. */
    List<String> differences();
}
