// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.people.PersonPanel;
import java.util.UUID;

/** Panel on the page of one's cases with other work that waits; shown when it has lines. Modules contribute theirs as beans. */
public interface WorkPanel {
    int order();

    PersonPanel.Content of(UUID account);
}
