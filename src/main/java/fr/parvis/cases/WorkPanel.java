package fr.parvis.cases;

import fr.parvis.people.PersonPanel;
import java.util.UUID;

/** What else waits for somebody, on the page of what they follow; shown when it has lines. Modules contribute theirs as beans. */
public interface WorkPanel {
    int order();

    PersonPanel.Content of(UUID account);
}
