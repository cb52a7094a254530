// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import org.jspecify.annotations.Nullable;

/**
 * The sealed part of a message: whom it reaches and what it says, the same words for every channel.
 *
 * @param name first name; may be empty
 * @param phone as it was given
 * @param language ISO 639 code of the words
 */
public record MessageContent(
        String name,
        @Nullable String phone,
        @Nullable String mail,
        @Nullable String language,
        String subject,
        String text) {}
