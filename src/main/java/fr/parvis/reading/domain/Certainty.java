// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

/** Certainty of what was understood; all of it is checked with the person. */
public enum Certainty {
    /** It is written there. */
    READ,
    /** It follows from what is written by an assumption that is shown. */
    ASSUMED,
    /** Several readings are possible: none is proposed. */
    SEVERAL,
    /** Words that it rests on were hardly legible: none is proposed. */
    ILLEGIBLE,
    /** Nothing of the kind was found. */
    NOTHING
}
