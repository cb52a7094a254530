// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * A template as its form has it.
 *
 * @param fields those that it may ask, as they are written
 */
public record TemplatePage(
        String code,
        boolean fresh,
        String label,
        String kind,
        String theme,
        String addressee,
        String reference,
        String subject,
        String salutation,
        String body,
        String closing,
        String enclosures,
        String sources,
        boolean closed,
        int version,
        List<Option> themes,
        List<Option> kinds,
        List<String> fields,
        Problems problems) {}
