// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import java.util.List;

/** Page of who may act under mandates. */
public record EntitledPage(List<Line> lines) {

    /**
     * @param since in words; empty for who is not entitled
     * @param renew by when it is to be renewed, in words; empty where nothing says so
     * @param renewal the page on which that is entered
     */
    public record Line(String account, String name, String since, String renew, String renewal) {}
}
