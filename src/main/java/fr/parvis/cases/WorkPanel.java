// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.people.PersonPanel;
import java.util.UUID;

/** A panel of other work that waits, on the page of one's cases; shown when it has lines. Modules contribute theirs as beans. */
public interface WorkPanel {
    int order();

    PersonPanel.Content of(UUID account);
}
