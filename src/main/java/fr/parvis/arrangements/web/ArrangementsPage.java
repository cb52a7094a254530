// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.web;

import java.util.List;

/** Content of pages of arrangements besides the form. */
public interface ArrangementsPage {

    /** Page of all arrangements. */
    record All(List<Row> rows) {}

    /**
     * One of them.
     *
     * @param about partner, matter, days
     */
    record Row(String name, String href, String about, String state, boolean running) {}

    /** The choice of the partner, before the form. */
    record Choice(String words, List<Found> found, boolean searched) {}

    /** A partner that was found. */
    record Found(String name, String href) {}
}
