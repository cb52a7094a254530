// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, without what it says and to whom.
 *
 * @param person the file that it is for; null for who has none
 * @param department department whose clock the person lives by
 * @param why the reason of its state, a code of {@link Why}
 * @param since time when it came into its state
 * @param insteadOf the message that it stands in for
 * @param askedBy null where a job planned it
 */
public record Message(
        UUID id,
        Subject about,
        String occasion,
        @Nullable UUID person,
        Channel by,
        String department,
        Instant sendAfter,
        Instant notAfter,
        MessageState state,
        @Nullable String why,
        Instant since,
        @Nullable UUID insteadOf,
        @Nullable UUID askedBy,
        int attempts) {}
