// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import java.util.List;

/** Report beside a file of the watched folder, once it was imported or refused. */
public interface FolderReport {

    /** Its lines. */
    List<String> of(Arrangement arrangement, String fileName, ReceiveList.Outcome outcome);
}
