// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts;

import java.util.List;
import java.util.UUID;

/** Reports that were written on contracts of the association in scope; the module that writes reports implements it. */
public interface ContractReports {

    /** @param state in words; {@code frozen}: whether its figures stay */
    record Written(String title, String state, boolean frozen, String href) {}

    /** Reports on a contract, the latest first. */
    List<Written> of(UUID contract);

    /** Address of the page on which one on that contract is begun. */
    String begin(UUID contract);
}
