// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.values.Problem;
import java.util.List;
import java.util.UUID;

/** The bills of cases, said once for all modules. */
public interface CaseBills {

    /** {@link CaseBill#UNKNOWN} when nothing was said of it. */
    CaseBill of(UUID caseFile);

    /**
     * Says it anew. Steps that a template dates from the bill are counted anew, and the case waits for the supplier that the bill names.
     *
     * @return problems that stopped it; empty when it was written
     */
    List<Problem> keep(UUID caseFile, CaseBill bill);
}
