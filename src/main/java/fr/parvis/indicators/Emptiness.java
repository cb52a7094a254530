// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

/** Why an answer has nothing in it. */
public sealed interface Emptiness {
    /** The period has not begun. */
    record NotYet() implements Emptiness {}

    /** Nothing of that kind was done in the period, whatever the filter. */
    record NoActs() implements Emptiness {}

    /** Something was done, and the filter leaves nothing of it. */
    record FilteredOut() implements Emptiness {}

    /** The filter names a code that no act of the period could bear. */
    record ClosedCode(Dimension dimension, String code) implements Emptiness {}
}
