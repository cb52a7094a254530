// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

/** The demonstration's way in: a directory as a file of the exchange format. */
public interface PastPartners {

    /**
     * Takes the rows that are good, in the current scope: the network's head shares them with all. Those known already stay.
     *
     * @return number of partners and services added
     */
    int load(String file);
}
