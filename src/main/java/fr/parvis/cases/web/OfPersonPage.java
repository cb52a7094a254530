// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.people.PersonPanel;
import java.util.List;

/**
 * The whole list of which a person's page shows the first rows.
 *
 * @param lead the count, in words
 */
public record OfPersonPage(
        String person,
        String name,
        String title,
        String lead,
        List<PersonPanel.Line> lines,
        int number,
        int pages,
        String address) {}
