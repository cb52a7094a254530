// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.RowProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Content of the pages of an import: the choice of a file, its preview, what was done. */
public interface ImportPage {

    /** @param associations to choose from; none when one's own is meant */
    record Choice(Problems problems, List<Option> associations, String association, String newAssociation) {}

    /**
     * Changes that would be made.
     *
     * @param place key of what says which row
     * @param ignoredColumns in one line; empty when all are known
     */
    record Preview(
            UUID id,
            String fileName,
            String association,
            String encoding,
            long created,
            long changed,
            long unchanged,
            int refused,
            String place,
            List<RowProblem> errors,
            List<RowProblem> warnings,
            String ignoredColumns) {
        public boolean nothingToTake() {
            return created + changed == 0;
        }
    }

    /** Changes that were made. */
    record Result(
            UUID id,
            String fileName,
            String association,
            @Nullable UUID associationId,
            int created,
            int changed,
            int unchanged,
            int refused) {}
}
