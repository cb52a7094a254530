// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

/** Direction of a visit: the person to us, or we to the person for a partner. */
public enum Direction {
    /** Médiation entrante. */
    INCOMING,
    /** Médiation sortante. */
    OUTGOING
}
