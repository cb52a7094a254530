// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.shell.FilledForm;
import org.jspecify.annotations.Nullable;

/**
 * One note being corrected.
 *
 * @param now text that a colleague wrote meanwhile; null otherwise
 */
public record NotePage(
        String id,
        String person,
        String name,
        FilledForm filled,
        @Nullable String now) {}
