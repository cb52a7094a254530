// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import org.jspecify.annotations.Nullable;

/**
 * A legal text as the public reads it.
 *
 * @param key of its title
 * @param language language that it is written in
 * @param changed day of its last change; null: it comes with Parvis
 */
public record LegalPage(
        String key, String html, String language, @Nullable String changed) {}
