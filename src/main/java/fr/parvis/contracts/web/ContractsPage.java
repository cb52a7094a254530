// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * List of contracts, with the share of each funder.
 *
 * @param state code of the filter; empty: all
 * @param conflicts number of acts to look at, in words; empty: none
 * @param mayKeep whether the account writes contracts
 */
public record ContractsPage(
        String state,
        List<Option> states,
        List<Row> rows,
        boolean any,
        String conflicts,
        boolean mayKeep,
        String year,
        List<Option> years,
        List<Share> shares) {

    /** Address of the same list as a file. */
    public String file(String format) {
        return Addresses.CONTRACTS + "/suivi." + format + "?etat=" + state;
    }

    /**
     * @param lines progress of each line, in words
     * @param report the next one due; {@code late} whether it is within 15 days or late
     */
    public record Row(
            String href,
            String name,
            String about,
            String pace,
            String badge,
            List<String> lines,
            String amount,
            String report,
            boolean late) {}

    public record Share(String funder, String contracts, String acts, String percent, String time) {}
}
