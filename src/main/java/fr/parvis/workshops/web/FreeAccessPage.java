// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * Free access to computers at a point today.
 *
 * @param point point shown; empty until one is chosen
 * @param id of the use that the next press begins
 * @param today count of today, in a sentence
 */
public record FreeAccessPage(List<Option> points, String point, String id, List<Row> rows, String today) {

    /** Somebody who is at a computer since a time. */
    public record Row(String href, String since) {}
}
