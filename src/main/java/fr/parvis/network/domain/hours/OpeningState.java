// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

/** State of the published hours at a moment: the point receives, does not receive, or the hours do not tell. */
public enum OpeningState {
    OPEN,
    CLOSED,
    UNKNOWN
}
