// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.people.PersonPanel;

/** A part of a case's page that another module shows; modules contribute theirs as beans, from top to bottom. */
public interface CasePanel {
    int order();

    /** Lines with a day stand in the timeline of the case, the actions in its menu; a panel without other lines is not shown. */
    PersonPanel.Content of(Cases.Named it);
}
