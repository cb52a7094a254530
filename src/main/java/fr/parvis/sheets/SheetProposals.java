// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proposals of another module for the sheet of a visit or a case, to be checked before it is printed. Modules contribute theirs as beans.
 */
public interface SheetProposals {

    /** @param account account that prints @param source the visit or the case */
    Optional<Proposal> of(UUID account, UUID source);

    /** A step, and the day by which it is to be done. */
    record Proposal(String step, @Nullable LocalDate by) {}
}
