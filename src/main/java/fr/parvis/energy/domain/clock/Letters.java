// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/**
 * The supplier's letters.
 *
 * @param first the one after the bill was not paid in time
 * @param second the one that announces the reduction or the cut
 * @param last a new one: after the fund's file, or before the cut of a reduced supply
 */
public record Letters(Letter first, Letter second, Letter last) {
    public static final Letters NONE = new Letters(Letter.NONE, Letter.NONE, Letter.NONE);
}
