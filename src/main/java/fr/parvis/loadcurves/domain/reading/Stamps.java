// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

/**
 * End of its step for which the hour written in the file stands: half an hour's difference, shown as a choice.
 *
 * @param how far it is known
 */
public record Stamps(End end, How how) {

    /** The end of a step that a stamp marks. */
    public enum End {
        START,
        END
    }

    /** Why an end was taken. */
    public enum How {
        /** The file says so in words. */
        DECLARED,
        /** The first and the last stamp agree. */
        DETECTED,
        /** The file does not tell, or its first and last stamp disagree: the usual one of its shape. */
        ASSUMED,
        /** Somebody chose. */
        CHOSEN
    }
}
