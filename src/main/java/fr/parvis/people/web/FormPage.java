// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a file.
 *
 * @param action address that it is sent to
 * @param from the visit that it is opened from, in words
 * @param named persons named at that visit already
 * @param alike files that may be the same person's
 * @param warned whether a text holds what may be left knowingly
 */
public record FormPage(
        FileForm form,
        Problems problems,
        String title,
        String action,
        String cancel,
        @Nullable String from,
        List<Option> languages,
        List<Option> adaptations,
        List<Option> manners,
        List<PersonRow> named,
        List<PersonRow> alike,
        boolean warned,
        boolean fresh) {}
