package fr.parvis.cases;

import fr.parvis.people.PersonPanel;

/** A part of a case's page that another module shows; modules contribute theirs as beans, from top to bottom. */
public interface CasePanel {
    int order();

    /** A panel without lines and without a word for that is not shown. */
    PersonPanel.Content of(Cases.Named it);
}
