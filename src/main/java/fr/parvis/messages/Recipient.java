// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recipient of a message: the person of a file, or somebody without one. */
public sealed interface Recipient {

    /** The person of a file, reached as it says when the message is planned; needs their agreement to be contacted. */
    record OfFile(UUID person) implements Recipient {}

    /**
     * Somebody without a file who agreed to this one contact.
     *
     * @param name first name; may be empty
     * @param language ISO 639 code
     * @param commune INSEE code: the clock that they live by; without it, the one of the association
     */
    record Given(
            String name,
            @Nullable String phone,
            @Nullable String mail,
            @Nullable String language,
            @Nullable String commune)
            implements Recipient {}
}
