// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.cases.WorkRoom;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * Page of one's cases, the most urgent first.
 *
 * @param past for who leads: what still runs for persons whose files are past their time of keeping
 * @param patience days after which a case has waited long
 */
public record WorkPage(
        List<Line> overdue,
        List<Line> soon,
        List<Line> waiting,
        List<Line> all,
        int total,
        int number,
        int pages,
        int patience,
        List<Option> patiences,
        List<Line> past,
        boolean lead,
        List<WorkRoom> rooms,
        List<PersonPanel.Content> panels) {

    /**
     * @param title the step, or what is asked
     * @param text person and reason for the date
     */
    public record Line(String title, String href, String text, String when, boolean discreet) {}
}
