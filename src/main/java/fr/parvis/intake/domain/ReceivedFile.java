// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * File of a list as it was received.
 *
 * @param way one of {@link fr.parvis.arrangements.Arrangement#WAYS}
 * @param name as the sender calls it
 * @param by the account that sends it; null where a program puts it into the watched folder
 */
public record ReceivedFile(
        String way, String name, byte[] bytes, @Nullable UUID by) {}
