// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The append-only journal. An entry is written in the transaction of what it tells: both stand or neither. */
public interface Journal {

    /**
     * Notes an act of the current {@link Actor} in the current scope.
     *
     * @param action act, as {@code <module>.<verb>}: {@code access.signed-in}
     * @param subject identifier of what it was done to, never a name
     * @param facts short facts, never free text nor personal data
     */
    void note(String action, String subject, Map<String, String> facts);

    /**
     * Account that acted, and the association in whose journal its entry stands.
     *
     * @param association null for the network
     * @param account null where nobody known acted
     */
    record Author(@Nullable UUID association, @Nullable UUID account) {}

    /**
     * Notes an act whose actor or association is not the current one, such as signing in. For an association other than that of the
     * scope the database accepts only what is noted of accounts, {@code access.<verb>}.
     */
    void note(Author author, String action, String subject, Map<String, String> facts);
}
