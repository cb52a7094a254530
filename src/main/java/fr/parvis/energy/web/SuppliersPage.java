// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import java.util.List;

/** The suppliers of energy, each with whom to reach there and how it reacts. */
public record SuppliersPage(List<Row> suppliers) {

    /**
     * One supplier.
     *
     * @param href of its page in the directory; of the form that notes it where there is none
     * @param known whether it stands in the directory
     * @param services the correspondant solidarité-précarité first
     * @param practices practices beyond the law that it declares, dated
     * @param answers time taken to answer referrals, in words
     */
    public record Row(
            String name, String href, boolean known, List<Channel> services, List<String> practices, String answers) {}

    /** @param solidarity whether it is the one for households in difficulty */
    public record Channel(String name, boolean solidarity, List<String> channels) {}
}
