// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

/** Whether a visit can still be corrected or taken back. */
public enum Correctable {
    /** It is still its day, or it was recorded a moment ago. */
    FREELY,
    /** Its day is over: whoever changes it says why. */
    WITH_A_REASON,
    /** Too long ago: reports were made of it. */
    NO_MORE
}
