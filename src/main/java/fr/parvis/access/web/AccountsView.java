// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the list of accounts.
 *
 * @param knownBrowsers whether a code is asked for in a browser never seen; null for who does not decide of it
 * @param places the associations to choose from; empty for who sees only one
 * @param place the one chosen: an identifier, {@code reseau} for the network's own, "" for all
 */
public record AccountsView(
        List<ManageAccounts.Row> rows,
        int total,
        @Nullable Boolean knownBrowsers,
        String words,
        String place,
        List<Option> places,
        int page,
        int pages,
        String query) {}
