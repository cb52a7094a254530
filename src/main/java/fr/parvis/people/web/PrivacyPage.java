// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of what a person may ask of their file.
 *
 * @param journal address of the file's journal, for an account that may read the journal
 */
public record PrivacyPage(
        String id,
        String name,
        boolean lead,
        List<String> reasons,
        @Nullable String journal) {}
