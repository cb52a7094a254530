package fr.parvis.cases;

import fr.parvis.people.PersonPanel;

/** A part of a case's page that another module shows; modules contribute theirs as beans, from top to bottom. */
public interface CasePanel {
    int order();

    PersonPanel.Content of(Cases.Named it);
}
