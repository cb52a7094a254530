// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes to many: how they name themselves and which addresses are theirs.
 *
 * @param operator code of list OPERATOR
 * @param generic whether the name stands for many bodies, such as courts: the line on which it stands names the one
 * @param turn 0; 1 where it counts only when nobody else is found, as a common noun does; 2 where it comes last, as a legal form
 * @param names folded; one of them is enough
 * @param domains addresses on the web that are theirs, without the host's own part
 * @param trade code of the trade: public, energy, water, telecom, bank, landlord, justice, bailiff, insurance, transport, local or other
 */
record KnownSender(
        String code,
        String name,
        @Nullable String operator,
        String trade,
        boolean generic,
        int turn,
        List<String> names,
        List<String> domains) {}
